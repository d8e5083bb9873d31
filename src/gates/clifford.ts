import { countOnes, type Matrix, parityOf } from '../math/index.js';
import { type GateUse, matrixOfUse } from './facts.js';
import type { Gate, Rotation } from './gate.js';

/**
 * A Pauli string with a sign, over the wires of a gate: controls first, then targets in the gate's order.
 *
 * Bit k of the masks is wire k: X or Y sets `x`, Z or Y sets `z`.
 */
export interface SignedPauli {
  readonly x: number;
  readonly z: number;
  readonly negative: boolean;
}

/**
 * How a Clifford gate U conjugates Paulis: what `U P U^-1` is for X and for Z on each of its wires.
 *
 * Wires are the gate's own: controls first, then targets.
 */
export interface CliffordAction {
  readonly wires: number;
  /** The image of X on each wire. */
  readonly imagesOfX: readonly SignedPauli[];
  /** The image of Z on each wire. */
  readonly imagesOfZ: readonly SignedPauli[];
}

/** Beyond this many wires a matrix would take too long. */
const WIDEST = 6;
/**
 * Entries of a conjugated Pauli, and angles in radians, may be off by this much: a verdict that rests on it says so, and
 * sampled results are off by no more for each gate.
 */
export const CLIFFORD_TOLERANCE = 1e-9;

/**
 * How a gate with its parameters and controls conjugates Paulis, or undefined where it is not Clifford.
 *
 * Also undefined for barriers, for parameters that are no numbers, and for gates on more than 6 wires, which
 * {@link decomposeUse} takes apart.
 */
export function cliffordActionOf(use: GateUse): CliffordAction | undefined {
  const { gate, parameters, controls, targets, data } = use;
  const wires = controls.length + targets.length;
  if (gate.kind === 'barrier' || wires > WIDEST) return undefined;
  for (const parameter of parameters) if (typeof parameter !== 'number') return undefined;
  if (controls.length === 0 && gate.rotation?.generator.length === 1) return ofPauliRotation(gate, use);
  if (parameters.length > 0 || data) return actionOfMatrix(matrixOfUse(use), wires);
  let known = constants.get(gate);
  if (!known) {
    known = new Map();
    constants.set(gate, known);
  }
  if (!known.has(controls.length)) known.set(controls.length, actionOfMatrix(matrixOfUse(use), wires));
  return known.get(controls.length);
}

/** Gates without parameters, by their number of controls. */
const constants = new WeakMap<Gate, Map<number, CliffordAction | undefined>>();
/** Rotations about a Pauli string, by their number of quarter turns. */
const rotations = new WeakMap<Gate, (CliffordAction | undefined)[]>();

/** exp(-i angle/2 P) is Clifford exactly at the multiples of pi/2, of which four differ in what they do to Paulis. */
function ofPauliRotation(gate: Gate, use: GateUse): CliffordAction | undefined {
  const [, weight] = (gate.rotation as Rotation).generator[0]!;
  const angle = (gate.rotation as Rotation).angle(use.parameters) as number;
  const turned = (angle * weight) / (Math.PI / 2);
  const whole = Math.round(turned);
  if (!(Math.abs(turned - whole) * (Math.PI / 2) <= CLIFFORD_TOLERANCE)) return undefined;
  const quarters = ((whole % 4) + 4) % 4;
  let known = rotations.get(gate);
  if (!known) {
    known = [];
    rotations.set(gate, known);
  }
  known[quarters] ??= actionOfMatrix(matrixOfUse(use), use.targets.length);
  return known[quarters];
}

/** The action of a unitary on 2^wires dimensions, first wire most significant; undefined where it is not Clifford. */
function actionOfMatrix(matrix: Matrix, wires: number): CliffordAction | undefined {
  const imagesOfX: SignedPauli[] = [];
  const imagesOfZ: SignedPauli[] = [];
  for (let wire = 0; wire < wires; wire++) {
    const bit = 1 << (wires - 1 - wire);
    const ofX = conjugated(matrix, wires, bit, 0);
    if (!ofX) return undefined;
    const ofZ = conjugated(matrix, wires, 0, bit);
    if (!ofZ) return undefined;
    imagesOfX.push(ofX);
    imagesOfZ.push(ofZ);
  }
  return Object.freeze({ wires, imagesOfX: Object.freeze(imagesOfX), imagesOfZ: Object.freeze(imagesOfZ) });
}

/** U P U^-1 for P = X (`flip`) or Z (`mark`) on one bit of the index, where that is a Pauli string. */
function conjugated(u: Matrix, wires: number, flip: number, mark: number): SignedPauli | undefined {
  const size = 1 << wires;
  // In row r, a Pauli string has its only entry in column r ^ x: (-i)^ys (-1)^(r & z), up to its sign.
  let x = 0;
  let z = 0;
  let firstRe = 0;
  let firstIm = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let re = 0;
      let im = 0;
      for (let k = 0; k < size; k++) {
        const a = 2 * (row * size + k);
        const b = 2 * (column * size + (k ^ flip));
        const sign = (k & mark) === 0 ? 1 : -1;
        re += sign * (u[a]! * u[b]! + u[a + 1]! * u[b + 1]!);
        im += sign * (u[a + 1]! * u[b]! - u[a]! * u[b + 1]!);
      }
      if (row === 0 && re * re + im * im > 0.5) {
        x = column;
        firstRe = Math.round(re);
        firstIm = Math.round(im);
      }
      if (row > 0 && column === (row ^ x) && isPowerOfTwo(row) && re * firstRe + im * firstIm < 0) z |= row;
      const expected = column !== (row ^ x) ? 0 : parityOf(row & z) === 0 ? 1 : -1;
      if (!(near(re, expected * firstRe) && near(im, expected * firstIm))) return undefined;
    }
  }
  // Hermitian: the first entry over (-i)^ys is 1 or -1.
  const ys = countOnes(x & z) % 4;
  const negative = [firstRe, -firstIm, -firstRe, firstIm][ys]! < 0;
  return Object.freeze({ x: reversed(x, wires), z: reversed(z, wires), negative });
}

function near(value: number, wanted: number): boolean {
  return Math.abs(value - wanted) <= CLIFFORD_TOLERANCE;
}

function isPowerOfTwo(value: number): boolean {
  return (value & (value - 1)) === 0;
}

/** Bits of the index, where the first wire is the most significant, as bits by wire. */
function reversed(bits: number, wires: number): number {
  let result = 0;
  for (let wire = 0; wire < wires; wire++) if ((bits >> (wires - 1 - wire)) & 1) result |= 1 << wire;
  return result;
}
