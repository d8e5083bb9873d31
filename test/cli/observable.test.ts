import { describe, expect, it } from 'vitest';
import { readObservable } from '../../src/cli/observable.js';

describe('readObservable', () => {
  it.each([
    ['ZZI', ['ZZI'], [1]],
    ['-zz', ['ZZ'], [-1]],
    ['0.5*Z0 Z1 - 1.5*X0', ['Z0 Z1', 'X0'], [0.5, -1.5]],
    ['.5Z0 + 2 X1', ['Z0', 'X1'], [0.5, 2]],
    ['1e-3*ZI+ -0', undefined, undefined],
    ['1e-3*ZI', ['ZI'], [1e-3]],
    ['- 2.*Y3', ['Y3'], [-2]],
  ] as const)('reads %s', (text, terms, coefficients) => {
    if (!terms) expect(() => readObservable(text)).toThrow('Pauli strings');
    else expect(readObservable(text)).toEqual([{ text, sum: { terms, coefficients } }]);
  });

  it.each(['', '0.5', 'ZZ XX +', 'A', 'ZZ + ', 'Z*2', '1 2 Z'])('refuses "%s"', (text) => {
    expect(() => readObservable(text)).toThrow('It takes Pauli strings with coefficients');
  });

  it('adds to those before', () => {
    const first = readObservable('Z');
    expect(readObservable('X', first).map(({ text }) => text)).toEqual(['Z', 'X']);
    expect(first).toHaveLength(1);
  });
});
