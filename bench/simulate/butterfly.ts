const SIZE = 1 << 13;

/** Two unnormalised Hadamard gates at once on 2^13 amplitudes, which the second-level cache holds. */
const { addPairs, reset } = butterflyKernel();

/**
 * Seconds that a butterfly of additions takes for one amplitude on this machine, at best: the floor for a rotation in
 * double precision without vector instructions.
 */
export function butterflySeconds(rounds = 60): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    reset();
    const start = performance.now();
    for (let bit = 0; bit < 12; bit += 2) addPairs(1 << bit, 2 << bit);
    least = Math.min(least, performance.now() - start);
  }
  return least / 1000 / 12 / SIZE;
}

/**
 * The arrays are constants of a closure, so that the optimiser knows their addresses; bundlers make variables of the
 * constants of a module. As in any good layout, the imaginary parts lie an odd number of cache lines behind the real ones.
 */
function butterflyKernel() {
  const memory = new ArrayBuffer(16 * SIZE + 704);
  const tileRe = new Float64Array(memory, 0, SIZE);
  const tileIm = new Float64Array(memory, 8 * SIZE + 704, SIZE);
  const reset = (): void => {
    tileRe.fill(1e-3);
    tileIm.fill(1e-3);
  };
  const addPairs = (a: number, b: number): void => {
    const re = tileRe;
    const im = tileIm;
    const held = a | b;
    const free = ~held;
    for (let i = 0; i < SIZE; i = ((i | held) + 1) & free) {
      const j = i | a;
      const k = i | b;
      const l = i | held;
      const x0 = re[i]!;
      const x1 = re[j]!;
      const x2 = re[k]!;
      const x3 = re[l]!;
      const u0 = x0 - x1;
      const u1 = x1 + x0;
      const u2 = x2 - x3;
      const u3 = x3 + x2;
      re[i] = u0 - u2;
      re[j] = u1 - u3;
      re[k] = u2 + u0;
      re[l] = u3 + u1;
      const y0 = im[i]!;
      const y1 = im[j]!;
      const y2 = im[k]!;
      const y3 = im[l]!;
      const v0 = y0 - y1;
      const v1 = y1 + y0;
      const v2 = y2 - y3;
      const v3 = y3 + y2;
      im[i] = v0 - v2;
      im[j] = v1 - v3;
      im[k] = v2 + v0;
      im[l] = v3 + v1;
    }
  };
  return { addPairs, reset };
}
