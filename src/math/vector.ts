/** A vector of three dimensions: as a unit vector, an axis or a direction of the Bloch sphere. */
export type Vector = readonly [x: number, y: number, z: number];

/** The directions of X, Y and Z. */
export const UNIT_VECTORS: readonly [x: Vector, y: Vector, z: Vector] = Object.freeze([
  Object.freeze([1, 0, 0]) as Vector,
  Object.freeze([0, 1, 0]) as Vector,
  Object.freeze([0, 0, 1]) as Vector,
]);

/** The inner product. */
export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** The vector product: perpendicular to both, of the length of their parallelogram. */
export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** The opposite vector. */
export function opposite([x, y, z]: Vector): Vector {
  return [-x, -y, -z];
}

/**
 * How far from parallel or perpendicular (as a sine) unit vectors may be that count as such: long products of rotations
 * are not known better. Where gates meet or are moved because of it, how far off it was is booked.
 */
const ALIGNED = 1e-11;

/** 1 if two unit vectors are the same, -1 if they are opposite, else 0. */
export function parallel(a: Vector, b: Vector): -1 | 0 | 1 {
  // Without a vector for the normal: this is asked of every block that another one may pass.
  if (Math.abs(a[0] * b[1] - a[1] * b[0]) > ALIGNED) return 0;
  if (Math.abs(a[1] * b[2] - a[2] * b[1]) > ALIGNED) return 0;
  if (Math.abs(a[2] * b[0] - a[0] * b[2]) > ALIGNED) return 0;
  return dot(a, b) < 0 ? -1 : 1;
}

/** How far from parallel two unit vectors are, as a sine. */
export function tilt(a: Vector, b: Vector): number {
  const x = a[1] * b[2] - a[2] * b[1];
  const y = a[2] * b[0] - a[0] * b[2];
  const z = a[0] * b[1] - a[1] * b[0];
  return Math.sqrt(x * x + y * y + z * z);
}

/** Whether two unit vectors are perpendicular. */
export function perpendicular(a: Vector, b: Vector): boolean {
  return Math.abs(dot(a, b)) < ALIGNED;
}
