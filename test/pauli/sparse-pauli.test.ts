import fc from 'fast-check';
import { multiply } from 'mathjs';
import { expect, it } from 'vitest';
import { anticommutesWith, masksOf, type PauliLetter, type SparsePauli, sparseProduct } from '../../src/pauli/index.js';
import { FIXED } from '../transpile/exactness.js';
import { apart, stringMatrix } from './pauli-matrices.js';

const WIRES = 3;
const letter = fc.integer({ min: 0, max: 3 }) as fc.Arbitrary<PauliLetter>;
const string = fc.tuple(letter, letter, letter);

function sparse(letters: readonly PauliLetter[]): SparsePauli {
  return letters.flatMap((each, wire) => (each === 0 ? [] : [[wire, each] as const]));
}

function lettersOf(pauli: SparsePauli): readonly PauliLetter[] {
  const letters = new Array<PauliLetter>(WIRES).fill(0);
  for (const [wire, axis] of pauli) letters[wire] = axis;
  return letters;
}

it('multiplies as matrices do, phase included, whatever the order of the letters', () => {
  fc.assert(
    fc.property(string, string, (first, second) => {
      const { pauli, power } = sparseProduct(sparse(first).toReversed(), sparse(second).toReversed());
      const [a, b] = [stringMatrix(first), stringMatrix(second)];
      expect(apart(stringMatrix(lettersOf(pauli), power), multiply(a, b))).toBe(0);
      expect(pauli).toEqual(sparse(lettersOf(pauli)));
      expect(anticommutesWith(sparse(first), second)).toBe(apart(multiply(a, b), multiply(b, a)) !== 0);
    }),
    { ...FIXED, numRuns: 200 },
  );
});

it('has masks from which every letter can be read', () => {
  fc.assert(
    fc.property(string, (letters) => {
      const { flips, signs, ys } = masksOf(sparse(letters));
      expect(letters.map((_, wire) => ((flips >> wire) & 1) + 2 * ((signs >> wire) & 1))).toEqual(letters);
      expect(ys).toBe(letters.filter((each) => each === 3).length);
    }),
    { ...FIXED, numRuns: 64 },
  );
});
