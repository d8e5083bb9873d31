import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { simulate } from '../../src/simulate/index.js';

const skewed = circuit(3).ry(1, 0).ry(0.5, 1).x(2).measure('pair', 0, 1).measure('one', 2);

describe('SimulationResult', () => {
  it('reads outcomes above a threshold', () => {
    const result = simulate(skewed);
    const all = [...result.outcomesAbove(0)];
    expect(all.map(({ value }) => value)).toEqual([4, 5, 6, 7]);
    const likely = all.filter(({ probability }) => probability >= 0.1);
    expect(likely.length).toBeLessThan(4);
    expect([...result.outcomesAbove(0.1)]).toEqual(likely);
    expect([...result.outcomesAbove(0.5, 'pair')].map(({ bits }) => bits)).toEqual(['00']);
  });

  it('reads wide states where they are, with no array over all outcomes', () => {
    // The limit is the state alone: an array over its outcomes would not fit beside it, and none is asked for.
    const wide = simulate(circuit(21).h(0).cnot(0, 20), { memoryLimit: 16 * 2 ** 21, engine: 'statevector' });
    expect([...wide.outcomesAbove(0.4)].map(({ value }) => value)).toEqual([0, 2 ** 20 + 1]);
    expect(wide.mostLikely(1)[0]!.probability).toBeCloseTo(0.5, 12);
  });

  it('lists the shots one by one', () => {
    const result = simulate(skewed, { shots: 500 });
    const list = result.shotList(3, 'pair');
    for (const [bits, count] of result.counts('pair')) {
      const value = Number(bits[0]) + 2 * Number(bits[1]);
      expect(list.filter((shot) => shot === value)).toHaveLength(count);
    }
    expect(list).toHaveLength(500);
    expect(() => simulate(skewed).shotList()).toThrow(/took no shots/);
  });

  it('rounds probabilities to counts', () => {
    const counts = simulate(circuit(2).h(0)).expectedCounts(5);
    expect([...counts]).toEqual([
      ['00', 3],
      ['10', 2],
    ]);
    expect(() => simulate(skewed).expectedCounts(0)).toThrow(expect.objectContaining({ code: 'ValueOutOfRange' }));
  });
});
