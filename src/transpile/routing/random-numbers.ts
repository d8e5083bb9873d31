/** Numbers in [0, 1) that only depend on the seed (Mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = (Math.imul(seed, 0x9e3779b9) ^ 0x6d2b79f5) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Puts a list in a random order, in place. */
export function shuffle<List extends Int32Array | number[]>(list: List, random: () => number): List {
  for (let k = list.length - 1; k > 0; k--) {
    const other = Math.floor((k + 1) * random());
    const kept = list[k]!;
    list[k] = list[other]!;
    list[other] = kept;
  }
  return list;
}
