import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxDistance } from '../../../src/math/index.js';
import { ProductState } from '../../../src/transpile/checks/product-state.js';
import { randomUses } from '../../gates/arbitraries.js';
import { FIXED } from '../exactness.js';
import { timesState, windowMatrix } from './window-matrix.js';

const WIRES = [1, 3, 4];

describe('ProductState', () => {
  it('has no two wires alike at first, and every amplitude', () => {
    const { amplitudes } = new ProductState(WIRES);
    const at = (index: number) => [amplitudes[2 * index]!, amplitudes[2 * index + 1]!] as const;
    let norm = 0;
    for (let index = 0; index < 8; index++) {
      expect(Math.hypot(...at(index))).toBeGreaterThan(1e-3);
      norm += Math.hypot(...at(index)) ** 2;
    }
    expect(norm).toBeCloseTo(1, 14);
    const singles = [1, 2, 4].map((bit) => at(bit));
    for (const [j, a] of singles.entries()) {
      for (const b of singles.slice(j + 1)) expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeGreaterThan(1e-2);
    }
  });

  it('is the same wire wherever it stands in the list', () => {
    const [one, other] = [new ProductState([1, 3]).amplitudes, new ProductState([3, 1]).amplitudes];
    const swapped = [0, 1, 4, 5, 2, 3, 6, 7].map((k) => other[k]!);
    expect(maxDistance(one, Float64Array.from(swapped))).toBeLessThan(1e-15);
  });

  it('becomes what the gates make of it, however many wait on a wire', () => {
    fc.assert(
      fc.property(randomUses('qis', 5, { maxLength: 25 }), (uses) => {
        const inside = uses.filter(({ controls, targets }) =>
          [...controls, ...targets].every((w) => WIRES.includes(w)),
        );
        const state = new ProductState(WIRES);
        const start = state.amplitudes.slice();
        for (const each of inside) state.apply(each);
        state.settle();
        expect(maxDistance(state.amplitudes, timesState(windowMatrix(inside, WIRES), start))).toBeLessThan(1e-12);
      }),
      { ...FIXED, numRuns: 150 },
    );
  });
});
