import type { Output } from './output.js';

/** Rows as lines with aligned columns; the last column is not padded. */
export function tableLines(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}

/** Rows below a head that stands in bold on a terminal. */
export function headedTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  output: Pick<Output, 'bold'>,
): string {
  const [first, ...lines] = tableLines([head, ...rows]);
  return [output.bold(first!), ...lines].join('\n');
}

/** What is not known. */
export const UNKNOWN = '-';

/** Names with their values. */
export type Rows = readonly (readonly [name: string, value: string])[];

/** Names with their values in lines, those left out that are not known. */
export function knownLines(entries: Rows): readonly string[] {
  return tableLines(entries.filter(([, value]) => value !== UNKNOWN));
}

/** A title with names and values below it, as far as they are known; nothing where none is. */
export function titledLines(title: string, entries: Rows, output: Pick<Output, 'bold'>): readonly string[] {
  const known = knownLines(entries);
  return known.length === 0 ? [] : [output.bold(title), ...known.map((line) => `  ${line}`)];
}
