import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Distribution } from '../../../../src/formats/ionq/index.js';
import { SEED } from '../../../simulate/circuit-arbitrary.js';
import { thrownIssues } from '../thrown-issues.js';

const counts = new Distribution(
  'counts',
  ['q0', 'q1', 'q2'],
  [
    ['110', 3],
    ['001', 4],
    ['110', 1],
  ],
);

describe('Distribution', () => {
  test('adds weights of the same outcome, and lists outcomes in the order of their texts', () => {
    expect([...counts.outcomes()]).toEqual([
      { bits: '001', value: 4n, weight: 4 },
      { bits: '110', value: 3n, weight: 4 },
    ]);
    expect(counts).toMatchObject({ width: 3, total: 8, size: 2, kind: 'counts' });
  });

  test('outcomes are asked for as text, bit 0 first, and as little-endian integers', () => {
    expect([counts.weight('110'), counts.weight(3), counts.weight(3n), counts.weight('111')]).toEqual([4, 4, 4, 0]);
    expect([counts.weight('001'), counts.weight(4), counts.weight(1)]).toEqual([4, 4, 0]);
    expect(counts.probability(4)).toBe(0.5);
    const nothing = new Distribution('counts', ['q0'], []);
    expect([nothing.probability(0), nothing.probability('1')]).toEqual([0, 0]);
  });

  test('integers keep every bit of a wide register', () => {
    const labels = Array.from({ length: 70 }, (_, bit) => `q${bit}`);
    const wide = new Distribution('counts', labels, [[`1${'0'.repeat(68)}1`, 2]]);
    expect([...wide.outcomes()].map(({ value }) => value)).toEqual([2n ** 69n + 1n]);
    expect(wide.weight(2n ** 69n + 1n)).toBe(2);
    expect(wide.weight(1)).toBe(0);
  });

  test('what is no outcome of these bits is an error, not an outcome that never came', () => {
    const wrong = ['11', '1100', '11x', '', '-10', -1, 8, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60, -1n, 8n];
    for (const outcome of wrong) {
      for (const ask of [() => counts.weight(outcome), () => counts.probability(outcome)]) {
        expect(thrownIssues(ask)).toMatchObject([
          { code: 'ValueOutOfRange', message: expect.stringMatching(/is not an outcome of 3 bits$/) },
        ]);
      }
    }
    const empty = counts.marginal([]);
    expect([empty.weight(''), empty.weight(0), empty.size]).toEqual([8, 8, 1]);
    expect(thrownIssues(() => empty.weight(1))).toHaveLength(1);
    expect(thrownIssues(() => empty.weight('0'))).toHaveLength(1);
  });

  test('probabilities are told as they were given, shares of shots are worked out', () => {
    const weights = [
      ['0', 0.3333],
      ['1', 0.6666],
    ] as const;
    const rounded = new Distribution('probabilities', ['q0'], weights);
    expect([rounded.probability('0'), rounded.probability('1'), rounded.total]).toEqual([0.3333, 0.6666, 0.9999]);
  });

  test('bit k of a marginal is the k-th bit asked for', () => {
    const marginal = counts.marginal([2, null, 0]);
    expect([...marginal.toMap()]).toEqual([
      ['001', 4],
      ['100', 4],
    ]);
    const one = new Distribution('counts', ['q0', 'q1', 'q2'], [['110', 1]]);
    expect([...one.marginal([0]).toMap()]).toEqual([['1', 1]]);
    expect([...one.marginal([2, 1]).toMap()]).toEqual([['01', 1]]);
    expect(marginal.header()).toBe('q2 - q0');
    expect(counts.marginal([1], ['m[0]']).header()).toBe('m[0]');
    for (const bit of [3, -1, 0.5]) {
      expect(thrownIssues(() => counts.marginal([0, bit]))).toMatchObject([{ code: 'BitOutOfRange' }]);
    }
  });

  test('is written with a header that says which bit is which', () => {
    expect(String(counts)).toBe('q0 q1 q2\n001  4\n110  4');
  });

  test('a map that is handed out is no way into the distribution', () => {
    (counts.toMap() as Map<string, number>).clear();
    expect(counts.toMap().size).toBe(2);
  });

  test('outcomes of another width and weights that are none are refused', () => {
    for (const bits of ['01', '2', '']) {
      expect(() => new Distribution('counts', ['q0'], [[bits, 1]])).toThrow(/is not an outcome of 1 bits/);
    }
    for (const weight of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => new Distribution('counts', ['q0'], [['0', weight]])).toThrow(/cannot have the weight/);
    }
  });
});

describe('counts', () => {
  const thirds = new Distribution(
    'probabilities',
    ['a', 'b'],
    [
      ['11', 1 / 3],
      ['01', 1 / 3],
      ['00', 1 / 3],
    ],
  );

  test('add up to the shots, the first of equal outcomes taking what is left', () => {
    expect([...thirds.counts(100).toMap()]).toEqual([
      ['00', 34],
      ['01', 33],
      ['11', 33],
    ]);
    expect(thirds.counts(100)).toMatchObject({ kind: 'counts', total: 100, labels: ['a', 'b'] });
    expect([...thirds.counts(1).toMap()]).toEqual([['00', 1]]);
    expect(thirds.counts(0)).toMatchObject({ kind: 'counts', total: 0, size: 0 });
  });

  test('are the shares of a total that misses 1 by rounding', () => {
    const rounded = new Distribution(
      'probabilities',
      ['a'],
      [
        ['0', 0.4995],
        ['1', 0.4995],
      ],
    );
    expect([...rounded.counts(1_000_000).toMap().values()]).toEqual([500_000, 500_000]);
  });

  test('that there are already stay, and are shared out anew for another number of shots', () => {
    expect(counts.counts(8)).toBe(counts);
    expect([...counts.counts(4).toMap().values()]).toEqual([2, 2]);
    const halves = new Distribution(
      'counts',
      ['a'],
      [
        ['0', 0.5],
        ['1', 1.5],
      ],
    );
    expect([...halves.counts(2).toMap()]).toEqual([
      ['0', 1],
      ['1', 1],
    ]);
  });

  test('need a whole number of shots and something to count', () => {
    for (const shots of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e10, '5' as unknown as number]) {
      expect(thrownIssues(() => thirds.counts(shots))).toMatchObject([{ code: 'ValueOutOfRange' }]);
    }
    const nothing = new Distribution('probabilities', ['a'], [['0', 0]]);
    expect(thrownIssues(() => nothing.counts(5))).toMatchObject([{ code: 'NotAnswerable' }]);
  });

  test('are exact, within 1 of every share, and do not depend on the order of the weights', () => {
    const outcome = fc.array(fc.constantFrom('0', '1'), { minLength: 5, maxLength: 5 }).map((bits) => bits.join(''));
    const weights = fc.uniqueArray(fc.tuple(outcome, fc.double({ min: 1e-9, max: 1, noNaN: true })), {
      selector: ([bits]) => bits,
      minLength: 1,
    });
    const shuffled = weights.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 1, max: 1_000_000 }), ([list, other], shots) => {
        const labels = ['a', 'b', 'c', 'd', 'e'];
        const distribution = new Distribution('probabilities', labels, list);
        const found = distribution.counts(shots);
        expect(found.total).toBe(shots);
        for (const [bits, weight] of list) {
          expect(Math.abs(found.weight(bits) - (weight / distribution.total) * shots)).toBeLessThan(1 + 1e-6);
        }
        expect([...found.toMap()]).toEqual([...new Distribution('probabilities', labels, other).counts(shots).toMap()]);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});
