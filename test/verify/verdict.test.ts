import { describe, expect, it } from 'vitest';
import { nothing } from '../../src/verify/finding.js';
import { verdict, withSentence } from '../../src/verify/verdict.js';

const made = (equivalent: boolean | null) =>
  verdict({
    equivalent,
    method: 'none',
    relation: 'unitary',
    guarantee: 'Nothing was compared.',
    ...nothing,
    tolerance: 0,
  });

describe('a verdict', () => {
  it('prints as one of three words and its sentence: undecided is not equivalent', () => {
    expect([true, false, null].map((equivalent) => String(made(equivalent)))).toEqual([
      'equivalent: Nothing was compared.',
      'not equivalent: Nothing was compared.',
      'undecided: Nothing was compared.',
    ]);
  });

  it('is frozen', () => {
    expect(Object.isFrozen(made(true))).toBe(true);
  });

  it('takes a sentence before or after its own, and stays itself without one', () => {
    const given = made(true);
    expect(withSentence(given, 'first', 'Keys differ.').guarantee).toBe('Keys differ. Nothing was compared.');
    expect(String(withSentence(given, 'last', 'By the way.'))).toBe('equivalent: Nothing was compared. By the way.');
    expect(withSentence(given, 'first', undefined)).toBe(given);
  });
});
