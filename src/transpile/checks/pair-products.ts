import { unitaryOfMatrix } from './interaction-list.js';
import { randomPhases } from './random-state.js';

const pair = new Float64Array(8);

/** m <- exp(-i angle/2 A(x)B) m for four rows of so many numbers, the axes being three numbers each. */
function interact(
  m: Float64Array,
  width: number,
  angle: number,
  a: Float64Array,
  i: number,
  b: Float64Array,
  j: number,
): void {
  const c = Math.cos(angle / 2);
  const s = Math.sin(angle / 2);
  const ax = a[i]!;
  const ay = a[i + 1]!;
  const az = a[i + 2]!;
  const bx = b[j]!;
  const by = b[j + 1]!;
  const bz = b[j + 2]!;
  const v = pair;
  for (let column = 0; column < width; column += 2) {
    // B on the second wire, then A on the first, of each column.
    for (let high = 0; high < 2; high++) {
      const p = 2 * width * high + column;
      const q = p + width;
      const xRe = m[p]!;
      const xIm = m[p + 1]!;
      const yRe = m[q]!;
      const yIm = m[q + 1]!;
      v[4 * high] = bz * xRe + bx * yRe + by * yIm;
      v[4 * high + 1] = bz * xIm + bx * yIm - by * yRe;
      v[4 * high + 2] = bx * xRe - by * xIm - bz * yRe;
      v[4 * high + 3] = bx * xIm + by * xRe - bz * yIm;
    }
    for (let low = 0; low < 2; low++) {
      const xRe = v[2 * low]!;
      const xIm = v[2 * low + 1]!;
      const yRe = v[4 + 2 * low]!;
      const yIm = v[5 + 2 * low]!;
      const p = width * low + column;
      const q = p + 2 * width;
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

/** A state of two wires whose entries are 1 but for phases at random; the first wire is the more significant. */
export class PairState {
  readonly #v = new Float64Array(8);

  reset(): void {
    const entries = randomPhases();
    for (let k = 0; k < 8; k++) this.#v[k] = entries[k]!;
  }

  /** state <- exp(-i angle/2 A(x)B) state, the axes being three numbers each. */
  interact(angle: number, axes: Float64Array): void {
    interact(this.#v, 2, angle, axes, 0, axes, 3);
  }

  /** state <- w - i (x X + y Y + z Z) on the first wire (0) or the second (1). */
  rotate(side: 0 | 1, [w, x, y, z]: readonly [w: number, x: number, y: number, z: number]): void {
    const v = this.#v;
    const step = side === 0 ? 4 : 2;
    for (let other = 0; other < 2; other++) {
      const p = other * (6 - step);
      const q = p + step;
      const aRe = v[p]!;
      const aIm = v[p + 1]!;
      const bRe = v[q]!;
      const bIm = v[q + 1]!;
      v[p] = w * aRe + z * aIm + x * bIm - y * bRe;
      v[p + 1] = w * aIm - z * aRe - x * bRe - y * bIm;
      v[q] = w * bRe - z * bIm + x * aIm + y * aRe;
      v[q + 1] = w * bIm + z * bRe - x * aRe + y * aIm;
    }
  }

  /** Exchanges both wires. */
  exchange(): void {
    const v = this.#v;
    for (let k = 2; k < 4; k++) [v[k], v[k + 2]] = [v[k + 2]!, v[k]!];
  }

  /** The largest entry of what this state and e^{i phase} times another one differ by. */
  distanceTo(state: PairState, phase: number): number {
    const v = this.#v;
    const other = state.#v;
    const c = Math.cos(phase);
    const s = Math.sin(phase);
    let largest = 0;
    for (let k = 0; k < 8; k += 2) {
      const off = Math.hypot(
        v[k]! - (c * other[k]! - s * other[k + 1]!),
        v[k + 1]! - (s * other[k]! + c * other[k + 1]!),
      );
      largest = Math.max(largest, off);
    }
    return largest;
  }
}

/** Two wires' product of interactions, 4x4; the first wire is the more significant. */
export class PairProduct {
  readonly #m = new Float64Array(32);
  readonly #u = new Float64Array(8);
  readonly #v = new Float64Array(8);

  reset(): void {
    this.#m.fill(0);
    for (let k = 0; k < 4; k++) this.#m[10 * k] = 1;
  }

  /** product <- exp(-i angle/2 A(x)B) product, the axes being three numbers each. */
  left(angle: number, a: Float64Array, i: number, b: Float64Array, j: number): void {
    interact(this.#m, 8, angle, a, i, b, j);
  }

  /** The product as `e^{i phase} (u(x)v)`, and how far it is from that. */
  local(): LocalPair {
    const m = this.#m;
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
    const [u, v] = [this.#u, this.#v];
    for (let j = 0; j < 4; j++) {
      v[2 * j] = m[blockAt(best) + BLOCK[j]!]! * scale;
      v[2 * j + 1] = m[blockAt(best) + BLOCK[j]! + 1]! * scale;
    }
    let largest = 0;
    for (let block = 0; block < 4; block++) {
      const at = blockAt(block);
      // tr(v^+ block) / 2.
      let uRe = 0;
      let uIm = 0;
      for (let j = 0; j < 4; j++) {
        const re = m[at + BLOCK[j]!]!;
        const im = m[at + BLOCK[j]! + 1]!;
        uRe += (v[2 * j]! * re + v[2 * j + 1]! * im) / 2;
        uIm += (v[2 * j]! * im - v[2 * j + 1]! * re) / 2;
      }
      u[2 * block] = uRe;
      u[2 * block + 1] = uIm;
      for (let j = 0; j < 4; j++) {
        const re = m[at + BLOCK[j]!]! - (uRe * v[2 * j]! - uIm * v[2 * j + 1]!);
        const im = m[at + BLOCK[j]! + 1]! - (uRe * v[2 * j + 1]! + uIm * v[2 * j]!);
        const square = re * re + im * im;
        largest = Math.max(largest, square);
      }
    }
    const error = Math.sqrt(largest);
    const first = unitaryOfMatrix(u);
    const second = unitaryOfMatrix(v);
    return { first, second, phase: first.phase + second.phase, error };
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
