import type { Operation } from '../../circuit/index.js';
import { type Gate, wireBases } from '../../gates/index.js';
import { matrixOf } from './operation-matrix.js';

/** 32 samples in each word. */
const WORDS = 8;
/** Of how many inputs the values are followed. */
export const SAMPLES = 32 * WORDS;
/** Gates on more wires are taken to do anything. */
const MOST_TARGETS = 4;

/** For every sample one bit. */
export type Sample = Int32Array;

/**
 * What wires hold in the computational basis for many inputs at random, all at once, while a circuit is read in time order.
 *
 * Whatever is no permutation of basis states puts new random bits on its wires, as in a sum over paths. Two functions
 * that differ anywhere on up to four independent bits are told apart but for one time in ten million.
 */
export class SampledValues {
  readonly #values: Int32Array;
  readonly #segments: Int32Array;
  #latestSegment: number;
  #seed = 0x12345677;

  constructor(wires: number) {
    this.#values = new Int32Array(WORDS * wires);
    this.#segments = Int32Array.from({ length: wires }, (_, wire) => wire);
    this.#latestSegment = wires;
    for (let wire = 0; wire < wires; wire++) this.#forget(wire);
  }

  /** A number that stays while all that happens on a wire commutes with its X; no two wires have the same one. */
  segment(wire: number): number {
    return this.#segments[wire]!;
  }

  /** Where all of some wires are 1. */
  all(wires: readonly number[]): Sample {
    const product = new Int32Array(WORDS).fill(-1);
    for (const wire of wires) for (let k = 0; k < WORDS; k++) product[k]! &= this.#values[WORDS * wire + k]!;
    return product;
  }

  /** The bits of some wires in one sample as a number, the first one's being 1. */
  bits(wires: readonly number[], sample: number): number {
    let bits = 0;
    for (let k = 0; k < wires.length; k++) {
      bits |= ((this.#values[WORDS * wires[k]! + (sample >> 5)]! >> (sample & 31)) & 1) << k;
    }
    return bits;
  }

  /** Reads the next operation. */
  apply(operation: Operation): void {
    const { gate, controls, targets } = operation;
    const bases = gate.kind === 'barrier' ? targets.map(() => undefined) : wireBases(operation);
    const images = gate.kind === 'barrier' ? undefined : imagesOf(operation);
    if (images) this.#permute(images, controls, targets);
    else for (const [k, wire] of targets.entries()) if (bases[controls.length + k] !== 'Z') this.#forget(wire);
    controls.forEach((wire) => {
      this.#segments[wire] = this.#latestSegment++;
    });
    targets.forEach((wire, k) => {
      if (bases[controls.length + k] !== 'X') this.#segments[wire] = this.#latestSegment++;
    });
  }

  #permute(images: readonly number[], controls: readonly number[], targets: readonly number[]): void {
    const when = this.all(controls);
    const count = targets.length;
    for (let k = 0; k < WORDS; k++) {
      const before = targets.map((wire) => this.#values[WORDS * wire + k]!);
      const after = new Int32Array(count);
      images.forEach((image, index) => {
        let here = -1;
        for (let t = 0; t < count; t++) here &= (index >> (count - 1 - t)) & 1 ? before[t]! : ~before[t]!;
        for (let t = 0; t < count; t++) if ((image >> (count - 1 - t)) & 1) after[t]! |= here;
      });
      targets.forEach((wire, t) => {
        this.#values[WORDS * wire + k] = (when[k]! & after[t]!) | (~when[k]! & before[t]!);
      });
    }
  }

  #forget(wire: number): void {
    for (let k = 0; k < WORDS; k++) {
      this.#seed ^= this.#seed << 13;
      this.#seed ^= this.#seed >>> 17;
      this.#seed ^= this.#seed << 5;
      this.#values[WORDS * wire + k] = Math.imul(this.#seed, 0x9e3779b1) ^ (this.#seed >>> 7);
    }
  }
}

/** Whether two functions are the same on all samples. */
export function sameSample(a: Sample, b: Sample): boolean {
  return a.every((word, k) => word === b[k]);
}

const permutations = new WeakMap<Gate, readonly number[] | 'none'>();

/** Where each basis state of the targets goes, for a permutation with phases; diagonal gates are left out. */
function imagesOf(operation: Operation): readonly number[] | undefined {
  const { gate, parameters, data } = operation;
  if (gate.targets === 'any' || gate.targets > MOST_TARGETS || parameters.length > 0 || data) return undefined;
  let known = permutations.get(gate);
  if (!known) {
    known = permutationOf(matrixOf(operation), 1 << gate.targets) ?? 'none';
    permutations.set(gate, known);
  }
  return known === 'none' ? undefined : known;
}

function permutationOf(matrix: Float64Array, size: number): readonly number[] | undefined {
  const images: number[] = [];
  for (let column = 0; column < size; column++) {
    for (let row = 0; row < size; row++) {
      const at = 2 * (row * size + column);
      if (Math.abs(Math.hypot(matrix[at]!, matrix[at + 1]!) - 1) < 1e-9) images.push(row);
    }
  }
  return images.length === size ? images : undefined;
}
