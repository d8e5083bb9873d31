import { unitaryOfMatrix } from './interaction-list.js';

/** Two wires' product of interactions, 4x4; the first wire is the more significant. */
export class PairProduct {
  readonly #m = new Float64Array(32);
  readonly #column = new Float64Array(8);

  reset(): void {
    this.#m.fill(0);
    for (let k = 0; k < 4; k++) this.#m[10 * k] = 1;
  }

  /** product <- exp(-i angle/2 A(x)B) product, the axes being three numbers each. */
  left(angle: number, a: Float64Array, i: number, b: Float64Array, j: number): void {
    const m = this.#m;
    const c = Math.cos(angle / 2);
    const s = Math.sin(angle / 2);
    const [ax, ay, az] = [a[i]!, a[i + 1]!, a[i + 2]!];
    const [bx, by, bz] = [b[j]!, b[j + 1]!, b[j + 2]!];
    const v = this.#column;
    for (let column = 0; column < 8; column += 2) {
      // B on the second wire, then A on the first, of each column.
      for (let high = 0; high < 2; high++) {
        const p = 16 * high + column;
        const q = p + 8;
        const [xRe, xIm, yRe, yIm] = [m[p]!, m[p + 1]!, m[q]!, m[q + 1]!];
        v[4 * high] = bz * xRe + bx * yRe + by * yIm;
        v[4 * high + 1] = bz * xIm + bx * yIm - by * yRe;
        v[4 * high + 2] = bx * xRe - by * xIm - bz * yRe;
        v[4 * high + 3] = bx * xIm + by * xRe - bz * yIm;
      }
      for (let low = 0; low < 2; low++) {
        const [xRe, xIm, yRe, yIm] = [v[2 * low]!, v[2 * low + 1]!, v[4 + 2 * low]!, v[5 + 2 * low]!];
        const p = 8 * low + column;
        const q = p + 16;
        const upRe = az * xRe + ax * yRe + ay * yIm;
        const upIm = az * xIm + ax * yIm - ay * yRe;
        const downRe = ax * xRe - ay * xIm - az * yRe;
        const downIm = ax * xIm + ay * xRe - az * yIm;
        // cos - i sin A(x)B.
        m[p] = c * m[p]! + s * upIm;
        m[p + 1] = c * m[p + 1]! - s * upRe;
        m[q] = c * m[q]! + s * downIm;
        m[q + 1] = c * m[q + 1]! - s * downRe;
      }
    }
  }

  /**
   * The product as `e^{i phase} (u(x)v)`, with an exchange of the wires after it if that is asked for, and how far it is
   * from that.
   */
  local(swapped: boolean): LocalPair {
    const m = swapped ? this.#swapped() : this.#m;
    // The block of the second wire with the largest entries is a multiple of v.
    let best = 0;
    let most = -1;
    for (let block = 0; block < 4; block++) {
      const at = blockAt(block);
      let size = 0;
      for (const k of BLOCK) size += m[at + k]! ** 2 + m[at + k + 1]! ** 2;
      if (size > most) {
        most = size;
        best = block;
      }
    }
    const scale = Math.sqrt(2 / most);
    const v = Float64Array.from(
      BLOCK.flatMap((k) => [m[blockAt(best) + k]! * scale, m[blockAt(best) + k + 1]! * scale]),
    );
    const u = new Float64Array(8);
    for (let block = 0; block < 4; block++) {
      // tr(v^+ block) / 2.
      BLOCK.forEach((k, j) => {
        const [re, im] = [m[blockAt(block) + k]!, m[blockAt(block) + k + 1]!];
        u[2 * block] = u[2 * block]! + (v[2 * j]! * re + v[2 * j + 1]! * im) / 2;
        u[2 * block + 1] = u[2 * block + 1]! + (v[2 * j]! * im - v[2 * j + 1]! * re) / 2;
      });
    }
    let error = 0;
    for (let block = 0; block < 4; block++) {
      const [aRe, aIm] = [u[2 * block]!, u[2 * block + 1]!];
      BLOCK.forEach((k, j) => {
        const re = m[blockAt(block) + k]! - (aRe * v[2 * j]! - aIm * v[2 * j + 1]!);
        const im = m[blockAt(block) + k + 1]! - (aRe * v[2 * j + 1]! + aIm * v[2 * j]!);
        const off = Math.hypot(re, im);
        // What is no number must not pass for small.
        if (!(off <= error)) error = off;
      });
    }
    const first = unitaryOfMatrix(u);
    const second = unitaryOfMatrix(v);
    return { first, second, phase: first.phase + second.phase, error };
  }

  /** The product with the wires exchanged after it. */
  #swapped(): Float64Array {
    const m = this.#m.slice();
    for (let k = 0; k < 8; k++) [m[8 + k], m[16 + k]] = [m[16 + k]!, m[8 + k]!];
    return m;
  }
}

/** Unitaries of two wires as unit quaternions, up to a phase that stands beside them. */
interface LocalPair {
  readonly first: Quaternion;
  readonly second: Quaternion;
  /** Radians. */
  readonly phase: number;
  readonly error: number;
}

/** A unit quaternion `w - i (x X + y Y + z Z)`. */
export interface Quaternion {
  readonly w: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Where the entries of a 2x2 block are, from its first one. */
const BLOCK = [0, 2, 8, 10];

/** Where a block of the first wire's index begins: 00, 01, 10, 11. */
function blockAt(block: number): number {
  return 16 * (block >> 1) + 4 * (block & 1);
}
