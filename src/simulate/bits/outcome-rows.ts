import { type BitTable, bitAt } from './bit-table.js';

/** A row of a table as the text of an outcome, its first column first. */
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
