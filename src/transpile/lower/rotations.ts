import type { Matrix } from '../../math/index.js';

/** A direction in the Bloch sphere. */
export type Axis = readonly [x: number, y: number, z: number];

/** A unit quaternion: `w - i (x X + y Y + z Z)`. */
export type Rotation = readonly [w: number, x: number, y: number, z: number];

/**
 * One rotation per wire, as unit quaternions: `w - i (x X + y Y + z Z)`, determinant 1.
 *
 * Gates multiply from the left (they come later), what is split off for emission from the right (it comes first).
 */
export class Rotations {
  readonly #w: Float64Array;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #z: Float64Array;

  constructor(wires: number) {
    this.#w = new Float64Array(wires).fill(1);
    this.#x = new Float64Array(wires);
    this.#y = new Float64Array(wires);
    this.#z = new Float64Array(wires);
  }

  /** rotation <- (w, x, y, z) rotation. */
  multiplyLeft(wire: number, w: number, x: number, y: number, z: number): void {
    const a = this.#w[wire]!;
    const b = this.#x[wire]!;
    const c = this.#y[wire]!;
    const d = this.#z[wire]!;
    this.#set(
      wire,
      w * a - x * b - y * c - z * d,
      w * b + x * a + y * d - z * c,
      w * c + y * a + z * b - x * d,
      w * d + z * a + x * c - y * b,
    );
  }

  /** rotation <- rotation (w, x, y, z). */
  multiplyRight(wire: number, w: number, x: number, y: number, z: number): void {
    const a = this.#w[wire]!;
    const b = this.#x[wire]!;
    const c = this.#y[wire]!;
    const d = this.#z[wire]!;
    this.#set(
      wire,
      a * w - b * x - c * y - d * z,
      a * x + b * w + c * z - d * y,
      a * y + c * w + d * x - b * z,
      a * z + d * w + b * y - c * x,
    );
  }

  /** A wire is not rotated any more. */
  reset(wire: number): void {
    this.#w[wire] = 1;
    this.#x[wire] = 0;
    this.#y[wire] = 0;
    this.#z[wire] = 0;
  }

  /** The axis that the rotation turns into `axis`: for a Pauli P it is that of `rotation^-1 P rotation`. */
  before(wire: number, axis: Axis): Axis {
    const px = axis[0];
    const py = axis[1];
    const pz = axis[2];
    const w = this.#w[wire]!;
    const x = this.#x[wire]!;
    const y = this.#y[wire]!;
    const z = this.#z[wire]!;
    // The transposed rotation matrix; products of small components stay accurate near the poles.
    return [
      (1 - 2 * (y * y + z * z)) * px + 2 * (x * y + w * z) * py + 2 * (x * z - w * y) * pz,
      2 * (x * y - w * z) * px + (1 - 2 * (x * x + z * z)) * py + 2 * (y * z + w * x) * pz,
      2 * (x * z + w * y) * px + 2 * (y * z - w * x) * py + (1 - 2 * (x * x + y * y)) * pz,
    ];
  }

  /** The rotation of a wire. */
  at(wire: number): Rotation {
    return [this.#w[wire]!, this.#x[wire]!, this.#y[wire]!, this.#z[wire]!];
  }

  /** What the rotation turns an axis into. */
  after(wire: number, px: number, py: number, pz: number): Axis {
    const w = this.#w[wire]!;
    const x = this.#x[wire]!;
    const y = this.#y[wire]!;
    const z = this.#z[wire]!;
    return [
      (1 - 2 * (y * y + z * z)) * px + 2 * (x * y - w * z) * py + 2 * (x * z + w * y) * pz,
      2 * (x * y + w * z) * px + (1 - 2 * (x * x + z * z)) * py + 2 * (y * z - w * x) * pz,
      2 * (x * z - w * y) * px + 2 * (y * z + w * x) * py + (1 - 2 * (x * x + y * y)) * pz,
    ];
  }

  /** What has to follow the rotation to make it another one. */
  until(wire: number, [w, x, y, z]: Rotation): Rotation {
    const a = this.#w[wire]!;
    const b = -this.#x[wire]!;
    const c = -this.#y[wire]!;
    const d = -this.#z[wire]!;
    return [
      w * a - x * b - y * c - z * d,
      w * b + x * a + y * d - z * c,
      w * c + y * a + z * b - x * d,
      w * d + z * a + x * c - y * b,
    ];
  }

  #set(wire: number, w: number, x: number, y: number, z: number): void {
    // One Newton step keeps the length at 1 over any number of products.
    const scale = 1.5 - 0.5 * (w * w + x * x + y * y + z * z);
    this.#w[wire] = w * scale;
    this.#x[wire] = x * scale;
    this.#y[wire] = y * scale;
    this.#z[wire] = z * scale;
  }
}

/** A one-qubit gate as a quaternion and a phase: `u = e^{i phase} (w - i (x X + y Y + z Z))`. */
export interface Quaternion {
  readonly w: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly phase: number;
}

/** The quaternion of a one-qubit unitary. */
export function quaternionOf(u: Matrix): Quaternion {
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
    w: ((a + g) * cos - (b + h) * sin) / 2,
    x: -((e + c) * sin + (f + d) * cos) / 2,
    y: ((e - c) * cos - (f - d) * sin) / 2,
    z: ((g - a) * sin + (h - b) * cos) / 2,
    phase,
  };
}

/** The rotation by `angle` about `axis` (a unit vector). */
export function quaternionAbout(axis: Axis, angle: number, phase: number): Quaternion {
  const s = Math.sin(angle / 2);
  return { w: Math.cos(angle / 2), x: s * axis[0], y: s * axis[1], z: s * axis[2], phase };
}
