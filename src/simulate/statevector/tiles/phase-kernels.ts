import type { TileScratch } from './tile-scratch.js';

/** Products of the amplitudes of a tile with phases. */
export function phaseKernels(scratch: TileScratch) {
  const { tileRe, tileIm, tableRe, tableIm, rampRe, rampIm, factor, largestRamp: LARGEST_RAMP } = scratch;

  /** Multiplies every amplitude by its entry of the table that begins at `offset`. */
  function multiplyByTable(size: number, offset: number): void {
    const re = tileRe;
    const im = tileIm;
    const byRe = tableRe;
    const byIm = tableIm;
    for (let i = 0; i < size; i = (i + 2) | 0) {
      const j = i | 1;
      const k = (i + offset) | 0;
      const l = (j + offset) | 0;
      const x0 = re[i]!;
      const y0 = im[i]!;
      const c0 = byRe[k]!;
      const s0 = byIm[k]!;
      re[i] = x0 * c0 - y0 * s0;
      im[i] = x0 * s0 + y0 * c0;
      const x1 = re[j]!;
      const y1 = im[j]!;
      const c1 = byRe[l]!;
      const s1 = byIm[l]!;
      re[j] = x1 * c1 - y1 * s1;
      im[j] = x1 * s1 + y1 * c1;
    }
  }

  /** Multiplies every amplitude by the ramp factors of its low and its high bits. */
  function multiplyByRamp(size: number, lowBits: number): void {
    const re = tileRe;
    const im = tileIm;
    const byRe = rampRe;
    const byIm = rampIm;
    const width = 1 << lowBits;
    for (let start = 0, row = LARGEST_RAMP; start < size; start = (start + width) | 0, row = (row + 1) | 0) {
      const rowRe = byRe[row]!;
      const rowIm = byIm[row]!;
      for (let column = 0; column < width; column = (column + 1) | 0) {
        const i = start | column;
        const c = rowRe * byRe[column]! - rowIm * byIm[column]!;
        const s = rowRe * byIm[column]! + rowIm * byRe[column]!;
        const x = re[i]!;
        const y = im[i]!;
        re[i] = x * c - y * s;
        im[i] = x * s + y * c;
      }
    }
  }

  /** Multiplies the amplitudes whose held bits are `pattern`. */
  function multiplyPattern(size: number, held: number, pattern: number): void {
    const re = tileRe;
    const im = tileIm;
    const c = factor[0]!;
    const s = factor[1]!;
    const free = ~held;
    for (let i = 0; i < size; i = ((i | held) + 1) & free) {
      const j = i | pattern;
      const x = re[j]!;
      const y = im[j]!;
      re[j] = x * c - y * s;
      im[j] = x * s + y * c;
    }
  }

  /** Multiplies by `cos - i sin` where an even number of the masked bits is one, by `cos + i sin` elsewhere. */
  function multiplyByParity(size: number, mask: number): void {
    const re = tileRe;
    const im = tileIm;
    const c = factor[0]!;
    const even = -factor[1]!;
    for (let i = 0; i < size; i = (i + 1) | 0) {
      const s = isOdd(i & mask) ? -even : even;
      const x = re[i]!;
      const y = im[i]!;
      re[i] = x * c - y * s;
      im[i] = x * s + y * c;
    }
  }

  function isOdd(word: number): boolean {
    let folded = word ^ (word >>> 16);
    folded ^= folded >>> 8;
    folded ^= folded >>> 4;
    return ((0x6996 >>> (folded & 15)) & 1) === 1;
  }

  return { multiplyByTable, multiplyByRamp, multiplyPattern, multiplyByParity, isOdd };
}
