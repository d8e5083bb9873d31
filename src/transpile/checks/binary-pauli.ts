import type { Operation } from '../../circuit/index.js';
import type { CliffordAction, Pauli } from '../../gates/index.js';
import { actionOf } from './clifford-actions.js';
import { bitsOf } from './string-table.js';

/** A Pauli string `i^power X^x Z^z` on any number of wires, one bit of x and of z for each. */
export class BinaryPauli {
  power = 0;
  readonly x: Int32Array;
  readonly z: Int32Array;

  constructor(x: Int32Array, z: Int32Array) {
    this.x = x;
    this.z = z;
  }

  /** The identity. */
  static one(wires: number): BinaryPauli {
    const words = (wires + 31) >> 5;
    return new BinaryPauli(new Int32Array(words), new Int32Array(words));
  }

  /** X on one wire. */
  static x(wires: number, wire: number): BinaryPauli {
    const made = BinaryPauli.one(wires);
    made.x[wire >> 5] = 1 << (wire & 31);
    return made;
  }

  /** Z on one wire. */
  static z(wires: number, wire: number): BinaryPauli {
    const made = BinaryPauli.one(wires);
    made.z[wire >> 5] = 1 << (wire & 31);
    return made;
  }

  copy(): BinaryPauli {
    const made = new BinaryPauli(this.x.slice(), this.z.slice());
    made.power = this.power;
    return made;
  }

  /** this <- this other. */
  multiply(other: BinaryPauli): void {
    let crossings = 0;
    for (let k = 0; k < this.x.length; k++) {
      crossings ^= this.z[k]! & other.x[k]!;
      this.x[k]! ^= other.x[k]!;
      this.z[k]! ^= other.z[k]!;
    }
    this.power = (this.power + other.power + 2 * oddBits(crossings)) & 3;
  }

  commutes(other: BinaryPauli): boolean {
    let crossings = 0;
    for (let k = 0; k < this.x.length; k++) crossings ^= (this.x[k]! & other.z[k]!) ^ (this.z[k]! & other.x[k]!);
    return oddBits(crossings) === 0;
  }

  /** @param signed whether the signs must be the same, too */
  equals(other: BinaryPauli, signed: boolean): boolean {
    for (let k = 0; k < this.x.length; k++) if (this.x[k] !== other.x[k] || this.z[k] !== other.z[k]) return false;
    return !signed || ((this.power - other.power) & 3) === 0;
  }

  isOne(): boolean {
    return this.x.every((word) => word === 0) && this.z.every((word) => word === 0);
  }

  /** Whether it is minus a product of letters; it has to be one up to its sign. */
  isNegative(): boolean {
    return ((this.power - this.#letterPower()) & 3) === 2;
  }

  /** The product of its letters. */
  positive(): BinaryPauli {
    const made = new BinaryPauli(this.x, this.z);
    made.power = this.#letterPower() & 3;
    return made;
  }

  /** this <- T^-1 this T for T = exp(-i quarters pi/4 P). */
  conjugateBack(pauli: BinaryPauli, quarters: number): void {
    if (this.commutes(pauli)) return;
    const count = quarters & 3;
    if (count === 2) this.power = (this.power + 2) & 3;
    if ((count & 1) === 0) return;
    this.multiply(pauli);
    this.power = (this.power + (count === 1 ? 3 : 1)) & 3;
  }

  /** this <- U this U^-1 for a Clifford gate U. */
  conjugate(operation: Operation, positionOf: (wire: number) => number): void {
    this.conjugateBy(
      actionOf(operation) as CliffordAction,
      [...operation.controls, ...operation.targets].map(positionOf),
    );
  }

  /** The letter on a wire, if there is one. */
  letterAt(wire: number): Pauli | undefined {
    const x = (this.x[wire >> 5]! >> (wire & 31)) & 1;
    const z = (this.z[wire >> 5]! >> (wire & 31)) & 1;
    return x ? (z ? 'Y' : 'X') : z ? 'Z' : undefined;
  }

  /** this <- U this U^-1 for what a Clifford gate U on some wires does. */
  conjugateBy(action: CliffordAction, wires: readonly number[]): void {
    if (!this.#touches(wires)) return;
    const product = BinaryPauli.one(32 * this.x.length);
    const rest = this.copy();
    for (let k = 0; k < wires.length; k++) {
      const wire = wires[k]!;
      const word = wire >> 5;
      const bit = 1 << (wire & 31);
      const own = [
        [this.x, action.imagesOfX],
        [this.z, action.imagesOfZ],
      ] as const;
      for (const [bits, images] of own) if ((bits[word]! & bit) !== 0) product.#multiplyImage(images[k]!, wires);
      rest.x[word]! &= ~bit;
      rest.z[word]! &= ~bit;
    }
    rest.multiply(product);
    this.x.set(rest.x);
    this.z.set(rest.z);
    this.power = rest.power;
  }

  #touches(wires: readonly number[]): boolean {
    for (let k = 0; k < wires.length; k++) {
      const wire = wires[k]!;
      if ((((this.x[wire >> 5]! | this.z[wire >> 5]!) >> (wire & 31)) & 1) !== 0) return true;
    }
    return false;
  }

  #multiplyImage({ x, z, negative }: CliffordAction['imagesOfX'][number], wires: readonly number[]): void {
    const image = BinaryPauli.one(32 * this.x.length);
    wires.forEach((wire, j) => {
      if ((x >> j) & 1) image.x[wire >> 5]! |= 1 << (wire & 31);
      if ((z >> j) & 1) image.z[wire >> 5]! |= 1 << (wire & 31);
      if ((x >> j) & (z >> j) & 1) image.power++;
    });
    if (negative) image.power += 2;
    this.multiply(image);
  }

  /** Y is i X Z. */
  #letterPower(): number {
    let count = 0;
    for (let k = 0; k < this.x.length; k++) count += bitsOf(this.x[k]! & this.z[k]!);
    return count;
  }
}

/** Whether an odd number of bits is set. */
function oddBits(word: number): 0 | 1 {
  return (bitsOf(word) & 1) as 0 | 1;
}
