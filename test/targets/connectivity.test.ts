import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IonloomError } from '../../src/errors/index.js';
import { connects, qubitPairs } from '../../src/targets/index.js';

describe('qubitPairs', () => {
  it('is undirected and keeps every pair once', () => {
    const pairs = qubitPairs([
      [3, 1],
      [1, 3],
      [0, 2],
      [0, 2],
    ]);
    expect(pairs.pairs).toEqual([
      [0, 2],
      [1, 3],
    ]);
    expect(pairs.allows(1, 3)).toBe(true);
    expect(pairs.allows(3, 1)).toBe(true);
    expect(pairs.allows(0, 1)).toBe(false);
  });

  it('allows exactly the pairs it was given, in either order', () => {
    const qubit = fc.integer({ min: 0, max: 9 });
    const pair = fc.tuple(qubit, qubit).filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(fc.array(pair), (list) => {
        const set = qubitPairs(list, 10);
        for (let a = 0; a < 10; a++) {
          for (let b = 0; b < 10; b++) {
            const given = list.some(([c, d]) => (c === a && d === b) || (c === b && d === a));
            expect(set.allows(a, b)).toBe(given);
            expect(connects(set, a, b)).toBe(given);
          }
        }
      }),
      { seed: 20261120 },
    );
  });

  it('refuses what is not a pair of two qubits and lists every offender', () => {
    const wrong = () =>
      qubitPairs(
        [
          [0, 1],
          [2, 2],
          [0, 5],
          [-1, 0],
          [0.5, 1],
        ],
        5,
      );
    expect(wrong).toThrow(IonloomError);
    try {
      wrong();
    } catch (error) {
      expect((error as IonloomError).issues.map(({ code, path }) => [code, path?.[1]])).toEqual([
        ['DuplicateQubit', 1],
        ['QubitOutOfRange', 2],
        ['QubitOutOfRange', 3],
        ['QubitOutOfRange', 4],
      ]);
    }
  });
});

describe('connects', () => {
  it('never connects a qubit with itself', () => {
    expect(connects('all-to-all', 0, 1)).toBe(true);
    expect(connects('all-to-all', 1, 1)).toBe(false);
  });
});
