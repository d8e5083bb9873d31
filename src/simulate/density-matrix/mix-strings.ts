import type { PauliTransfer } from './pauli-transfer.js';

/** Strings that a transfer matrix mixes with each other, and its part among them, row by row. */
interface MixedStrings {
  /** Where the strings are, relative to the index with no letter on the gate's wires. */
  readonly offsets: Int32Array;
  readonly entries: Float64Array;
}

/**
 * Applies a transfer matrix to a vector over all Pauli strings of a register, in place.
 *
 * The matrix falls apart into blocks, one for a rotation in a plane, one string alone where it only shrinks; strings
 * that stay as they are are not touched.
 *
 * @param wires the register's qubit for each wire of the gate; qubit q has bits 2q and 2q + 1 of an index
 */
export function mixStrings(vector: Float64Array, transfer: PauliTransfer, wires: readonly number[]): void {
  const held = wires.reduce((mask, wire) => mask | (3 << (2 * wire)), 0);
  const blocks = blocksOf(transfer, wires).filter(({ entries }) => entries.length > 1 || entries[0] !== 1);
  if (blocks.length === 0) return;
  const count = vector.length / 4 ** wires.length;
  // Every block works on a few strings before the next set of them is fetched from memory.
  for (let done = 0, free = 0; done < count; done += TOGETHER) {
    const strings: Strings = { vector, held, first: free, count: Math.min(TOGETHER, count - done) };
    for (const { offsets, entries } of blocks) {
      if (offsets.length === 1) free = scaleString(strings, offsets[0]!, entries[0]!);
      else if (offsets.length === 2) free = mixTwo(strings, offsets, entries);
      else if (offsets.length === 3) free = mixThree(strings, offsets, entries);
      else if (offsets.length === 4) free = mixFour(strings, offsets, entries);
      else free = mixMany(strings, offsets, entries);
    }
  }
}

/** Sets of strings that differ on other wires than the gate's. */
interface Strings {
  readonly vector: Float64Array;
  /** The bits of the gate's wires. */
  readonly held: number;
  /** The first of them, with no letter on the gate's wires. */
  readonly first: number;
  readonly count: number;
}

/** This many sets of 16 strings fill the smaller half of a first-level cache. */
const TOGETHER = 128;

// Each kernel gives the string after the last one of its set. Coefficients are in locals: loops over them take ten times
// as long.

function scaleString({ vector, held, first, count }: Strings, offset: number, entry: number): number {
  let free = first;
  for (let k = 0; k < count; k = (k + 1) | 0) {
    vector[free | offset] = vector[free | offset]! * entry;
    free = ((free | held) + 1) & ~held;
  }
  return free;
}

function mixTwo({ vector, held, first, count }: Strings, offsets: Int32Array, entries: Float64Array): number {
  const [p, q] = [offsets[0]!, offsets[1]!];
  const [a, b, c, d] = [entries[0]!, entries[1]!, entries[2]!, entries[3]!];
  let free = first;
  for (let k = 0; k < count; k = (k + 1) | 0) {
    const x = vector[free | p]!;
    const y = vector[free | q]!;
    vector[free | p] = a * x + b * y;
    vector[free | q] = c * x + d * y;
    free = ((free | held) + 1) & ~held;
  }
  return free;
}

/** The turn of X, Y and Z that a one-qubit gate is. */
function mixThree({ vector, held, first, count }: Strings, offsets: Int32Array, entries: Float64Array): number {
  const [p, q, r] = [offsets[0]!, offsets[1]!, offsets[2]!];
  const [a, b, c] = [entries[0]!, entries[1]!, entries[2]!];
  const [d, e, f] = [entries[3]!, entries[4]!, entries[5]!];
  const [g, h, i] = [entries[6]!, entries[7]!, entries[8]!];
  let free = first;
  for (let k = 0; k < count; k = (k + 1) | 0) {
    const x = vector[free | p]!;
    const y = vector[free | q]!;
    const z = vector[free | r]!;
    vector[free | p] = a * x + b * y + c * z;
    vector[free | q] = d * x + e * y + f * z;
    vector[free | r] = g * x + h * y + i * z;
    free = ((free | held) + 1) & ~held;
  }
  return free;
}

/** As an MS gate mixes the strings with a letter in its plane on one wire. */
function mixFour({ vector, held, first, count }: Strings, offsets: Int32Array, entries: Float64Array): number {
  const [p, q, r, s] = [offsets[0]!, offsets[1]!, offsets[2]!, offsets[3]!];
  const own = entries;
  let free = first;
  for (let k = 0; k < count; k = (k + 1) | 0) {
    const x = vector[free | p]!;
    const y = vector[free | q]!;
    const z = vector[free | r]!;
    const w = vector[free | s]!;
    vector[free | p] = own[0]! * x + own[1]! * y + own[2]! * z + own[3]! * w;
    vector[free | q] = own[4]! * x + own[5]! * y + own[6]! * z + own[7]! * w;
    vector[free | r] = own[8]! * x + own[9]! * y + own[10]! * z + own[11]! * w;
    vector[free | s] = own[12]! * x + own[13]! * y + own[14]! * z + own[15]! * w;
    free = ((free | held) + 1) & ~held;
  }
  return free;
}

function mixMany({ vector, held, first, count }: Strings, offsets: Int32Array, entries: Float64Array): number {
  const size = offsets.length;
  const before = new Float64Array(size);
  let free = first;
  for (let k = 0; k < count; k = (k + 1) | 0) {
    for (let column = 0; column < size; column++) before[column] = vector[free | offsets[column]!]!;
    for (let row = 0, entry = 0; row < size; row++) {
      let sum = 0;
      for (let column = 0; column < size; column++, entry++) sum += entries[entry]! * before[column]!;
      vector[free | offsets[row]!] = sum;
    }
    free = ((free | held) + 1) & ~held;
  }
  return free;
}

/** The blocks of a transfer matrix, on the bits of its wires. */
function blocksOf(transfer: PauliTransfer, wires: readonly number[]): readonly MixedStrings[] {
  const strings = 4 ** wires.length;
  const group = Array.from({ length: strings }, (_, string) => string);
  for (let row = 0; row < strings; row++) {
    for (let column = 0; column < strings; column++) {
      if (transfer[row * strings + column] === 0 || group[row] === group[column]) continue;
      const [kept, joined] = [Math.min(group[row]!, group[column]!), Math.max(group[row]!, group[column]!)];
      for (let k = 0; k < strings; k++) if (group[k] === joined) group[k] = kept;
    }
  }
  const offsetOf = (string: number): number =>
    wires.reduce((offset, wire, k) => offset | (((string >> (2 * k)) & 3) << (2 * wire)), 0);
  const all = group.map((_, string) => string);
  return all
    .filter((string) => group[string] === string)
    .map((first) => {
      const members = all.filter((string) => group[string] === first);
      const entries = members.flatMap((row) => members.map((column) => transfer[row * strings + column]!));
      return { offsets: Int32Array.from(members, offsetOf), entries: Float64Array.from(entries) };
    });
}
