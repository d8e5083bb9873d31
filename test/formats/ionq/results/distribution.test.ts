import { describe, expect, test } from 'vitest';
import { Distribution } from '../../../../src/formats/ionq/index.js';

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
  test('adds weights of the same outcome, and lists outcomes in ascending order', () => {
    expect([...counts.outcomes()]).toEqual([
      { bits: '001', index: 1n, weight: 4 },
      { bits: '110', index: 6n, weight: 4 },
    ]);
    expect(counts).toMatchObject({ width: 3, total: 8, size: 2, kind: 'counts' });
  });

  test('outcomes are asked for as text and as numbers', () => {
    expect([counts.weight('110'), counts.weight(6), counts.weight(6n), counts.weight('111')]).toEqual([4, 4, 4, 0]);
    expect(counts.probability(1)).toBe(0.5);
    expect(new Distribution('counts', ['q0'], []).probability(0)).toBe(0);
  });

  test('bit k of a marginal is the k-th bit asked for', () => {
    const marginal = counts.marginal([2, null, 0]);
    expect([...marginal.toMap()]).toEqual([
      ['001', 4],
      ['100', 4],
    ]);
    const one = new Distribution('counts', ['q0', 'q1', 'q2'], [['011', 1]]);
    expect([...one.marginal([0]).toMap()]).toEqual([['1', 1]]);
    expect([...one.marginal([2, 1]).toMap()]).toEqual([['10', 1]]);
    expect(marginal.header()).toBe('q0 - q2');
    expect(counts.marginal([1], ['m[0]']).header()).toBe('m[0]');
    expect(counts.marginal([]).weight('')).toBe(8);
  });

  test('is written with a header that says which bit is which', () => {
    expect(String(counts)).toBe('q2 q1 q0\n001  4\n110  4');
    expect(counts.toString('qubit0-first')).toBe('q0 q1 q2\n100  4\n011  4');
  });

  test('outcomes of another width are refused', () => {
    expect(() => new Distribution('counts', ['q0'], [['01', 1]])).toThrow(/does not have 1 bits/);
    expect(() => new Distribution('counts', ['q0'], [['2', 1]])).toThrow(/does not have 1 bits/);
  });
});
