import { decomposeUse, type GateUse, matrixOfUse, qisGates } from '../../gates/index.js';
import {
  type Angle,
  adjoint,
  axisAngle,
  dimension,
  frobeniusDistance,
  identity,
  isNumeric,
  kak,
  type Matrix,
  multiply,
  scaleAngle,
  subtractAngles,
} from '../../math/index.js';
import { HADAMARD, inOrder, phaseMatrix } from './small-matrices.js';

/** A step of a circuit as a path sum takes it; angles in radians. */
export type Instruction =
  /** A one-qubit gate. */
  | { readonly kind: 'local'; readonly wire: number; readonly matrix: Matrix }
  /** A phase where all controls are 1 and so is the exclusive or of some wires; without wires, where the controls are. */
  | {
      readonly kind: 'phase';
      readonly controls: readonly number[];
      readonly parity: readonly number[];
      readonly angle: Angle;
    }
  /** Where all controls are 1, gives each target the exclusive or of some wires among the targets, negated or not. */
  | {
      readonly kind: 'move';
      readonly controls: readonly number[];
      readonly targets: readonly number[];
      readonly images: readonly { readonly parity: readonly number[]; readonly isNegated: boolean }[];
    };

/** A gate as instructions, and how far they are from it at most, in operator norm up to a phase. */
export interface Lowered {
  readonly instructions: readonly Instruction[];
  readonly distance: number;
}

/** Entries nearer to zero than this are taken for it; the change is booked. */
const NEAR = 1e-9;

/** Rounding of the few operations that find a form and its distance. */
const COMPUTED = 2 ** -46;

/** A gate as instructions; undefined for one that there is no way to take apart. */
export function lowered(use: GateUse): Lowered | undefined {
  const { gate, parameters, targets } = use;
  if (gate.kind !== 'unitary') return { instructions: [], distance: 0 };
  if (parameters.every(isNumeric) && (targets.length === 1 || targets.length === 2)) return numeric(use);
  const rotated = rotation(use);
  if (rotated !== undefined) return { instructions: rotated, distance: 0 };
  return takenApart(use);
}

/** What the gate table says that a gate consists of. */
function takenApart(use: GateUse): Lowered | undefined {
  const parts = decomposeUse(use);
  return parts && inSequence(parts.uses);
}

function inSequence(uses: readonly GateUse[]): Lowered | undefined {
  const instructions: Instruction[] = [];
  let distance = 0;
  for (const each of uses) {
    const found = lowered(each);
    if (found === undefined) return undefined;
    instructions.push(...found.instructions);
    distance += found.distance;
  }
  return { instructions, distance };
}

/** A gate on one or two targets by its matrix. */
function numeric(use: GateUse): Lowered | undefined {
  const { gate, parameters, controls, targets, data } = use;
  const matrix = gate.matrix(parameters as readonly number[], data, targets.length);
  if (targets.length === 1 && controls.length === 0) {
    return { instructions: [{ kind: 'local', wire: targets[0]!, matrix }], distance: 0 };
  }
  const moved = monomial(matrix, controls, targets);
  if (moved !== undefined) return moved;
  if (targets.length === 1) return controlledLocal(matrix, controls, targets[0]!);
  const parts = decomposeUse(use);
  if (parts === undefined) return interaction(matrix, controls, targets);
  const found = inSequence(parts.uses);
  if (found === undefined || controls.length > 0) return found;
  // The gate table is not taken at its word where the product is small enough to be looked at.
  const product = parts.uses.reduce((made, part) => multiply(onPair(part, targets), made), identity(4));
  return { ...found, distance: found.distance + frobeniusDistance(matrix, product) + COMPUTED };
}

/** The matrix of a gate on one or both of two wires. */
function onPair(use: GateUse, wires: readonly number[]): Matrix {
  const own = [...use.controls, ...use.targets];
  const small = matrixOfUse(use);
  const size = dimension(small);
  const result = new Float64Array(32);
  const bit = (index: number, wire: number): number => (index >> (1 - wires.indexOf(wire))) & 1;
  const place = (index: number): number => own.reduce((sum, wire) => 2 * sum + bit(index, wire), 0);
  const others = wires.filter((wire) => !own.includes(wire));
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < 4; column++) {
      if (others.some((wire) => bit(row, wire) !== bit(column, wire))) continue;
      const from = 2 * (place(row) * size + place(column));
      result[2 * (4 * row + column)] = small[from]!;
      result[2 * (4 * row + column) + 1] = small[from + 1]!;
    }
  }
  return result;
}

/** A matrix with one entry in each column as phases and a move; undefined where it has more, to 1e-9. */
function monomial(matrix: Matrix, controls: readonly number[], targets: readonly number[]): Lowered | undefined {
  const size = dimension(matrix);
  const images: number[] = [];
  const phases: number[] = [];
  const exact = new Float64Array(matrix.length);
  for (let column = 0; column < size; column++) {
    for (let row = 0; row < size; row++) {
      const at = 2 * (row * size + column);
      const modulus = Math.hypot(matrix[at]!, matrix[at + 1]!);
      if (modulus <= NEAR) continue;
      if (Math.abs(modulus - 1) > NEAR || images.length > column || images.includes(row)) return undefined;
      images.push(row);
      phases.push(Math.atan2(matrix[at + 1]!, matrix[at]!));
      exact[at] = matrix[at]! / modulus;
      exact[at + 1] = matrix[at + 1]! / modulus;
    }
    if (images.length !== column + 1) return undefined;
  }
  const instructions = [...diagonal(phases, controls, targets), ...permuted(images, controls, targets)];
  return { instructions, distance: absoluteDistance(matrix, exact) + COMPUTED };
}

function absoluteDistance(a: Matrix, b: Matrix): number {
  return Math.sqrt(a.reduce((sum, entry, k) => sum + (entry - b[k]!) ** 2, 0));
}

/** Phases of basis states by index as phases of parities; the first listed target is the most significant bit. */
function diagonal(
  phases: readonly number[],
  controls: readonly number[],
  targets: readonly number[],
): readonly Instruction[] {
  const found: Instruction[] = [];
  // A phase of the state 0 is a phase of the controls, or of everything.
  const [common] = phases as [number];
  if (common !== 0 && controls.length > 0) found.push({ kind: 'phase', controls, parity: [], angle: common });
  const [first, second] = targets as [number, number];
  const add = (parity: readonly number[], angle: number): void => {
    if (angle !== 0) found.push({ kind: 'phase', controls, parity, angle });
  };
  if (targets.length === 1) {
    add([first], phases[1]! - common);
    return found;
  }
  const [at01, at10, at11] = [1, 2, 3].map((index) => phases[index]! - common) as [number, number, number];
  // a x + b y + c (x xor y), with a + c = at10, b + c = at01 and a + b = at11.
  add([first], (at10 - at01 + at11) / 2);
  add([second], (at01 - at10 + at11) / 2);
  add([first, second], (at10 + at01 - at11) / 2);
  return found;
}

/** A permutation of the basis states of one or two wires, all of which are affine. */
function permuted(
  images: readonly number[],
  controls: readonly number[],
  targets: readonly number[],
): readonly Instruction[] {
  if (images.every((image, index) => image === index)) return [];
  const last = targets.length - 1;
  const [origin] = images as [number];
  const moved = targets.map((_, k) => ({
    parity: targets.filter((_, j) => (((images[1 << (last - j)]! ^ origin) >> (last - k)) & 1) === 1),
    isNegated: ((origin >> (last - k)) & 1) === 1,
  }));
  return [{ kind: 'move', controls, targets, images: moved }];
}

/** A controlled one-qubit gate, whose eigenvectors need no control. */
function controlledLocal(matrix: Matrix, controls: readonly number[], wire: number): Lowered {
  const { axis, angle, phase } = axisAngle(matrix);
  const [x, y, z] = axis;
  // Ry(theta) and then Rz(phi) turn the Z axis into the gate's axis.
  const tilt = Math.acos(Math.max(-1, Math.min(1, z)));
  const towards = inOrder(HADAMARD, phaseMatrix(tilt), HADAMARD, phaseMatrix(Math.PI / 2 + Math.atan2(y, x)));
  const lower = phase - angle / 2;
  const [c, s] = [Math.cos(lower), Math.sin(lower)];
  const eigen = inOrder(phaseMatrix(angle), Float64Array.of(c, s, 0, 0, 0, 0, c, s));
  const product = inOrder(adjoint(towards), eigen, towards);
  return {
    instructions: [
      { kind: 'local', wire, matrix: adjoint(towards) },
      { kind: 'phase', controls, parity: [], angle: lower },
      { kind: 'phase', controls, parity: [wire], angle },
      { kind: 'local', wire, matrix: towards },
    ],
    distance: absoluteDistance(matrix, product) + COMPUTED,
  };
}

/** A two-qubit gate by its interactions (KAK); with controls, each part of it is controlled. */
function interaction(matrix: Matrix, controls: readonly number[], targets: readonly number[]): Lowered | undefined {
  const { phase, x, y, z, before, after } = kak(matrix);
  const rotate = (gate: GateUse['gate'], angle: number): GateUse => ({
    gate,
    parameters: [-2 * angle],
    controls,
    targets,
  });
  const local = (own: Matrix, k: number): GateUse => ({
    gate: qisGates.unitary,
    parameters: [],
    controls,
    targets: [targets[k]!],
    data: { matrix: own },
  });
  const uses = [
    ...before.map(local),
    rotate(qisGates.xx, x),
    rotate(qisGates.yy, y),
    rotate(qisGates.zz, z),
    ...after.map(local),
  ];
  const found = inSequence(uses);
  if (found === undefined) return undefined;
  const bare = uses.map((use) => onPair({ ...use, controls: [] }, targets));
  const [c, s] = [Math.cos(phase), Math.sin(phase)];
  const product = inOrder(
    identity(4).map((entry) => entry),
    ...bare,
  );
  const phased = product.map((entry, k) =>
    k % 2 === 0 ? c * entry - s * product[k + 1]! : c * entry + s * product[k - 1]!,
  );
  const overall: Instruction[] = controls.length === 0 ? [] : [{ kind: 'phase', controls, parity: [], angle: phase }];
  return {
    instructions: [...overall, ...found.instructions],
    distance: found.distance + absoluteDistance(matrix, phased) + COMPUTED,
  };
}

/** A rotation about one Pauli string, by any angle: turned into one about Zs, without controls, and back. */
function rotation(use: GateUse): readonly Instruction[] | undefined {
  const { gate, parameters, controls, targets } = use;
  const [only, ...others] = gate.rotation?.generator ?? [];
  if (gate.rotation === undefined || only === undefined || others.length > 0 || only[1] !== 1) return undefined;
  const [letters] = only;
  const angle = gate.rotation.angle(parameters);
  const turns = targets.flatMap((wire, k) => {
    const turn = TO_Z[letters[k]!];
    return turn === undefined ? [] : [{ wire, turn }];
  });
  const parity = targets.filter((_, k) => letters[k] !== 'I');
  const common = subtractAngles(gate.rotation.phase(parameters), scaleAngle(angle, 0.5));
  return [
    ...turns.map(({ wire, turn }): Instruction => ({ kind: 'local', wire, matrix: turn })),
    ...(controls.length === 0 ? [] : [{ kind: 'phase', controls, parity: [], angle: common } as const]),
    { kind: 'phase', controls, parity, angle },
    ...turns.map(({ wire, turn }): Instruction => ({ kind: 'local', wire, matrix: adjoint(turn) })),
  ];
}

/** Gates V with `V P V^-1 = Z`. */
const TO_Z: Readonly<Record<string, Matrix>> = {
  X: HADAMARD,
  Y: inOrder(phaseMatrix(-Math.PI / 2), HADAMARD),
};
