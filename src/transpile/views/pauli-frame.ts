import {
  axisBefore,
  CLIFFORD_IDENTITY,
  cliffordProduct,
  type PauliAxis,
  signBefore,
  X_AXIS,
  Y_AXIS,
  Z_AXIS,
} from '../../pauli/index.js';

/** On more wires nothing is done with Paulis: their strings take the square of the number of wires. */
export const MOST_FRAME_WIRES = 4096;

/** What Paulis after a Clifford circuit C are before it: `C^-1 P C`, kept up to date gate by gate. */
export class PauliFrame {
  /** 32-bit words for one bit per wire; a Pauli string takes twice as many, its X bits before its Z bits. */
  readonly words: number;
  /** For every wire what X was before the interactions, then what Z was: i^power X^x Z^z. */
  readonly #rows: Int32Array;
  readonly #powers: Uint8Array;
  /** For every wire the one-wire Clifford gate after the interactions. */
  readonly #frames: Uint8Array;
  /** The string last asked for. */
  readonly string: Int32Array;
  /** The power of i before the string last asked for. */
  power = 0;

  constructor(wires: number) {
    this.words = Math.max(1, Math.ceil(wires / 32));
    this.#rows = new Int32Array(4 * wires * this.words);
    this.#powers = new Uint8Array(2 * wires);
    this.#frames = new Uint8Array(wires).fill(CLIFFORD_IDENTITY);
    this.string = new Int32Array(2 * this.words);
    for (let wire = 0; wire < wires; wire++) {
      const bit = 1 << (wire & 31);
      this.#rows[4 * wire * this.words + (wire >> 5)] = bit;
      this.#rows[(4 * wire + 3) * this.words + (wire >> 5)] = bit;
    }
  }

  /** A one-wire Clifford gate comes. */
  turn(wire: number, clifford: number): void {
    this.#frames[wire] = cliffordProduct(clifford, this.#frames[wire]!);
  }

  /** exp(-i quarters pi/4 P(x)Q) comes, an odd number of quarters. */
  interact([a, b]: readonly number[], axes: readonly PauliAxis[], quarters: number): void {
    this.pull([a!, b!], axes);
    const direct = (((quarters % 4) + 4) % 4 === 1 ? 3 : 1) + this.power;
    this.#multiplyOthers(a!, axisBefore(this.#frames[a!]!, axes[0]!), direct);
    this.#multiplyOthers(b!, axisBefore(this.#frames[b!]!, axes[1]!), direct);
  }

  /** What a Pauli on some wires was before all that came goes into `string` and `power`. */
  pull(wires: readonly number[], axes: readonly PauliAxis[]): void {
    this.string.fill(0);
    this.power = 0;
    for (let k = 0; k < wires.length; k++) {
      const wire = wires[k]!;
      const frame = this.#frames[wire]!;
      const axis = axisBefore(frame, axes[k]!);
      if (signBefore(frame, axes[k]!) < 0) this.power += 2;
      if (axis !== Z_AXIS) this.#multiplyString(2 * wire);
      if (axis !== X_AXIS) this.#multiplyString(2 * wire + 1);
      // Y = i X Z.
      if (axis === Y_AXIS) this.power++;
    }
    this.power &= 3;
  }

  /** string <- string row. */
  #multiplyString(row: number): void {
    const { words, string } = this;
    const start = 2 * row * words;
    let crossings = 0;
    for (let k = 0; k < words; k++) crossings ^= string[words + k]! & this.#rows[start + k]!;
    for (let k = 0; k < 2 * words; k++) string[k]! ^= this.#rows[start + k]!;
    this.power += this.#powers[row]! + 2 * parityOf(crossings);
  }

  /** row <- i^power row string, for the rows of a wire that anticommute with an axis there. */
  #multiplyOthers(wire: number, axis: PauliAxis, power: number): void {
    const { words, string } = this;
    for (const [row, own] of [
      [2 * wire, X_AXIS],
      [2 * wire + 1, Z_AXIS],
    ] as const) {
      if (own === axis) continue;
      const start = 2 * row * words;
      let crossings = 0;
      for (let k = 0; k < words; k++) crossings ^= this.#rows[start + words + k]! & string[k]!;
      for (let k = 0; k < 2 * words; k++) this.#rows[start + k]! ^= string[k]!;
      this.#powers[row] = (this.#powers[row]! + power + 2 * parityOf(crossings)) & 3;
    }
  }
}

/** Whether an odd number of bits is set. */
export function parityOf(bits: number): number {
  let folded = bits ^ (bits >>> 16);
  folded ^= folded >>> 8;
  folded ^= folded >>> 4;
  folded ^= folded >>> 2;
  return (folded ^ (folded >>> 1)) & 1;
}
