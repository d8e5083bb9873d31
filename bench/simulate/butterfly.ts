const SIZE = 1 << 13;
/** As in any good layout, the imaginary parts lie an odd number of cache lines behind the real ones. */
const memory = new ArrayBuffer(16 * SIZE + 704);
const RE = new Float64Array(memory, 0, SIZE);
const IM = new Float64Array(memory, 8 * SIZE + 704, SIZE);

/**
 * Seconds that a butterfly of additions takes for one amplitude on this machine, at best: the floor for a rotation in
 * double precision without vector instructions. The arrays fit into the second-level cache.
 */
export function butterflySeconds(rounds = 60): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    RE.fill(1e-3);
    IM.fill(1e-3);
    const start = performance.now();
    for (let bit = 0; bit < 12; bit += 2) addPairs(SIZE, 1 << bit, 2 << bit);
    least = Math.min(least, performance.now() - start);
  }
  return least / 1000 / 12 / SIZE;
}

/** Two unnormalised Hadamard gates at once. */
function addPairs(size: number, a: number, b: number): void {
  const re = RE;
  const im = IM;
  const held = a | b;
  const free = ~held;
  for (let i = 0; i < size; i = ((i | held) + 1) & free) {
    const j = i | a;
    const k = i | b;
    const l = i | held;
    const x0 = re[i]! - re[j]!;
    const x1 = re[i]! + re[j]!;
    const x2 = re[k]! - re[l]!;
    const x3 = re[k]! + re[l]!;
    re[i] = x0 - x2;
    re[j] = x1 - x3;
    re[k] = x0 + x2;
    re[l] = x1 + x3;
    const y0 = im[i]! - im[j]!;
    const y1 = im[i]! + im[j]!;
    const y2 = im[k]! - im[l]!;
    const y3 = im[k]! + im[l]!;
    im[i] = y0 - y2;
    im[j] = y1 - y3;
    im[k] = y0 + y2;
    im[l] = y1 + y3;
  }
}
