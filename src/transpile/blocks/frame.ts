import type { Matrix } from '../../math/index.js';

/** A one-qubit rotation of determinant 1 as a unit quaternion: `w - i (x X + y Y + z Z)`, in this order. */
export type Frame = readonly [w: number, x: number, y: number, z: number];

/** A Pauli axis as an index: X, Y, Z. */
export type Letter = 0 | 1 | 2;

/** No rotation. */
export const NO_ROTATION: Frame = [1, 0, 0, 0];

/** Components closer than this are equal, so that the very gates that stood somewhere may be written again. */
const SAME = 1e-12;

/** The rotation `a` after `b`. */
export function after(a: Frame, b: Frame): Frame {
  if (a === NO_ROTATION) return b;
  if (b === NO_ROTATION) return a;
  return product(a[0], a[1], a[2], a[3], b);
}

/** The rotation `a` after the inverse of `b`. */
export function afterInverse(a: Frame, b: Frame): Frame {
  if (b === NO_ROTATION) return a;
  if (a === b) return NO_ROTATION;
  return product(a[0], a[1], a[2], a[3], inverse(b));
}

function product(w: number, x: number, y: number, z: number, other: Frame): Frame {
  const a = other[0];
  const b = other[1];
  const c = other[2];
  const d = other[3];
  const first = w * a - x * b - y * c - z * d;
  const second = w * b + x * a + y * d - z * c;
  const third = w * c + y * a + z * b - x * d;
  const fourth = w * d + z * a + x * c - y * b;
  // One Newton step keeps the length at 1 over any number of products.
  const scale = 1.5 - 0.5 * (first * first + second * second + third * third + fourth * fourth);
  return [first * scale, second * scale, third * scale, fourth * scale];
}

/** The inverse rotation. */
export function inverse(a: Frame): Frame {
  return [a[0], -a[1], -a[2], -a[3]];
}

/** A direction. */
export type Direction = readonly [x: number, y: number, z: number];

const AXES: readonly [Direction, Direction, Direction] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

/** The axis that the rotation turns into a Pauli axis. */
export function axisBefore(frame: Frame, letter: Letter): Direction {
  if (frame === NO_ROTATION) return AXES[letter];
  const w = frame[0];
  const x = frame[1];
  const y = frame[2];
  const z = frame[3];
  if (letter === 0) return [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)];
  if (letter === 1) return [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)];
  return [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)];
}

/**
 * How far from parallel (as a sine) two axes may be that count as the same: long products of rotations are not known
 * better. Where gates meet or are moved because of it, how far off it was is booked.
 */
const ALIGNED = 1e-11;

/** 1 if two unit vectors are the same, -1 if they are opposite, else 0. */
export function parallel(a: Direction, b: Direction): -1 | 0 | 1 {
  const ax = a[0];
  const ay = a[1];
  const az = a[2];
  const bx = b[0];
  const by = b[1];
  const bz = b[2];
  if (Math.abs(ax * by - ay * bx) > ALIGNED) return 0;
  if (Math.abs(ay * bz - az * by) > ALIGNED) return 0;
  if (Math.abs(az * bx - ax * bz) > ALIGNED) return 0;
  return ax * bx + ay * by + az * bz < 0 ? -1 : 1;
}

/** How far from parallel two unit vectors are, as a sine. */
export function tilt([ax, ay, az]: Direction, [bx, by, bz]: Direction): number {
  return Math.hypot(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
}

/** Whether two unit vectors are perpendicular. */
export function perpendicular(a: Direction, b: Direction): boolean {
  return Math.abs(a[0] * b[0] + a[1] * b[1] + a[2] * b[2]) < ALIGNED;
}

/** 1 if two rotations are the same, -1 if they differ by their sign, else 0. */
export function sameUpToSign(a: Frame, b: Frame): -1 | 0 | 1 {
  if (a === b) return 1;
  const sign = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3] < 0 ? -1 : 1;
  for (let k = 0; k < 4; k++) if (Math.abs(a[k]! - sign * b[k]!) >= SAME) return 0;
  return sign;
}

/** A matrix of determinant 1 as a quaternion. */
export function frameOf(m: Matrix): Frame {
  return [(m[0]! + m[6]!) / 2, -(m[3]! + m[5]!) / 2, (m[4]! - m[2]!) / 2, (m[7]! - m[1]!) / 2];
}

/** The matrix of a rotation, determinant 1. */
export function matrixOfFrame(frame: Frame): Matrix {
  const [w, x, y, z] = frame;
  return Float64Array.of(w, -z, -y, -x, y, -x, w, z);
}
