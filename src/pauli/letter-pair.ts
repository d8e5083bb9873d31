import { letterOf, MINUS, type PauliLetter, type SignedLetter } from './letter.js';

/**
 * Two letters with a sign in five bits, the first letter lowest: an index of tables by pairs, and what long lists of
 * rotations keep, as an object for each would cost many times the memory and the time.
 */
export type LetterPair = number;

/** Packs two letters, each of which may have a sign. */
export function letterPair(first: SignedLetter, second: SignedLetter): LetterPair {
  return letterOf(first) | (letterOf(second) << 2) | (((first ^ second) & MINUS) << 2);
}

/** The first letter of a pair. */
export function firstOf(pair: LetterPair): PauliLetter {
  return (pair & 3) as PauliLetter;
}

/** The second letter of a pair. */
export function secondOf(pair: LetterPair): PauliLetter {
  return ((pair >> 2) & 3) as PauliLetter;
}

/** 1 where a pair has a minus sign, else 0. */
export function minusOf(pair: LetterPair): 0 | 1 {
  return (pair >> 4) as 0 | 1;
}
