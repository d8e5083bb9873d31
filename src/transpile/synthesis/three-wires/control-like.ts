import {
  diagonalizeTogether,
  type Matrix,
  multiply,
  type Quaternion,
  quaternionMatrix,
  rotationToZ,
  type Vector,
} from '../../../math/index.js';
import { maskOf } from './three-wire-matrix.js';

/** One-qubit gates that make a wire of an operator a control: `operator = after . (block-diagonal) . before`. */
export interface ControlBasis {
  readonly before: Matrix;
  readonly after: Matrix;
  /** Whether `before` is the identity or a Hadamard: whether the wire is a control or a target of flips. */
  readonly along: 'Z' | 'X' | undefined;
}

// Whatever these bounds let through by mistake is no form: forms are multiplied out before they are taken.

/** A Gram matrix has a rank of two when its third elementary symmetric function is below this. */
const RANK = 1e-11;
/** A second eigenvalue below this is none: the operator does not act on the wire but by a local gate. */
const UNCOUPLED = 1e-12;
/** An axis this close (as a sine) to Z or X is turned by no gate or a Hadamard. */
const NAMED_AXIS = 1e-9;

const IDENTITY = Float64Array.of(1, 0, 0, 0, 0, 0, 1, 0);
const HADAMARD = Float64Array.of(Math.SQRT1_2, 0, Math.SQRT1_2, 0, Math.SQRT1_2, 0, -Math.SQRT1_2, 0);

/**
 * Finds local gates on both sides of one wire of an 8 by 8 unitary that make it a control, if there are any.
 *
 * Written as a sum of quaternions 1, -iX, -iY, -iZ on the wire, each times an operator on the other two, the unitary has a
 * 4 by 4 Gram matrix of these operators. `after (c - iZ s) before` for all c and s is a real plane of quaternions, so
 * the wire is control-like exactly if the real part of the Gram matrix has rank two; the plane then tells the frames.
 */
export function controlBasis(unitary: Matrix, position: number): ControlBasis | undefined {
  const mask = maskOf(position);
  if (!isPlanar(unitary, mask)) return undefined;
  const gram = gramMatrix(unitary, mask);
  if (thirdSymmetric(gram) > RANK) return undefined;
  const zero = new Float64Array(16);
  const copy = gram.slice();
  const vectors = diagonalizeTogether(copy, zero, 4);
  const values = [0, 1, 2, 3].map((k) => quadraticForm(gram, vectors, k));
  const order = [0, 1, 2, 3].sort((i, j) => values[j]! - values[i]!);
  const first = columnOf(vectors, order[0]!);
  if (values[order[1]!]! < UNCOUPLED) return { before: IDENTITY, after: quaternionMatrix(first), along: 'Z' };
  const second = columnOf(vectors, order[1]!);
  // after before = first and after (-iZ) before = second, so first^-1 second = before^-1 (-iZ) before.
  const axis = imaginaryQuotient(first, second);
  const { gate: before, along } = towardsZ(axis);
  return { before, after: multiply(quaternionMatrix(first), adjointOfTwo(before)), along };
}

/** What sticks out of a plane by less (squared) may still be in it: the Gram matrix decides. */
const OUTSIDE = 1e-9;

/** Whether all quaternions of a wire seem to lie in a plane: most operators do not pass, and that is seen at once. */
function isPlanar(u: Matrix, mask: number): boolean {
  let found = 0;
  for (let i = 0; i < 8; i++) {
    if (i & mask) continue;
    for (let j = 0; j < 8; j++) {
      if (j & mask) continue;
      for (let part = 0; part < 2; part++) {
        const a = u[2 * (i * 8 + j) + part]!;
        const b = u[2 * (i * 8 + (j | mask)) + part]!;
        const c = u[2 * ((i | mask) * 8 + j) + part]!;
        const d = u[2 * ((i | mask) * 8 + (j | mask)) + part]!;
        // The real part of m goes into w and y and, times i, as the imaginary one into x and z; so here both together.
        const other = part === 0 ? 1 : -1;
        const e = u[2 * (i * 8 + j) + 1 - part]! * other;
        const f = u[2 * (i * 8 + (j | mask)) + 1 - part]! * other;
        const g = u[2 * ((i | mask) * 8 + j) + 1 - part]! * other;
        const h = u[2 * ((i | mask) * 8 + (j | mask)) + 1 - part]! * other;
        scratch[0] = a + d;
        scratch[1] = -(f + g);
        scratch[2] = c - b;
        scratch[3] = h - e;
        for (let k = 0; k < found; k++) {
          let dot = 0;
          for (let n = 0; n < 4; n++) dot += basis[4 * k + n]! * scratch[n]!;
          for (let n = 0; n < 4; n++) scratch[n] = scratch[n]! - dot * basis[4 * k + n]!;
        }
        let size = 0;
        for (let n = 0; n < 4; n++) size += scratch[n]! * scratch[n]!;
        if (size < OUTSIDE) continue;
        if (found === 2) return false;
        const scale = 1 / Math.sqrt(size);
        for (let n = 0; n < 4; n++) basis[4 * found + n] = scratch[n]! * scale;
        found++;
      }
    }
  }
  return true;
}

const scratch = new Float64Array(4);
const basis = new Float64Array(8);

function gramMatrix(u: Matrix, mask: number): Float64Array {
  const gram = new Float64Array(16);
  const re = [0, 0, 0, 0];
  const im = [0, 0, 0, 0];
  for (let i = 0; i < 8; i++) {
    if (i & mask) continue;
    for (let j = 0; j < 8; j++) {
      if (j & mask) continue;
      const a = 2 * (i * 8 + j);
      const b = 2 * (i * 8 + (j | mask));
      const c = 2 * ((i | mask) * 8 + j);
      const d = 2 * ((i | mask) * 8 + (j | mask));
      re[0] = u[a]! + u[d]!;
      im[0] = u[a + 1]! + u[d + 1]!;
      re[1] = -(u[b + 1]! + u[c + 1]!);
      im[1] = u[b]! + u[c]!;
      re[2] = u[c]! - u[b]!;
      im[2] = u[c + 1]! - u[b + 1]!;
      re[3] = -(u[a + 1]! - u[d + 1]!);
      im[3] = u[a]! - u[d]!;
      for (let p = 0; p < 4; p++) {
        for (let q = p; q < 4; q++) gram[4 * p + q] = gram[4 * p + q]! + re[p]! * re[q]! + im[p]! * im[q]!;
      }
    }
  }
  // The trace becomes 1.
  for (let p = 0; p < 4; p++) for (let q = p; q < 4; q++) gram[4 * q + p] = gram[4 * p + q] = gram[4 * p + q]! / 16;
  return gram;
}

/** The sum of the principal 3 by 3 minors. */
function thirdSymmetric(m: Float64Array): number {
  const minor = (a: number, b: number, c: number): number => {
    const at = (i: number, j: number) => m[4 * i + j]!;
    return (
      at(a, a) * (at(b, b) * at(c, c) - at(b, c) * at(b, c)) -
      at(a, b) * (at(a, b) * at(c, c) - at(b, c) * at(a, c)) +
      at(a, c) * (at(a, b) * at(b, c) - at(b, b) * at(a, c))
    );
  };
  return Math.abs(minor(0, 1, 2) + minor(0, 1, 3) + minor(0, 2, 3) + minor(1, 2, 3));
}

function quadraticForm(m: Float64Array, vectors: Float64Array, k: number): number {
  let sum = 0;
  for (let i = 0; i < 4; i++)
    for (let j = 0; j < 4; j++) sum += vectors[4 * i + k]! * m[4 * i + j]! * vectors[4 * j + k]!;
  return sum;
}

function columnOf(vectors: Float64Array, k: number): Quaternion {
  return [vectors[k]!, vectors[4 + k]!, vectors[8 + k]!, vectors[12 + k]!];
}

/** The vector part of first^-1 second, for unit quaternions at right angles. */
function imaginaryQuotient([w, x, y, z]: Quaternion, [a, b, c, d]: Quaternion): Vector {
  // conj(first) = (w, -x, -y, -z); the products of the units -iX, -iY, -iZ are those of i, j, k.
  const vector = [
    w * b - x * a - (y * d - z * c),
    w * c - y * a - (z * b - x * d),
    w * d - z * a - (x * c - y * b),
  ] as const;
  const size = Math.hypot(...vector);
  return [vector[0] / size, vector[1] / size, vector[2] / size];
}

/** The simplest gate that turns an axis into Z, or into its opposite where the sign is -1. */
export function towardsZ([x, y, z]: Vector): {
  readonly gate: Matrix;
  readonly along: ControlBasis['along'];
  readonly sign: 1 | -1;
} {
  if (Math.hypot(x, y) < NAMED_AXIS) return { gate: IDENTITY, along: 'Z', sign: z < 0 ? -1 : 1 };
  if (Math.hypot(y, z) < NAMED_AXIS) return { gate: HADAMARD, along: 'X', sign: x < 0 ? -1 : 1 };
  return { gate: rotationToZ([x, y, z]), along: undefined, sign: 1 };
}

function adjointOfTwo(u: Matrix): Matrix {
  return Float64Array.of(u[0]!, -u[1]!, u[4]!, -u[5]!, u[2]!, -u[3]!, u[6]!, -u[7]!);
}
