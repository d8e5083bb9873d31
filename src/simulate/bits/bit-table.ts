/** A table of bits, 32 to a word: bit c of row r is bit `c & 31` of `words[r * wordsPerRow + (c >> 5)]`. */
export interface BitTable {
  readonly rows: number;
  readonly columns: number;
  readonly wordsPerRow: number;
  readonly words: Int32Array;
}

/** A table of zeros. */
export function bitTable(rows: number, columns: number): BitTable {
  const wordsPerRow = (columns + 31) >>> 5;
  return { rows, columns, wordsPerRow, words: new Int32Array(rows * wordsPerRow) };
}

/** One bit of a table. */
export function bitAt({ words, wordsPerRow }: BitTable, row: number, column: number): number {
  return (words[row * wordsPerRow + (column >> 5)]! >>> (column & 31)) & 1;
}

/** Sets one bit of a table to one. */
export function setBit({ words, wordsPerRow }: BitTable, row: number, column: number): void {
  const place = row * wordsPerRow + (column >> 5);
  words[place] = words[place]! | (1 << (column & 31));
}

/** Mirrors a square of 32 by 32 bits at its diagonal, in place: bit c of word r becomes bit r of word c. */
export function transposeSquare(square: Int32Array): void {
  // Exchanges the off-diagonal quarters of squares of 16, then of 8, 4, 2 and 1.
  let mask = 0x0000ffff;
  for (let size = 16; size !== 0; size >>= 1, mask ^= mask << size) {
    for (let row = 0; row < 32; row = ((row | size) + 1) & ~size) {
      const upper = square[row]!;
      const lower = square[row | size]!;
      const change = ((upper >>> size) ^ lower) & mask;
      square[row] = upper ^ (change << size);
      square[row | size] = lower ^ change;
    }
  }
}
