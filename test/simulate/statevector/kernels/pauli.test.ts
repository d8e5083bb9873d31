import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectPauli, parity, rotatePauli } from '../../../../src/simulate/statevector/kernels/pauli.js';
import { SEED } from '../../circuit-arbitrary.js';
import { type Complex, type Dense, denseIdentity, plus, times } from '../../reference.js';
import { randomAmplitudes } from './amplitudes.js';

const QUBITS = 4;

/** A Pauli as a letter per qubit, qubit 0 first. */
const words = fc.array(fc.constantFrom('I', 'X', 'Y', 'Z'), { minLength: QUBITS, maxLength: QUBITS });

const letters: Readonly<Record<string, Dense>> = {
  I: denseIdentity(2),
  X: [
    [
      [0, 0],
      [1, 0],
    ],
    [
      [1, 0],
      [0, 0],
    ],
  ],
  Y: [
    [
      [0, 0],
      [0, -1],
    ],
    [
      [0, 1],
      [0, 0],
    ],
  ],
  Z: [
    [
      [1, 0],
      [0, 0],
    ],
    [
      [0, 0],
      [-1, 0],
    ],
  ],
};

function masksOf(word: readonly string[]) {
  const bits = (those: string) =>
    word.reduce((mask, letter, q) => (those.includes(letter) ? mask | (1 << q) : mask), 0);
  return { flips: bits('XY'), signs: bits('YZ'), ys: word.filter((letter) => letter === 'Y').length };
}

/** P times a vector, entry by entry from the matrices of the letters. */
function image(word: readonly string[], vector: readonly Complex[]): Complex[] {
  return vector.map((_, row) =>
    vector.reduce<Complex>(
      (sum, amplitude, column) => {
        const entry = word.reduce<Complex>(
          (product, letter, q) => times(product, letters[letter]![(row >> q) & 1]![(column >> q) & 1]!),
          [1, 0],
        );
        return plus(sum, times(entry, amplitude));
      },
      [0, 0],
    ),
  );
}

describe('parity', () => {
  it('is that of all 32 bits', () => {
    expect([0, 1, 3, -1, 1 << 31, (1 << 31) | 1, 0x7fffffff, 0x10101].map(parity)).toEqual([0, 1, 0, 0, 1, 0, 1, 1]);
  });
});

describe('rotatePauli', () => {
  it('is cos - i sin P where all controls are one, and nothing elsewhere', () => {
    fc.assert(
      fc.property(words, fc.nat(15), fc.integer({ min: -60, max: 60 }), (word, mask, tenths) => {
        const angle = tenths / 10;
        const controls = word.reduce((kept, letter, q) => (letter === 'I' ? kept : kept & ~(1 << q)), mask);
        const before = randomAmplitudes(QUBITS);
        const { re, im } = before;
        const turned = image(word, before.list());
        const expected = before
          .list()
          .map(
            (amplitude, i): Complex =>
              (i & controls) === controls
                ? plus(times([Math.cos(angle), 0], amplitude), times([0, -Math.sin(angle)], turned[i]!))
                : amplitude,
          );
        rotatePauli(re, im, controls, masksOf(word), angle);
        expected.forEach(([x, y], i) => {
          expect(re[i]).toBeCloseTo(x, 12);
          expect(im[i]).toBeCloseTo(y, 12);
        });
      }),
      { seed: SEED, numRuns: 150 },
    );
  });
});

describe('expectPauli', () => {
  it('is the real part of <state|P|state>, whatever the norm', () => {
    fc.assert(
      fc.property(words, (word) => {
        const state = randomAmplitudes(QUBITS);
        const amplitudes = state.list();
        const turned = image(word, amplitudes);
        const [mean] = amplitudes.reduce<Complex>(
          (sum, [re, im], i) => plus(sum, times([re, -im], turned[i]!)),
          [0, 0],
        );
        expect(expectPauli(state.re, state.im, masksOf(word))).toBeCloseTo(mean, 11);
      }),
      { seed: SEED, numRuns: 256 },
    );
  });
});
