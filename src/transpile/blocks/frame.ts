import type { Matrix } from '../../math/index.js';
import type { Quaternion } from '../lower/rotations.js';

/** A one-qubit rotation of determinant 1 as a unit quaternion: `w - i (x X + y Y + z Z)`, in this order. */
export type Frame = Float64Array;

/** A Pauli axis as an index: X, Y, Z. */
export type Letter = 0 | 1 | 2;

/** No rotation. */
export const NO_ROTATION: Frame = Float64Array.of(1, 0, 0, 0);

/** Components closer than this are equal. */
const SAME = 1e-12;

/** The rotation `a` after `b`. */
export function after(a: Frame, b: Frame): Frame {
  if (a === NO_ROTATION) return b;
  if (b === NO_ROTATION) return a;
  return product(a[0]!, a[1]!, a[2]!, a[3]!, b);
}

/** The rotation `a` after a quaternion. */
export function afterQuaternion({ w, x, y, z }: Quaternion, b: Frame): Frame {
  return product(w, x, y, z, b);
}

/** The rotation `a` after the inverse of `b`. */
export function afterInverse(a: Frame, b: Frame): Frame {
  if (b === NO_ROTATION) return a;
  const result = product(b[0]!, b[1]!, b[2]!, b[3]!, inverse(a));
  return inverse(result);
}

function product(w: number, x: number, y: number, z: number, [a, b, c, d]: Frame): Frame {
  const result = new Float64Array(4);
  const first = w * a! - x * b! - y * c! - z * d!;
  const second = w * b! + x * a! + y * d! - z * c!;
  const third = w * c! + y * a! + z * b! - x * d!;
  const fourth = w * d! + z * a! + x * c! - y * b!;
  // One Newton step keeps the length at 1 over any number of products.
  const scale = 1.5 - 0.5 * (first * first + second * second + third * third + fourth * fourth);
  result[0] = first * scale;
  result[1] = second * scale;
  result[2] = third * scale;
  result[3] = fourth * scale;
  return result;
}

/** The inverse rotation. */
export function inverse(a: Frame): Frame {
  return Float64Array.of(a[0]!, -a[1]!, -a[2]!, -a[3]!);
}

/** The rotation by a whole turn more: the same up to its sign. */
export function negative(a: Frame): Frame {
  return Float64Array.of(-a[0]!, -a[1]!, -a[2]!, -a[3]!);
}

/** Writes the axis that the rotation turns into a Pauli axis. */
export function axisBefore(frame: Frame, letter: Letter, axis: Float64Array, at: number): void {
  const w = frame[0]!;
  const x = frame[1]!;
  const y = frame[2]!;
  const z = frame[3]!;
  if (letter === 0) {
    axis[at] = 1 - 2 * (y * y + z * z);
    axis[at + 1] = 2 * (x * y - w * z);
    axis[at + 2] = 2 * (x * z + w * y);
  } else if (letter === 1) {
    axis[at] = 2 * (x * y + w * z);
    axis[at + 1] = 1 - 2 * (x * x + z * z);
    axis[at + 2] = 2 * (y * z - w * x);
  } else {
    axis[at] = 2 * (x * z - w * y);
    axis[at + 1] = 2 * (y * z + w * x);
    axis[at + 2] = 1 - 2 * (x * x + y * y);
  }
}

/** 1 if two rotations are the same, -1 if they differ by their sign, else 0. */
export function sameUpToSign(a: Frame, b: Frame): -1 | 0 | 1 {
  const [w, x, y, z] = a as unknown as [number, number, number, number];
  const [p, q, r, s] = b as unknown as [number, number, number, number];
  const sign = w * p + x * q + y * r + z * s < 0 ? -1 : 1;
  const near = (u: number, v: number) => Math.abs(u - sign * v) < SAME;
  return near(w, p) && near(x, q) && near(y, r) && near(z, s) ? sign : 0;
}

/** A matrix of determinant 1 as a quaternion. */
export function frameOf(m: Matrix): Frame {
  return Float64Array.of((m[0]! + m[6]!) / 2, -(m[3]! + m[5]!) / 2, (m[4]! - m[2]!) / 2, (m[7]! - m[1]!) / 2);
}

/** The matrix of a rotation, determinant 1. */
export function matrixOfFrame(frame: Frame): Matrix {
  const [w, x, y, z] = frame as unknown as [number, number, number, number];
  return Float64Array.of(w, -z, -y, -x, y, -x, w, z);
}
