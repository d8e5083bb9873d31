import { describe, expect, it } from 'vitest';
import { letterNamed, PauliString } from '../../../src/pauli/index.js';
import { FreeTerms, sizeOf, withoutFullTurns } from '../../../src/transpile/checks/free-terms.js';

function pauli(word: string): PauliString {
  const made = PauliString.identity(word.length);
  [...word].forEach((letter, wire) => {
    made.multiply(PauliString.letter(word.length, wire, letterNamed(letter)));
  });
  return made;
}

const terms = (...list: readonly (readonly [string, number, number])[]) =>
  new FreeTerms(list.map(([word, angle, step]) => ({ pauli: pauli(word), angle, step })));

describe('FreeTerms', () => {
  it('finds terms of one step in any order, each once', () => {
    const left = terms(['XI', 0.3, 1], ['ZI', 0.4, 1]);
    expect(left.take(pauli('ZI'), 0.4)).toBeCloseTo(0.4);
    expect(left.take(pauli('ZI'), 0.4)).toBe(0);
    expect(left.size()).toBeCloseTo(sizeOf(0.3));
    expect(left.take(pauli('XI'), 0.3)).toBeCloseTo(0.3);
    expect(left.size()).toBe(0);
  });

  it('finds terms of a later step only where those of earlier ones commute', () => {
    expect(terms(['XI', 0.3, 1], ['ZI', 0.4, 2]).take(pauli('ZI'), 0.4)).toBe(0);
    expect(terms(['XX', 0.3, 1], ['ZZ', 0.4, 2]).take(pauli('ZZ'), 0.4)).toBeCloseTo(0.4);
  });

  it('adds up equal terms, first ones first, and some of them where that is what comes', () => {
    expect(terms(['ZI', 0.1, 1], ['ZI', 0.2, 2]).take(pauli('ZI'), 0.3)).toBeCloseTo(0.3);
    const some = terms(['ZI', 0.1, 1], ['ZI', 0.2, 1], ['ZI', 0.4, 1]);
    expect(some.take(pauli('ZI'), 0.5)).toBeCloseTo(0.5);
    expect(some.size()).toBeCloseTo(sizeOf(0.2));
    expect(some.take(pauli('ZI'), 0.3)).toBe(0);
    expect(terms(['ZI', 0.4, 1]).take(pauli('ZI'), -0.4)).toBe(0);
  });

  it('takes angles that differ by full turns for the same', () => {
    expect(terms(['ZI', 0.3 + 2 * Math.PI, 1]).take(pauli('ZI'), 0.3)).toBeCloseTo(0.3 + 2 * Math.PI);
  });

  it('leaves out what adds up to nothing, in size and where it is in the way', () => {
    expect(terms(['XI', 0.3, 1], ['XI', -0.3, 2]).size()).toBe(0);
    expect(terms(['XI', 0.3, 1], ['XI', -0.3, 2], ['ZI', 0.4, 3]).take(pauli('ZI'), 0.4)).toBeCloseTo(0.4);
    expect(terms(['XI', 0.3, 1], ['ZI', 0.1, 2], ['XI', -0.3, 3]).size()).toBeGreaterThan(0.2);
  });
});

describe('withoutFullTurns', () => {
  it.each([
    [0.3, 0.3, 0],
    [2 * Math.PI + 0.3, 0.3, 1],
    [-2 * Math.PI - 0.3, -0.3, -1],
    [4 * Math.PI, 0, 2],
  ])('%f', (angle, rest, full) => {
    const found = withoutFullTurns(angle);
    expect(found.rest).toBeCloseTo(rest, 12);
    expect(found.full).toBe(full);
  });
});

describe('sizeOf', () => {
  it('is the operator norm of what a rotation is from none', () => {
    // |e^{-i angle/2} - 1|.
    for (const angle of [0, 0.3, -0.3, Math.PI, 2 * Math.PI, 4 * Math.PI]) {
      expect(sizeOf(angle)).toBeCloseTo(Math.hypot(Math.cos(angle / 2) - 1, Math.sin(angle / 2)), 12);
    }
  });
});
