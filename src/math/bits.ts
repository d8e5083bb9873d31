/** How many bits of a 32-bit word are set. */
export function countOnes(word: number): number {
  let sums = word - ((word >>> 1) & 0x55555555);
  sums = (sums & 0x33333333) + ((sums >>> 2) & 0x33333333);
  return Math.imul((sums + (sums >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** 1 where an odd number of bits of a 32-bit word is set, else 0. */
export function parityOf(word: number): 0 | 1 {
  let folded = word ^ (word >>> 16);
  folded ^= folded >>> 8;
  folded ^= folded >>> 4;
  folded ^= folded >>> 2;
  return ((folded ^ (folded >>> 1)) & 1) as 0 | 1;
}
