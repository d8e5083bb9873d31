import type { Quaternion, Vector } from '../../math/index.js';

/**
 * One rotation per wire, as unit quaternions.
 *
 * Gates multiply from the left (they come later), what is split off for emission from the right (it comes first). Four
 * flat arrays instead of one of quaternions: these make level 1 a fifth slower (median over 61 circuits, interleaved).
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

  /** rotation <- gate rotation. */
  multiplyLeft(wire: number, gate: Quaternion): void {
    const w = gate[0];
    const x = gate[1];
    const y = gate[2];
    const z = gate[3];
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

  /** rotation <- rotation gate. */
  multiplyRight(wire: number, gate: Quaternion): void {
    const w = gate[0];
    const x = gate[1];
    const y = gate[2];
    const z = gate[3];
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
  before(wire: number, axis: Vector): Vector {
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
  at(wire: number): Quaternion {
    return [this.#w[wire]!, this.#x[wire]!, this.#y[wire]!, this.#z[wire]!];
  }

  /** What the rotation turns an axis into. */
  after(wire: number, px: number, py: number, pz: number): Vector {
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

  #set(wire: number, w: number, x: number, y: number, z: number): void {
    // One Newton step keeps the length at 1 over any number of products.
    const scale = 1.5 - 0.5 * (w * w + x * x + y * y + z * z);
    this.#w[wire] = w * scale;
    this.#x[wire] = x * scale;
    this.#y[wire] = y * scale;
    this.#z[wire] = z * scale;
  }
}
