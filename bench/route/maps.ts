type Pair = readonly [number, number];

/** So many of a hundred pairs are missing where some are. */
const MISSING_PERCENT = 5;

/** Maps with missing pairs, by name: lines, rings and grids, one of superconducting machines, and all pairs but a few. */
export const maps: Readonly<Record<string, readonly Pair[]>> = {
  'line 16': line(16),
  'ring 16': [...line(16), [0, 15]],
  'grid 4x4': grid(4, 4),
  'grid 6x6': grid(6, 6),
  'heavy-hex 27': heavyHex27(),
  '36 less 5 %': lessSome(36),
};

function line(wires: number): readonly Pair[] {
  return Array.from({ length: wires - 1 }, (_, k): Pair => [k, k + 1]);
}

function grid(rows: number, columns: number): readonly Pair[] {
  const at = (row: number, column: number): number => row * columns + column;
  return Array.from({ length: rows * columns }, (_, k): Pair[] => {
    const [row, column] = [Math.floor(k / columns), k % columns];
    return [
      ...(column + 1 < columns ? [[k, at(row, column + 1)] as const] : []),
      ...(row + 1 < rows ? [[k, at(row + 1, column)] as const] : []),
    ];
  }).flat();
}

/** The heavy hexagons of 27 qubits that IBM's Falcon machines had. */
function heavyHex27(): readonly Pair[] {
  const text =
    '0-1 1-2 1-4 2-3 3-5 4-7 5-8 6-7 7-10 8-9 8-11 10-12 11-14 12-13 12-15 13-14 14-16 15-18 16-19 17-18 18-21 19-20 19-22 21-23 22-25 23-24 24-25 25-26';
  return text.split(' ').map((pair): Pair => pair.split('-').map(Number) as unknown as Pair);
}

/** All pairs but those that a linear congruential generator (of ISO C) takes out. */
function lessSome(wires: number): readonly Pair[] {
  let state = 1;
  const pairs = Array.from({ length: wires }, (_, a) =>
    Array.from({ length: wires - 1 - a }, (_, k): Pair => [a, a + 1 + k]),
  ).flat();
  return pairs.filter(() => {
    state = Number((1103515245n * BigInt(state) + 12345n) % 2n ** 31n);
    return (state >> 16) % 100 >= MISSING_PERCENT;
  });
}
