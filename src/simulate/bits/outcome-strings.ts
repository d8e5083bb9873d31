import { type BitTable, bitAt } from './bit-table.js';

/** The most bits that a number holds exactly. */
const WIDEST_NUMBER = 53;

/** The integer of an outcome string; NaN where it would not be exact. */
export function numberOf(bits: string): number {
  return bits.length > WIDEST_NUMBER ? Number.NaN : readBits(bits, bits.length);
}

/** A row of a table, its first column first. */
export function rowBits(table: BitTable, row: number): string {
  let bits = '';
  for (let column = 0; column < table.columns; column++) bits += bitAt(table, row, column);
  return bits;
}

/** How many rows show each outcome of some wires. */
export function countRows(table: BitTable, wires: readonly (number | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let row = 0; row < table.rows; row++) {
    let bits = '';
    for (const wire of wires) bits += wire === null ? 0 : bitAt(table, row, wire);
    counts.set(bits, (counts.get(bits) ?? 0) + 1);
  }
  return counts;
}

/** A listing in the order of its outcome strings. */
export function byOutcome(entries: (readonly [string, number])[]): ReadonlyMap<string, number> {
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** An integer as one character per bit, bit 0 first. */
export function writeBits(value: number, width: number): string {
  return [...value.toString(2).padStart(width, '0')].reverse().join('');
}

/** The integer of an outcome string, or NaN where it is not one of this width. */
export function readBits(bits: string, width: number): number {
  if (bits.length !== width || !/^[01]*$/.test(bits)) return Number.NaN;
  return bits === '' ? 0 : Number.parseInt([...bits].reverse().join(''), 2);
}
