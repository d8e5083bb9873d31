import { anticommutesWith, productPhase, type SparsePauli, Z_AXIS } from '../../../pauli/index.js';

/**
 * The phase of a product of Clifford gates that is a permutation of wires up to that phase.
 *
 * It follows a stabilizer state from |0...0> by its generators and by the phase of one amplitude that is not zero; all
 * phases are multiples of pi/4.
 */
export class StabilizerPhase {
  /** By generator, the letter on every wire. */
  readonly #generators: readonly Uint8Array[];
  readonly #negative: Uint8Array;
  /** The basis state whose amplitude is followed, bit by wire. */
  readonly #state: Uint8Array;
  #eighths = 0;

  constructor(wires: number) {
    this.#generators = Array.from({ length: wires }, (_, wire) => {
      const letters = new Uint8Array(wires);
      letters[wire] = Z_AXIS;
      return letters;
    });
    this.#negative = new Uint8Array(wires);
    this.#state = new Uint8Array(wires);
  }

  /** The phase of the product in units of pi/4, once it maps |0...0> to itself. */
  get eighths(): number {
    if (this.#state.includes(1)) throw new Error('the product of Clifford gates is no permutation of wires');
    return this.#eighths;
  }

  /** Applies exp(-i pi/4 P), or its inverse. */
  quarterTurn(pauli: SparsePauli, inverse = false): void {
    const power = this.#ratio(pauli);
    const signed = power === undefined ? 1 : (power + (inverse ? 2 : 0)) & 3;
    // The amplitude a becomes (1 - i i^signed) a / sqrt 2; where that is 0, another one is followed.
    if (signed === 0) this.#eighths--;
    else if (signed === 2) this.#eighths++;
    else if (signed === 3) this.#move(pauli);
    for (let k = 0; k < this.#generators.length; k++) this.#conjugate(k, pauli, inverse);
  }

  /** <s|P psi> / <s|psi> as a power of i; undefined where it is zero. */
  #ratio(pauli: SparsePauli): number | undefined {
    const product = new Uint8Array(this.#state.length);
    let power = 0;
    if (pauli.some(([, letter]) => (letter & 1) !== 0)) {
      const rows = this.#eliminate();
      const wanted = new Uint8Array(this.#state.length);
      for (const [wire, letter] of pauli) wanted[wire] = letter & 1;
      for (const [row, pivot] of rows) {
        if (((product[pivot]! ^ wanted[pivot]!) & 1) === 0) continue;
        power += this.#multiplyInto(product, row);
      }
      if (product.some((letter, wire) => ((letter ^ wanted[wire]!) & 1) !== 0)) return undefined;
    }
    let ratio = -this.#element(product) - power;
    for (const [wire, letter] of pauli) ratio += elementOf(letter, this.#state[wire]!);
    return ratio & 3;
  }

  /** <s|P|s'> as a power of i, where s' is what P makes of s. */
  #element(letters: Uint8Array): number {
    let power = 0;
    for (let wire = 0; wire < letters.length; wire++) power += elementOf(letters[wire]!, this.#state[wire]!);
    return power;
  }

  /** Follows the amplitude of a basis state that a generator anticommuting with P leads to. */
  #move(pauli: SparsePauli): void {
    const generator = this.#generators.findIndex((letters) => anticommutesWith(pauli, letters));
    const letters = this.#generators[generator]!;
    for (let wire = 0; wire < letters.length; wire++) this.#state[wire] = this.#state[wire]! ^ (letters[wire]! & 1);
    this.#eighths += 2 * (this.#element(letters) + 2 * this.#negative[generator]!);
  }

  /** g becomes -i P g where it anticommutes with P, and i P g for the inverse. */
  #conjugate(generator: number, pauli: SparsePauli, inverse: boolean): void {
    const letters = this.#generators[generator]!;
    if (!anticommutesWith(pauli, letters)) return;
    let power = inverse ? 1 : 3;
    for (const [wire, letter] of pauli) {
      power += productPhase(letter, letters[wire]!);
      letters[wire] = letters[wire]! ^ letter;
    }
    if ((power & 3) === 2) this.#negative[generator] = this.#negative[generator]! ^ 1;
  }

  /** Brings the flips of the generators into reduced echelon form; the rows that flip anything, with their pivots. */
  #eliminate(): readonly (readonly [row: number, pivot: number])[] {
    const wires = this.#state.length;
    const rows: [number, number][] = [];
    const used = new Uint8Array(wires);
    for (let wire = 0; wire < wires; wire++) {
      const row = this.#generators.findIndex((letters, k) => used[k] === 0 && (letters[wire]! & 1) !== 0);
      if (row < 0) continue;
      used[row] = 1;
      rows.push([row, wire]);
      for (let other = 0; other < wires; other++) {
        const letters = this.#generators[other]!;
        if (other === row || (letters[wire]! & 1) === 0) continue;
        // Products of generators are Hermitian: the power of i is even.
        const power = 2 * this.#negative[other]! + this.#multiplyInto(letters, row);
        this.#negative[other] = (power & 2) >> 1;
      }
    }
    return rows;
  }

  /** letters <- letters times a generator; the power of i that comes out. */
  #multiplyInto(letters: Uint8Array, generator: number): number {
    const row = this.#generators[generator]!;
    let power = 2 * this.#negative[generator]!;
    for (let wire = 0; wire < row.length; wire++) {
      const letter = row[wire]!;
      if (letter === 0) continue;
      power += productPhase(letters[wire]!, letter);
      letters[wire] = letters[wire]! ^ letter;
    }
    return power;
  }
}

/** <bit|letter|other bit> as a power of i. */
function elementOf(letter: number, bit: number): number {
  if (letter === 3) return bit === 0 ? 3 : 1;
  return letter === 2 && bit === 1 ? 2 : 0;
}
