/** A list of small integers that grows, flat. */
export class NumberList {
  #values = new Int32Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The number at an index below the length. */
  at(index: number): number {
    return this.#values[index]!;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Int32Array(2 * this.#length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** Replaces the number at an index below the length. */
  set(index: number, value: number): void {
    this.#values[index] = value;
  }
}

/** Items found again by their hash, named by numbers; which of those with one hash it is, the caller tells. */
export class HashTable {
  /** One more than the number of the item in each cell, or 0. */
  #cells = new Int32Array(64);
  #hashes = new Int32Array(64);
  #count = 0;

  /** The item of this hash for which `isSame` holds, or -1. */
  find(hash: number, isSame: (item: number) => boolean): number {
    const mask = this.#cells.length - 1;
    for (let at = hash & mask; this.#cells[at] !== 0; at = (at + 1) & mask) {
      if (this.#hashes[at] === hash && isSame(this.#cells[at]! - 1)) return this.#cells[at]! - 1;
    }
    return -1;
  }

  /** Adds an item that is not there yet. */
  add(hash: number, item: number): void {
    if (2 * ++this.#count > this.#cells.length) this.#grow();
    this.#put(hash, item + 1);
  }

  #put(hash: number, cell: number): void {
    const mask = this.#cells.length - 1;
    let at = hash & mask;
    while (this.#cells[at] !== 0) at = (at + 1) & mask;
    this.#cells[at] = cell;
    this.#hashes[at] = hash;
  }

  #grow(): void {
    const [cells, hashes] = [this.#cells, this.#hashes];
    this.#cells = new Int32Array(2 * cells.length);
    this.#hashes = new Int32Array(2 * cells.length);
    for (let k = 0; k < cells.length; k++) if (cells[k] !== 0) this.#put(hashes[k]!, cells[k]!);
  }
}

/** Numbers for pairs of integers, in the order in which the pairs come: 0, 1, 2 ... */
export class PairNumbers {
  readonly #first = new NumberList();
  readonly #second = new NumberList();
  readonly #table = new HashTable();

  /** How many pairs have come. */
  get count(): number {
    return this.#first.length;
  }

  /** The number of a pair, a new one if it has not come before. */
  of(a: number, b: number): number {
    const hash = mixed(mixed(0, a), b);
    const known = this.#table.find(hash, (item) => this.#first.at(item) === a && this.#second.at(item) === b);
    if (known >= 0) return known;
    const made = this.count;
    this.#first.push(a);
    this.#second.push(b);
    this.#table.add(hash, made);
    return made;
  }
}

/** A hash (32 bits) of what another stands for and one more integer. */
export function mixed(hash: number, value: number): number {
  const product = Math.imul(hash ^ value ^ (value << 15), 0x9e3779b1);
  return product ^ (product >>> 15);
}
