import { diagonalizeTogether } from './jacobi.js';
import { localFactors } from './local-factors.js';
import { fromMagicBasis, toMagicBasis } from './magic-basis.js';
import { type Matrix, multiply, scaleMatrix } from './matrix.js';

/**
 * A two-qubit unitary as
 * `e^{i phase} (after[0] x after[1]) exp(i (x XX + y YY + z ZZ)) (before[0] x before[1])`.
 *
 * Locals have determinant 1 and are listed like the gate's wires, first wire first. Coordinates are radians in the Weyl
 * chamber: `pi/4 >= x >= y >= |z|`, and `z >= 0` when x is pi/4 (to 1e-12). A full entangling gate is (pi/4, 0, 0).
 */
export interface Kak {
  readonly phase: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly before: readonly [Matrix, Matrix];
  readonly after: readonly [Matrix, Matrix];
}

const QUARTER = Math.PI / 4;
const HALF = Math.PI / 2;
/** Coordinates closer than this are equal: ties then never depend on rounding. Every step is exact, whichever is taken. */
const TIE = 1e-12;

/**
 * The Cartan (KAK) decomposition of a two-qubit unitary, deterministic also where the spectrum is degenerate.
 *
 * In the magic basis locals are real orthogonal and XX, YY, ZZ are diagonal, so u becomes `K1 D K2` with
 * `u^T u = K2^T D^2 K2`, whose real and imaginary parts are commuting symmetric matrices.
 */
export function kak(u: Matrix): Kak {
  const magic = toMagicBasis(u);
  const rotation = eigenvectors(magic);
  const turned = timesReal(magic, rotation);
  const phases = new Float64Array(4);
  // Column k of u q is e^{i phase_k} times a real unit vector: half of the argument of its own square sum.
  for (let k = 0; k < 4; k++) {
    let re = 0;
    let im = 0;
    for (let i = 0; i < 4; i++) {
      const a = turned[2 * (i * 4 + k)]!;
      const b = turned[2 * (i * 4 + k) + 1]!;
      re += a * a - b * b;
      im += 2 * a * b;
    }
    phases[k] = Math.atan2(im, re) / 2;
  }
  const left = new Float64Array(16);
  for (let k = 0; k < 4; k++) {
    const c = Math.cos(phases[k]!);
    const s = Math.sin(phases[k]!);
    for (let i = 0; i < 4; i++) left[i * 4 + k] = c * turned[2 * (i * 4 + k)]! + s * turned[2 * (i * 4 + k) + 1]!;
  }
  // Only rotations, not reflections, are local: e^{i pi} on one column turns the one into the other.
  if (realDeterminant(left) < 0) {
    phases[0] = phases[0]! + Math.PI;
    for (let i = 0; i < 4; i++) left[i * 4] = -left[i * 4]!;
  }
  const coordinates: Coordinates = {
    phase: (phases[0]! + phases[1]! + phases[2]! + phases[3]!) / 4,
    values: interactionOf(phases),
    before: localFactors(fromMagicBasis(transpose(rotation))),
    after: localFactors(fromMagicBasis(left)),
  };
  intoWeylChamber(coordinates);
  const [x, y, z] = coordinates.values;
  return { phase: coordinates.phase, x, y, z, before: coordinates.before, after: coordinates.after };
}

/** `exp(i (x XX + y YY + z ZZ))`, the interaction part of {@link kak}; radians. */
export function interactionMatrix(x: number, y: number, z: number): Matrix {
  const m = new Float64Array(32);
  const set = (row: number, column: number, re: number, im: number) => {
    m[2 * (row * 4 + column)] = re;
    m[2 * (row * 4 + column) + 1] = im;
  };
  // On {00, 11} XX and YY act as X and -X, on {01, 10} both act as X.
  for (const [row, other, flip, parity] of [
    [0, 3, x - y, z],
    [3, 0, x - y, z],
    [1, 2, x + y, -z],
    [2, 1, x + y, -z],
  ] as const) {
    const c = Math.cos(parity);
    const s = Math.sin(parity);
    set(row, row, Math.cos(flip) * c, Math.cos(flip) * s);
    set(row, other, -Math.sin(flip) * s, Math.sin(flip) * c);
  }
  return m;
}

interface Coordinates {
  phase: number;
  values: [x: number, y: number, z: number];
  before: [Matrix, Matrix];
  after: [Matrix, Matrix];
}

/** A rotation whose columns diagonalise the real and imaginary parts of `u^T u`. */
function eigenvectors(u: Matrix): Float64Array {
  const re = new Float64Array(16);
  const im = new Float64Array(16);
  for (let i = 0; i < 4; i++) {
    for (let j = i; j < 4; j++) {
      let sumRe = 0;
      let sumIm = 0;
      for (let k = 0; k < 4; k++) {
        const a = 2 * (k * 4 + i);
        const b = 2 * (k * 4 + j);
        sumRe += u[a]! * u[b]! - u[a + 1]! * u[b + 1]!;
        sumIm += u[a]! * u[b + 1]! + u[a + 1]! * u[b]!;
      }
      re[i * 4 + j] = re[j * 4 + i] = sumRe;
      im[i * 4 + j] = im[j * 4 + i] = sumIm;
    }
  }
  return withUnitDeterminant(diagonalizeTogether(re, im, 4));
}

function withUnitDeterminant(q: Float64Array): Float64Array {
  if (realDeterminant(q) < 0) for (let i = 0; i < 4; i++) q[i * 4] = -q[i * 4]!;
  return q;
}

/** Eigenvalues of XX, YY, ZZ on the four magic states. */
const SIGNS = [
  [1, -1, 1],
  [-1, 1, 1],
  [1, 1, -1],
  [-1, -1, -1],
] as const;

function interactionOf(phases: Float64Array): [number, number, number] {
  const values: [number, number, number] = [0, 0, 0];
  for (let axis = 0; axis < 3; axis++) {
    let sum = 0;
    for (let k = 0; k < 4; k++) sum += SIGNS[k]![axis]! * phases[k]!;
    values[axis] = sum / 4;
  }
  return values;
}

const X = Float64Array.of(0, 0, 0, -1, 0, -1, 0, 0);
const Y = Float64Array.of(0, 0, -1, 0, 1, 0, 0, 0);
const Z = Float64Array.of(0, -1, 0, 0, 0, 0, 0, 1);
/** Half turns -i P of determinant 1. */
const HALF_TURNS = [X, Y, Z] as const;
/** Quarter turns exp(-i pi/4 P), which exchange the two other axes, and their inverses. */
const QUARTER_TURNS = HALF_TURNS.map((p) => quarterTurn(p, 1));
const QUARTER_TURNS_BACK = HALF_TURNS.map((p) => quarterTurn(p, -1));

function quarterTurn(halfTurn: Matrix, sign: number): Matrix {
  const m = scaleMatrix(halfTurn, sign * Math.SQRT1_2);
  m[0] = m[0]! + Math.SQRT1_2;
  m[6] = m[6]! + Math.SQRT1_2;
  return m;
}

/** Moves the coordinates into the chamber by Weyl-group steps, each paid for by the locals and the phase. */
function intoWeylChamber(c: Coordinates): void {
  for (const axis of [0, 1, 2] as const) shift(c, axis, Math.round(c.values[axis] / HALF));
  if (smaller(c, 0, 1)) exchange(c, 0, 1);
  if (smaller(c, 1, 2)) exchange(c, 1, 2);
  if (smaller(c, 0, 1)) exchange(c, 0, 1);
  if (c.values[0] < 0) negate(c, 0, 2);
  if (c.values[1] < 0) negate(c, 1, 2);
  // On the face x = pi/4 the points z and -z are the same class: x - pi/2 is -x there.
  if (c.values[2] < 0 && c.values[0] > QUARTER - TIE) {
    shift(c, 0, 1);
    negate(c, 0, 2);
  }
}

/** Takes `count` times pi/2 out of a coordinate: exp(i pi/2 PP) = i PP = -i (-iP x -iP), and PP squared is 1. */
function shift(c: Coordinates, axis: 0 | 1 | 2, count: number): void {
  if (count === 0) return;
  c.values[axis] -= count * HALF;
  c.phase += count * HALF;
  if (count % 2 === 0) return;
  c.phase += Math.PI;
  c.after = [multiply(c.after[0], HALF_TURNS[axis]), multiply(c.after[1], HALF_TURNS[axis])];
}

function smaller(c: Coordinates, i: 0 | 1, j: 1 | 2): boolean {
  return Math.abs(c.values[i]) < Math.abs(c.values[j]) - TIE;
}

function exchange(c: Coordinates, i: 0 | 1, j: 1 | 2): void {
  const axis = 3 - i - j;
  [c.values[i], c.values[j]] = [c.values[j], c.values[i]];
  for (const wire of [0, 1] as const) {
    c.after[wire] = multiply(c.after[wire], QUARTER_TURNS_BACK[axis]!);
    c.before[wire] = multiply(QUARTER_TURNS[axis]!, c.before[wire]);
  }
}

/** Changes two signs: a half turn about the third axis on the first wire, undone after the interaction. */
function negate(c: Coordinates, i: 0 | 1, j: 2): void {
  c.values[i] = -c.values[i];
  c.values[j] = -c.values[j];
  const p = HALF_TURNS[(3 - i - j) as 0 | 1];
  c.after[0] = multiply(c.after[0], scaleMatrix(p, -1));
  c.before[0] = multiply(p, c.before[0]);
}

function timesReal(a: Matrix, real: Float64Array): Matrix {
  const result = new Float64Array(32);
  for (let i = 0; i < 4; i++) {
    for (let k = 0; k < 4; k++) {
      for (let j = 0; j < 4; j++) {
        const at = 2 * (i * 4 + j);
        result[at] = result[at]! + a[2 * (i * 4 + k)]! * real[k * 4 + j]!;
        result[at + 1] = result[at + 1]! + a[2 * (i * 4 + k) + 1]! * real[k * 4 + j]!;
      }
    }
  }
  return result;
}

function transpose(real: Float64Array): Float64Array {
  const result = new Float64Array(16);
  for (let i = 0; i < 4; i++) for (let j = 0; j < 4; j++) result[j * 4 + i] = real[i * 4 + j]!;
  return result;
}

function realDeterminant(m: Float64Array): number {
  const pair = (row: number, i: number, j: number) =>
    m[row * 4 + i]! * m[(row + 1) * 4 + j]! - m[row * 4 + j]! * m[(row + 1) * 4 + i]!;
  // Laplace expansion along the first two rows.
  return (
    pair(0, 0, 1) * pair(2, 2, 3) -
    pair(0, 0, 2) * pair(2, 1, 3) +
    pair(0, 0, 3) * pair(2, 1, 2) +
    pair(0, 1, 2) * pair(2, 0, 3) -
    pair(0, 1, 3) * pair(2, 0, 2) +
    pair(0, 2, 3) * pair(2, 0, 1)
  );
}
