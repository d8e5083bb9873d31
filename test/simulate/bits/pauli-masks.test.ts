import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import type { Observable } from '../../../src/pauli/index.js';
import { finalState } from '../../../src/simulate/index.js';
import { circuitArbitrary, SEED } from '../circuit-arbitrary.js';
import { type Complex, plus, times } from '../reference.js';

const letters: Readonly<Record<string, readonly (readonly Complex[])[]>> = {
  I: [
    [
      [1, 0],
      [0, 0],
    ],
    [
      [0, 0],
      [1, 0],
    ],
  ],
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

/** <state|P|state> by its definition, the rightmost letter on qubit 0. */
function slowExpectation(amplitudes: readonly Complex[], word: string): Complex {
  const qubits = word.length;
  return amplitudes.reduce<Complex>(
    (sum, bra, row) =>
      amplitudes.reduce<Complex>((inner, ket, column) => {
        const entry = Array.from({ length: qubits }, (_, qubit) => qubit).reduce<Complex>(
          (product, qubit) =>
            times(product, letters[word[qubits - 1 - qubit]!]![(row >> qubit) & 1]![(column >> qubit) & 1]!),
          [1, 0],
        );
        return plus(inner, times([bra[0], -bra[1]], times(entry, ket)));
      }, sum),
    [0, 0],
  );
}

describe('expectation', () => {
  it('is <state|P|state> for every word on random states', () => {
    const word = (length: number) =>
      fc.string({ unit: fc.constantFrom('I', 'X', 'Y', 'Z'), minLength: length, maxLength: length });
    fc.assert(
      fc.property(
        circuitArbitrary('qis', { minQubits: 3, maxQubits: 3 }),
        fc.array(word(3), { minLength: 1, maxLength: 4 }),
        (random, words) => {
          const state = finalState(random);
          const amplitudes = Array.from(state.re, (re, i): Complex => [re, state.im[i]!]);
          let sum = 0;
          words.forEach((text, k) => {
            const [re, im] = slowExpectation(amplitudes, text);
            expect(im).toBeCloseTo(0, 12);
            expect(state.expectation(text)).toBeCloseTo(re, 12);
            sum += (k - 1.5) * re;
          });
          const combination = { terms: words, coefficients: words.map((_, k) => k - 1.5) };
          expect(state.expectation(combination)).toBeCloseTo(sum, 12);
        },
      ),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('puts the rightmost letter on qubit 0, as pauliexp does', () => {
    const state = finalState(circuit(3).x(0));
    expect(state.expectation('IIZ')).toBe(-1);
    expect(state.expectation('ZII')).toBe(1);
    expect(state.expectation('Z0')).toBe(-1);
    // exp(-i pi/2 X) is X up to phase, on the first wire named for the rightmost letter.
    const flipped = finalState(circuit(3).pauliexp({ IX: 1 }, Math.PI / 2, [2, 0]));
    expect(flipped.expectation('Z2')).toBeCloseTo(-1, 12);
    expect(flipped.expectation('Z0')).toBeCloseTo(1, 12);
  });

  it('reads sparse words in any order', () => {
    const state = finalState(circuit(3).h(0).cnot(0, 2).x(1));
    expect(state.expectation('X0 X2')).toBeCloseTo(1, 12);
    expect(state.expectation(' Z1  X2 X0 ')).toBeCloseTo(-1, 12);
    expect(state.expectation('Y2 Y0')).toBeCloseTo(-1, 12);
  });

  it.each<[Observable, string]>([
    ['ZZ', 'InvalidPauliString'],
    ['ZZQ', 'InvalidPauliString'],
    ['', 'InvalidPauliString'],
    ['Z0Z1', 'InvalidPauliString'],
    ['zzz', 'InvalidPauliString'],
    ['Z3', 'QubitOutOfRange'],
    ['Z1 X1', 'DuplicateQubit'],
    [{ terms: ['ZZZ'], coefficients: [] }, 'WrongArgument'],
  ])('refuses %j on three qubits', (observable, code) => {
    expect(() => finalState(circuit(3)).expectation(observable)).toThrow(expect.objectContaining({ code }));
  });
});
