import { ALIGNED } from './turns.js';

/**
 * Directions of which one is made from two: fields instead of a result, for the innermost loops.
 */
export class Normal {
  x = 0;
  y = 0;
  z = 0;

  /**
   * Sets this to a unit vector perpendicular to two unit vectors, to full precision however close to each other they
   * are; false, with nothing set, where they are parallel.
   */
  set(ax: number, ay: number, az: number, bx: number, by: number, bz: number): boolean {
    let dot = ax * bx + ay * by + az * bz;
    let rx = bx - dot * ax;
    let ry = by - dot * ay;
    let rz = bz - dot * az;
    const sine = Math.sqrt(rx * rx + ry * ry + rz * rz);
    if (sine < ALIGNED) return false;
    rx /= sine;
    ry /= sine;
    rz /= sine;
    if (sine < LOST_DIGITS) {
      // The rest of b was small, so its rounding along a was magnified; without that it is shorter. A normal that is no
      // unit vector would spoil the next one far more.
      dot = ax * rx + ay * ry + az * rz;
      rx -= dot * ax;
      ry -= dot * ay;
      rz -= dot * az;
      const length = Math.sqrt(rx * rx + ry * ry + rz * rz);
      rx /= length;
      ry /= length;
      rz /= length;
    }
    this.x = ay * rz - az * ry;
    this.y = az * rx - ax * rz;
    this.z = ax * ry - ay * rx;
    return true;
  }

  /** Sets this to any unit vector perpendicular to a unit vector. */
  setToAny(ax: number, ay: number, az: number): void {
    if (Math.abs(ax) < 0.5) this.set(1, 0, 0, ax, ay, az);
    else this.set(0, 1, 0, ax, ay, az);
  }
}

/** Below this sine the difference of two unit vectors loses digits that matter. */
const LOST_DIGITS = 0.1;

/** 1 or -1 if two unit vectors (three numbers each, at an offset) are the same or opposite, else 0. */
export function parallelAxes(a: Float64Array, i: number, b: ArrayLike<number>, j: number): -1 | 0 | 1 {
  const ax = a[i]!;
  const ay = a[i + 1]!;
  const az = a[i + 2]!;
  const bx = b[j]!;
  const by = b[j + 1]!;
  const bz = b[j + 2]!;
  const x = ay * bz - az * by;
  const y = az * bx - ax * bz;
  const z = ax * by - ay * bx;
  if (x * x + y * y + z * z > ALIGNED * ALIGNED) return 0;
  return ax * bx + ay * by + az * bz > 0 ? 1 : -1;
}

/** How far from parallel two unit vectors (three numbers each, at an offset) are, as a sine. */
export function tiltOfAxes(a: Float64Array, i: number, b: ArrayLike<number>, j: number): number {
  const x = a[i + 1]! * b[j + 2]! - a[i + 2]! * b[j + 1]!;
  const y = a[i + 2]! * b[j]! - a[i]! * b[j + 2]!;
  const z = a[i]! * b[j + 1]! - a[i + 1]! * b[j]!;
  return Math.hypot(x, y, z);
}

/** Whether two unit vectors are perpendicular. */
export function perpendicularAxes(a: Float64Array, i: number, b: ArrayLike<number>, j: number): boolean {
  return Math.abs(a[i]! * b[j]! + a[i + 1]! * b[j + 1]! + a[i + 2]! * b[j + 2]!) < ALIGNED;
}
