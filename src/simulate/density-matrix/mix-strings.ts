import type { PauliTransfer } from './pauli-transfer.js';

/** Strings that a transfer matrix mixes with each other, and its part among them, row by row. */
interface Block {
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
  for (const { offsets, entries } of blocksOf(transfer, wires)) {
    if (offsets.length === 1) scaleString(vector, held, offsets[0]!, entries[0]!);
    else if (offsets.length === 2) mixTwo(vector, held, offsets, entries);
    else mixMany(vector, held, offsets, entries);
  }
}

function scaleString(vector: Float64Array, held: number, offset: number, entry: number): void {
  if (entry === 1) return;
  const size = vector.length;
  for (let free = 0; free < size; free = ((free | held) + 1) & ~held) {
    vector[free | offset] = vector[free | offset]! * entry;
  }
}

function mixTwo(vector: Float64Array, held: number, offsets: Int32Array, entries: Float64Array): void {
  const [first, second] = [offsets[0]!, offsets[1]!];
  const [a, b, c, d] = [entries[0]!, entries[1]!, entries[2]!, entries[3]!];
  const size = vector.length;
  for (let free = 0; free < size; free = ((free | held) + 1) & ~held) {
    const x = vector[free | first]!;
    const y = vector[free | second]!;
    vector[free | first] = a * x + b * y;
    vector[free | second] = c * x + d * y;
  }
}

function mixMany(vector: Float64Array, held: number, offsets: Int32Array, entries: Float64Array): void {
  const count = offsets.length;
  const before = new Float64Array(count);
  const size = vector.length;
  for (let free = 0; free < size; free = ((free | held) + 1) & ~held) {
    for (let k = 0; k < count; k++) before[k] = vector[free | offsets[k]!]!;
    for (let row = 0, entry = 0; row < count; row++) {
      let sum = 0;
      for (let k = 0; k < count; k++, entry++) sum += entries[entry]! * before[k]!;
      vector[free | offsets[row]!] = sum;
    }
  }
}

/** The blocks of a transfer matrix, on the bits of its wires. */
function blocksOf(transfer: PauliTransfer, wires: readonly number[]): readonly Block[] {
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
