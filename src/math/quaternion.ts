import type { Matrix } from './matrix.js';
import type { Vector } from './vector.js';

/**
 * A one-qubit gate of determinant 1 as a unit quaternion, in this order: `w - i (x X + y Y + z Z)`.
 *
 * Both q and -q turn the Bloch sphere alike, as matrices they differ by their sign.
 */
export type Quaternion = readonly [w: number, x: number, y: number, z: number];

/** The identity. */
export const NO_ROTATION: Quaternion = Object.freeze([1, 0, 0, 0]) as Quaternion;

// Components are read by index: this is the innermost arithmetic of the transpiler, and taking tuples apart by their
// iterator makes it a fifth slower at level 2.

/** The product `later earlier`: as gates, `earlier` acts first. */
export function quaternionProduct(later: Quaternion, earlier: Quaternion): Quaternion {
  const w = later[0];
  const x = later[1];
  const y = later[2];
  const z = later[3];
  const a = earlier[0];
  const b = earlier[1];
  const c = earlier[2];
  const d = earlier[3];
  return [
    w * a - x * b - y * c - z * d,
    w * b + x * a + y * d - z * c,
    w * c + y * a + z * b - x * d,
    w * d + z * a + x * c - y * b,
  ];
}

/** A quaternion of nearly unit length with that length: by one Newton step, enough after any one product. */
function normalised(q: Quaternion): Quaternion {
  const w = q[0];
  const x = q[1];
  const y = q[2];
  const z = q[3];
  const scale = 1.5 - 0.5 * (w * w + x * x + y * y + z * z);
  return [w * scale, x * scale, y * scale, z * scale];
}

/** The product of unit quaternions, a unit quaternion over any number of products. */
export function rotationProduct(later: Quaternion, earlier: Quaternion): Quaternion {
  if (later === NO_ROTATION) return earlier;
  if (earlier === NO_ROTATION) return later;
  return normalised(quaternionProduct(later, earlier));
}

/** The inverse of a unit quaternion. */
export function inverseRotation(q: Quaternion): Quaternion {
  return q === NO_ROTATION ? q : [q[0], -q[1], -q[2], -q[3]];
}

/** What has to follow the rotation `from` to make it `to`. */
export function rotationBetween(from: Quaternion, to: Quaternion): Quaternion {
  return from === to ? NO_ROTATION : rotationProduct(to, inverseRotation(from));
}

/** Components closer than this are equal, so that the very gates that stood somewhere may be written again. */
const SAME_COMPONENT = 1e-12;

/** 1 if two rotations are the same, -1 if they differ by their sign, else 0. */
export function sameUpToSign(a: Quaternion, b: Quaternion): -1 | 0 | 1 {
  if (a === b) return 1;
  const sign = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3] < 0 ? -1 : 1;
  for (let k = 0; k < 4; k++) if (Math.abs(a[k]! - sign * b[k]!) >= SAME_COMPONENT) return 0;
  return sign;
}

/** The rotation by `angle` (radians) about `axis` (a unit vector): exp(-i angle/2 (x X + y Y + z Z)). */
export function rotationAbout(axis: Vector, angle: number): Quaternion {
  const s = Math.sin(angle / 2);
  return [Math.cos(angle / 2), s * axis[0], s * axis[1], s * axis[2]];
}

/** The direction that a rotation turns into a given one: for a Pauli P along it, the direction of `q^-1 P q`. */
export function rotatedBack(q: Quaternion, direction: Vector): Vector {
  if (q === NO_ROTATION) return direction;
  const w = q[0];
  const x = q[1];
  const y = q[2];
  const z = q[3];
  const px = direction[0];
  const py = direction[1];
  const pz = direction[2];
  // The transposed rotation matrix; products of small components stay accurate near the poles.
  return [
    (1 - 2 * (y * y + z * z)) * px + 2 * (x * y + w * z) * py + 2 * (x * z - w * y) * pz,
    2 * (x * y - w * z) * px + (1 - 2 * (x * x + z * z)) * py + 2 * (y * z + w * x) * pz,
    2 * (x * z + w * y) * px + 2 * (y * z - w * x) * py + (1 - 2 * (x * x + y * y)) * pz,
  ];
}

/** The quaternion of a 2x2 unitary of determinant 1. */
export function quaternionOf(u: Matrix): Quaternion {
  return [(u[0]! + u[6]!) / 2, -(u[3]! + u[5]!) / 2, (u[4]! - u[2]!) / 2, (u[7]! - u[1]!) / 2];
}

/** The 2x2 unitary of a quaternion, of determinant 1; written into a matrix if one is given. */
export function quaternionMatrix([w, x, y, z]: Quaternion, into: Matrix = new Float64Array(8)): Matrix {
  into[0] = w;
  into[1] = -z;
  into[2] = -y;
  into[3] = -x;
  into[4] = y;
  into[5] = -x;
  into[6] = w;
  into[7] = z;
  return into;
}

/** A one-qubit gate as `e^{i phase} q`. */
export interface PhasedRotation {
  readonly rotation: Quaternion;
  /** Radians. */
  readonly phase: number;
}

/** The rotation and the phase of any 2x2 unitary. */
export function phasedRotationOf(u: Matrix): PhasedRotation {
  const a = u[0]!;
  const b = u[1]!;
  const c = u[2]!;
  const d = u[3]!;
  const e = u[4]!;
  const f = u[5]!;
  const g = u[6]!;
  const h = u[7]!;
  const phase = Math.atan2(a * h + b * g - c * f - d * e, a * g - b * h - c * e + d * f) / 2;
  const cos = Math.cos(phase);
  const sin = -Math.sin(phase);
  return {
    rotation: [
      ((a + g) * cos - (b + h) * sin) / 2,
      -((e + c) * sin + (f + d) * cos) / 2,
      ((e - c) * cos - (f - d) * sin) / 2,
      ((g - a) * sin + (h - b) * cos) / 2,
    ],
    phase,
  };
}
