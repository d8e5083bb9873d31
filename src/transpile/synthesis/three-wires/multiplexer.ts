import { qisGates } from '../../../gates/index.js';
import {
  adjoint,
  axisAngle,
  cross,
  dot,
  identity,
  type Matrix,
  multiply,
  opposite,
  type Vector,
  withPhase,
  wrapRadians,
} from '../../../math/index.js';
import { towardsZ } from './control-like.js';
import type { LocalRuns } from './local-runs.js';
import { maskOf } from './three-wire-matrix.js';

/** Angles and entries of this size may be none: forms are multiplied out before they are taken. */
const NO_ENTRY = 1e-9;
const PI = Math.PI;
const ONE = identity(2);
const HADAMARD = Float64Array.of(Math.SQRT1_2, 0, Math.SQRT1_2, 0, Math.SQRT1_2, 0, -Math.SQRT1_2, 0);

/** Positions of two controls and a target. */
export interface Multiplexer {
  readonly one: number;
  readonly other: number;
  readonly target: number;
}

/** One-qubit gates on the target for the values 00, 01, 10, 11 of the controls `one` and `other`. */
export type Choices = readonly [Matrix, Matrix, Matrix, Matrix];

/** e^{i phase} times a rotation; radians. */
export interface Turn {
  readonly axis: Vector;
  readonly angle: number;
  readonly phase: number;
}

/** The gates on the target for all values of the controls, or undefined if the matrix is not made of such. */
export function choicesOf(matrix: Matrix, { one, other, target }: Multiplexer, tolerance: number): Choices | undefined {
  const choices = [0, 1, 2, 3].map(() => new Float64Array(8)) as unknown as Choices;
  const bit = maskOf(target);
  for (let row = 0; row < 8; row++) {
    for (let column = 0; column < 8; column++) {
      const at = 2 * (8 * row + column);
      if (((row ^ column) & ~bit) !== 0) {
        if (Math.abs(matrix[at]!) + Math.abs(matrix[at + 1]!) > tolerance) return undefined;
        continue;
      }
      const choice = choices[(row & maskOf(one) ? 2 : 0) + (row & maskOf(other) ? 1 : 0)]!;
      const to = 2 * ((row & bit ? 2 : 0) + (column & bit ? 1 : 0));
      choice[to] = matrix[at]!;
      choice[to + 1] = matrix[at + 1]!;
    }
  }
  return choices;
}

/** The 8 by 8 matrix of gates on the target for all values of the controls. */
export function withChoices(choices: Choices, { one, other, target }: Multiplexer): Matrix {
  const matrix = new Float64Array(128);
  const bit = maskOf(target);
  for (let row = 0; row < 8; row++) {
    const choice = choices[(row & maskOf(one) ? 2 : 0) + (row & maskOf(other) ? 1 : 0)]!;
    for (const value of [0, 1]) {
      const column = (row & ~bit) | (value ? bit : 0);
      const from = 2 * ((row & bit ? 2 : 0) + value);
      matrix[2 * (8 * row + column)] = choice[from]!;
      matrix[2 * (8 * row + column) + 1] = choice[from + 1]!;
    }
  }
  return matrix;
}

/** What control `one` does alone, and what is left once that is taken off one side; `choices[0]` comes after both. */
export interface Peeling {
  readonly peeled: Turn;
  readonly rest: Choices;
  readonly side: 'before' | 'after';
}

/** Both ways to take off what control `one` does alone, where what is left on the target shares an axis. */
export function peelings(choices: Choices): readonly Peeling[] {
  const [second, first, both] = relativeTo(choices[0], choices[1], choices[2], choices[3]);
  const inverse = adjoint(first);
  return (['before', 'after'] as const)
    .map((side): Peeling => {
      const left = side === 'after' ? multiply(inverse, both) : multiply(both, inverse);
      return { peeled: axisAngle(first), rest: [ONE, second, ONE, left], side };
    })
    .filter(({ rest }) => isParallel(axisAngle(rest[1]), axisAngle(rest[3])));
}

/** The second control turns the axis of what the first one does: `alone` and `phase` are the phases besides. */
export interface Conjugation {
  /** Under the second control, before; undone after. */
  readonly turn: Turn;
  /** Under the first control. */
  readonly turned: Turn;
  /** Radians, where both controls are on. */
  readonly phase: number;
  /** Radians, where the second control is on. */
  readonly alone: number;
  /** Whether the first control acts on 0; then `choices[2]` comes after all, else `choices[0]`. */
  readonly flipped: boolean;
}

/** The ways to write the gates on the target as one that the second control conjugates: three interactions. */
export function conjugations(choices: Choices): readonly Conjugation[] {
  const found: Conjugation[] = [];
  for (const flipped of [false, true]) {
    const [none, second, first, both] = flipped ? [choices[2], choices[3], choices[0], choices[1]] : choices;
    found.push(...conjugationsOf(...relativeTo(none, second, first, both), flipped));
  }
  return found;
}

function conjugationsOf(second: Matrix, first: Matrix, both: Matrix, flipped: boolean): readonly Conjugation[] {
  if (Math.hypot(second[2]!, second[3]!) > NO_ENTRY) return [];
  if (Math.hypot(second[0]! - second[6]!, second[1]! - second[7]!) > NO_ENTRY) return [];
  const alone = Math.atan2(second[1]!, second[0]!);
  const turned = axisAngle(first);
  const to = axisAngle(withPhase(both, -alone));
  if (turned.angle < NO_ENTRY || Math.abs(turned.angle - to.angle) > NO_ENTRY) return [];
  const phase = to.phase - turned.phase;
  const found: Conjugation[] = [];
  const turn = turnBetween(to.axis, turned.axis);
  if (turn) found.push({ turn, turned, phase: wrapRadians(phase), alone, flipped });
  if (Math.abs(turned.angle - PI) > NO_ENTRY) return found;
  // A half turn about the opposite axis is minus the same half turn.
  const other = turnBetween(opposite(to.axis), turned.axis);
  if (other) found.push({ turn: other, turned, phase: wrapRadians(phase + PI), alone, flipped });
  return found;
}

/** The rotation that brings one axis to another, unless they are parallel. */
function turnBetween(from: Vector, to: Vector): Turn | undefined {
  const normal = cross(from, to);
  const size = Math.hypot(...normal);
  if (size < NO_ENTRY) return undefined;
  const axis: Vector = [normal[0] / size, normal[1] / size, normal[2] / size];
  return { axis, angle: Math.atan2(size, dot(from, to)), phase: 0 };
}

/** A rotation of the target under a control, with its phase on the control. */
export function writeControlled(runs: LocalRuns, { axis, angle, phase }: Turn, control: number, target: number): void {
  const { gate: towards, sign } = towardsZ(axis);
  const signed = sign * angle;
  let left = phase;
  runs.local(towards, target);
  if (Math.abs(Math.abs(signed) - PI) < NO_ENTRY) {
    runs.local(HADAMARD, target);
    runs.add(qisGates.x, [], [control], [target]);
    runs.local(HADAMARD, target);
    // Z = i Rz(pi).
    left -= Math.sign(signed) * (PI / 2);
  } else if (signed !== 0) {
    runs.add(qisGates.rz, [signed], [control], [target]);
  }
  runs.local(adjoint(towards), target);
  runs.phaseGate(left, control);
}

function relativeTo(start: Matrix, second: Matrix, first: Matrix, both: Matrix): readonly [Matrix, Matrix, Matrix] {
  const back = adjoint(start);
  return [multiply(back, second), multiply(back, first), multiply(back, both)];
}

function isParallel(a: Turn, b: Turn): boolean {
  return a.angle < NO_ENTRY || b.angle < NO_ENTRY || Math.hypot(...cross(a.axis, b.axis)) < NO_ENTRY;
}
