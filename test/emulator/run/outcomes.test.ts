import { describe, expect, it } from 'vitest';
import { countsOf, decimals, moved, weightsOf } from '../../../src/emulator/run/outcomes.js';
import { targets } from '../../../src/targets/index.js';

describe('outcomes', () => {
  it('are exact numbers on every backend of the catalogue', () => {
    const backends = targets.filter(({ kind }) => kind === 'qpu' || kind === 'simulator');
    expect(backends.length).toBeGreaterThan(10);
    for (const { qubits } of backends) expect(qubits).toBeLessThanOrEqual(53);
  });

  it('move bit by bit, beyond 32 bits too', () => {
    expect(moved(0b101, [3, 0, 52])).toBe(2 ** 3 + 2 ** 52);
    expect(moved(2 ** 40 + 1, [1, ...Array.from({ length: 40 }, (_, k) => (k === 39 ? 0 : 10))])).toBe(3);
    expect(moved(0, [5])).toBe(0);
  });

  it('are counted and listed by rising number, however many digits they have', () => {
    const weights = weightsOf(countsOf(Float64Array.of(2 ** 35, 3, 2 ** 33, 10, 3)), 5);
    expect(Object.entries(weights)).toEqual([
      ['3', 0.4],
      ['10', 0.2],
      ['8589934592', 0.2],
      ['34359738368', 0.2],
    ]);
    expect(decimals(Float64Array.of(2 ** 52 + 1, 0))).toEqual(['4503599627370497', '0']);
  });
});
