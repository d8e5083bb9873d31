/**
 * Copies tiles out of the state and back, from rows whose places the array lists.
 */
export function tileTransfer() {
  const rowOffset = new Int32Array(1 << 12);

  /** Copies a tile out of the state; runs of `width` amplitudes, at least 4, lie together. */
  function readTile(from: Float64Array, to: Float64Array, size: number, start: number, width: number): void {
    const rows = rowOffset;
    for (let at = 0, row = 0; at < size; at = (at + width) | 0, row = (row + 1) | 0) {
      const base = (start + rows[row]!) | 0;
      for (let i = 0; i < width; i = (i + 4) | 0) {
        const source = (base + i) | 0;
        const target = (at + i) | 0;
        to[target] = from[source]!;
        to[(target + 1) | 0] = from[(source + 1) | 0]!;
        to[(target + 2) | 0] = from[(source + 2) | 0]!;
        to[(target + 3) | 0] = from[(source + 3) | 0]!;
      }
    }
  }

  function writeTile(from: Float64Array, to: Float64Array, size: number, start: number, width: number): void {
    const rows = rowOffset;
    for (let at = 0, row = 0; at < size; at = (at + width) | 0, row = (row + 1) | 0) {
      const base = (start + rows[row]!) | 0;
      for (let i = 0; i < width; i = (i + 4) | 0) {
        const source = (at + i) | 0;
        const target = (base + i) | 0;
        to[target] = from[source]!;
        to[(target + 1) | 0] = from[(source + 1) | 0]!;
        to[(target + 2) | 0] = from[(source + 2) | 0]!;
        to[(target + 3) | 0] = from[(source + 3) | 0]!;
      }
    }
  }

  return { rowOffset, readTile, writeTile };
}
