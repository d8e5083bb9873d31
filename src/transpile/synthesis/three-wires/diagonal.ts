import { qisGates } from '../../../gates/index.js';
import { type Matrix, rotationMatrix, wrapRadians } from '../../../math/index.js';
import type { LocalRuns } from './local-runs.js';

/** Phases (radians) of this size are not written: the whole form is compared with what it stands for afterwards. */
const UNWRITTEN_PHASE = 1e-10;
const PI = Math.PI;

const HADAMARD = Float64Array.of(Math.SQRT1_2, 0, Math.SQRT1_2, 0, Math.SQRT1_2, 0, -Math.SQRT1_2, 0);

/** The pairs of positions of a triple, each beside the position that it leaves out. */
const PAIRS = [
  [1, 2, 0],
  [0, 2, 1],
  [0, 1, 2],
] as const;

/** A way to write a diagonal on three wires, and what it costs. */
export interface DiagonalForm {
  readonly entanglingGates: number;
  /** In full gates. */
  readonly entanglingAngle: number;
  /** Whether a doubly controlled Z or X is in it. */
  readonly toffoli: boolean;
  /** Appends it to operations on the wires 0, 1 and 2; `flipped` is the wire that a Hadamard on each side is ready for. */
  readonly write: (runs: LocalRuns, flipped: number | undefined) => void;
}

/** The phases of a diagonal matrix of dimension 8, or undefined if it is none. */
export function phasesOfDiagonal(matrix: Matrix, tolerance: number): Float64Array | undefined {
  const phases = new Float64Array(8);
  for (let row = 0; row < 8; row++) {
    for (let column = 0; column < 8; column++) {
      const re = matrix[2 * (8 * row + column)]!;
      const im = matrix[2 * (8 * row + column) + 1]!;
      if (row === column) phases[row] = Math.atan2(im, re);
      else if (Math.abs(re) + Math.abs(im) > tolerance) return undefined;
    }
  }
  return phases;
}

/** The cheapest known forms of a diagonal with these phases. */
export function diagonalForms(phases: Float64Array): readonly DiagonalForm[] {
  const cubic = wrapRadians(cubicPart(phases));
  if (Math.abs(cubic) < UNWRITTEN_PHASE) return [pairForm(phases)];
  const forms = parityForms(phases);
  return Math.abs(Math.abs(cubic) - PI) < UNWRITTEN_PHASE ? [toffoliForm(phases), ...forms] : forms;
}

/** A diagonal without a cubic part: at most one interaction a pair. */
function pairForm(phases: Float64Array): DiagonalForm {
  const angles = PAIRS.map((pair) => wrapRadians(quadraticPart(phases, pair)));
  return {
    toffoli: false,
    entanglingGates: angles.filter((angle) => Math.abs(angle) > UNWRITTEN_PHASE).length,
    entanglingAngle: angles.reduce((sum, angle) => sum + Math.abs(angle) / PI, 0),
    write: (runs, flipped) => {
      const rest = phases.slice();
      PAIRS.forEach((pair, k) => {
        if (Math.abs(angles[k]!) > UNWRITTEN_PHASE) writeControlledPhase(runs, rest, pair, angles[k]!, flipped);
      });
      writeLinear(runs, rest);
    },
  };
}

/** A doubly controlled Z, some of its controls on 0, and controlled phases. */
function toffoliForm(phases: Float64Array): DiagonalForm {
  const angles = PAIRS.map((pair) => wrapRadians(quadraticPart(phases, pair)));
  // (1 - a) b c = b c - a b c: a control on 0 adds half a turn to the phase of the other two.
  const inverted = angles.map((angle) => Math.abs(angle) > PI / 2 + UNWRITTEN_PHASE);
  const left = angles.map((angle, k) => (inverted[k] ? wrapRadians(angle - PI) : angle));
  return {
    toffoli: true,
    entanglingGates: 5 + left.filter((angle) => Math.abs(angle) > UNWRITTEN_PHASE).length,
    entanglingAngle: left.reduce((sum, angle) => sum + Math.abs(angle) / PI, 3.5),
    write: (runs, flipped) => {
      const rest = phases.slice();
      const flip = () => {
        for (let k = 0; k < 3; k++) if (inverted[k]) runs.flip(k);
      };
      flip();
      const target = flipped ?? 2;
      const controls = [0, 1, 2].filter((k) => k !== target);
      inBasis(runs, target, flipped, () => {
        runs.add(flipped === undefined ? qisGates.z : qisGates.x, [], controls, [target]);
      });
      flip();
      const all = inverted.reduce((mask, on, k) => (on ? mask ^ (4 >> k) : mask), 7);
      rest[all] = rest[all]! - PI;
      PAIRS.forEach((pair, k) => {
        const angle = wrapRadians(quadraticPart(rest, pair));
        if (Math.abs(left[k]!) > UNWRITTEN_PHASE) writeControlledPhase(runs, rest, pair, angle, flipped);
      });
      writeLinear(runs, rest);
    },
  };
}

/**
 * Rotations about the parities of wires: that of all three and of one pair between two CNOTs, the other pairs directly.
 *
 * The phases are only known modulo a turn, which makes two different sets of angles.
 */
function parityForms(phases: Float64Array): readonly DiagonalForm[] {
  const forms: DiagonalForm[] = [];
  for (const turns of [0, 1]) {
    const shifted = phases.slice();
    shifted[7] = shifted[7]! + 2 * PI * turns;
    const whole = parityAngle(shifted, 7);
    const angles = PAIRS.map(([p, q]) => parityAngle(shifted, (4 >> p) | (4 >> q)));
    // The pair with the largest angle is the one that costs nothing.
    let leftOut = 0;
    for (const k of [1, 2]) if (Math.abs(angles[k]!) > Math.abs(angles[leftOut]!) + UNWRITTEN_PHASE) leftOut = k;
    const others = [0, 1, 2].filter((k) => k !== leftOut && Math.abs(angles[k]!) > UNWRITTEN_PHASE);
    forms.push({
      toffoli: false,
      entanglingGates: 3 + others.length,
      entanglingAngle: others.reduce((sum, k) => sum + Math.abs(angles[k]!) / (PI / 2), 2 + Math.abs(whole) / (PI / 2)),
      write: (runs, flipped) => {
        const rest = phases.slice();
        const [control, parity, last] = PAIRS[leftOut]!;
        const pair = (k: number) => {
          const [p, q] = PAIRS[k]!;
          writeInteraction(runs, p, q, angles[k]!, flipped);
          takeParity(rest, (4 >> p) | (4 >> q), angles[k]!);
        };
        // The pair of the parity wire and the last one stands before, the other one after, so that neither is in between.
        for (const k of others) if (k === control) pair(k);
        const free = angles[leftOut]!;
        runs.add(qisGates.x, [], [control], [parity]);
        runs.add(qisGates.zz, [whole], [], [parity, last]);
        runs.local(rotationMatrix([0, 0, 1], free), parity);
        runs.add(qisGates.x, [], [control], [parity]);
        takeParity(rest, 7, whole);
        takeParity(rest, (4 >> control) | (4 >> parity), free);
        for (const k of others) if (k !== control) pair(k);
        writeLinear(runs, rest);
      },
    });
  }
  return forms;
}

function cubicPart(phases: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < 8; index++) sum += phases[index]! * (parityOf(index) ? 1 : -1);
  return sum;
}

/** The phase that two ones bring beyond what each brings, the third wire being 0. */
function quadraticPart(phases: Float64Array, [p, q]: readonly [number, number, number]): number {
  const [a, b] = [4 >> p, 4 >> q];
  return phases[a | b]! - phases[a]! - phases[b]! + phases[0]!;
}

/** The angle of exp(-i angle/2 Z...Z) on the wires of a mask in a diagonal, in -pi/2 .. pi/2 up to local gates. */
function parityAngle(phases: Float64Array, mask: number): number {
  let sum = 0;
  for (let index = 0; index < 8; index++) sum += phases[index]! * (parityOf(index & mask) ? -1 : 1);
  const angle = -sum / 4;
  return angle - PI * Math.round(angle / PI);
}

function parityOf(index: number): boolean {
  return ((index ^ (index >> 1) ^ (index >> 2)) & 1) === 1;
}

function takeParity(phases: Float64Array, mask: number, angle: number): void {
  for (let index = 0; index < 8; index++) {
    phases[index] = phases[index]! + (parityOf(index & mask) ? -angle / 2 : angle / 2);
  }
}

/** A controlled phase in the bases of the wires; what it leaves to local gates stays in the rest. */
function writeControlledPhase(
  runs: LocalRuns,
  rest: Float64Array,
  [p, q]: readonly [number, number, number],
  angle: number,
  flipped: number | undefined,
): void {
  if (Math.abs(Math.abs(angle) - PI) < UNWRITTEN_PHASE) {
    const [control, target] = q === flipped || p !== flipped ? [p, q] : [q, p];
    inBasis(runs, target, flipped, () => {
      runs.add(target === flipped ? qisGates.x : qisGates.z, [], [control], [target]);
    });
    for (let index = 0; index < 8; index++) {
      if ((index & (4 >> p)) !== 0 && (index & (4 >> q)) !== 0) rest[index] = rest[index]! - PI;
    }
  } else {
    writeInteraction(runs, p, q, -angle / 2, flipped);
    takeParity(rest, (4 >> p) | (4 >> q), -angle / 2);
  }
}

function writeInteraction(runs: LocalRuns, p: number, q: number, angle: number, flipped: number | undefined): void {
  const [first, second] = p === flipped ? [q, p] : [p, q];
  inBasis(runs, second, flipped, () => {
    runs.add(second === flipped ? qisGates.rzx : qisGates.zz, [angle], [], [first, second]);
  });
}

/** Writes between Hadamards, which meet those around the whole, if the wire is the flipped one. */
function inBasis(runs: LocalRuns, wire: number, flipped: number | undefined, write: () => void): void {
  if (wire === flipped) runs.local(HADAMARD, wire);
  write();
  if (wire === flipped) runs.local(HADAMARD, wire);
}

/** What is left of a diagonal when all interactions are taken out: a phase for each wire and for all. */
function writeLinear(runs: LocalRuns, rest: Float64Array): void {
  runs.phase(rest[0]!);
  for (let position = 0; position < 3; position++) {
    runs.phaseGate(rest[4 >> position]! - rest[0]!, position);
  }
}
