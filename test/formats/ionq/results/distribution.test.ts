import { describe, expect, test } from 'vitest';
import { Distribution } from '../../../../src/formats/ionq/index.js';
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
