import fc from 'fast-check';
import { add, ctranspose, type Matrix, multiply } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { cliffordActionOf, qisGates } from '../../src/gates/index.js';
import { type PauliLetter, PauliString, X_AXIS, Y_AXIS, Z_AXIS } from '../../src/pauli/index.js';
import { FIXED } from '../transpile/exactness.js';
import { apart, stringMatrix, turnMatrix } from './pauli-matrices.js';

const WIRES = 3;
const letter = fc.integer({ min: 0, max: 3 }) as fc.Arbitrary<PauliLetter>;
const string = fc.tuple(letter, letter, letter);

/** Letters on some wires of a register, times a power of i. */
function stringOf(
  letters: readonly PauliLetter[],
  power = 0,
  wires = letters.map((_, wire) => wire),
  width = WIRES,
): PauliString {
  const made = PauliString.identity(width);
  letters.forEach((each, k) => {
    made.multiply(PauliString.letter(width, wires[k]!, each));
  });
  made.power = (made.power + power) & 3;
  return made;
}

/** What a string is as a matrix: its letters, of which each Y has an i in the power. */
function matrixOf(pauli: PauliString): Matrix {
  const letters = Array.from({ length: WIRES }, (_, wire) => pauli.letterAt(wire));
  const ys = letters.filter((each) => each === Y_AXIS).length;
  return stringMatrix(letters, pauli.power - ys);
}

describe('PauliString', () => {
  it('multiplies as matrices do, phase included, and knows what commutes', () => {
    fc.assert(
      fc.property(string, string, fc.nat(3), (first, second, power) => {
        const [a, b] = [stringOf(first, power), stringOf(second)];
        const [denseA, denseB] = [stringMatrix(first, power), stringMatrix(second)];
        const product = a.copy();
        product.multiply(b);
        const expected = multiply(denseA, denseB);
        expect(apart(matrixOf(product), expected)).toBe(0);
        expect(a.commutes(b)).toBe(apart(expected, multiply(denseB, denseA)) === 0);
        // A copy is another one.
        expect(apart(matrixOf(a), denseA)).toBe(0);
      }),
      { ...FIXED, numRuns: 200 },
    );
  });

  it('turns back as quarter turns do', () => {
    fc.assert(
      fc.property(string, string, fc.integer({ min: -5, max: 5 }), (letters, about, quarters) => {
        const pauli = stringOf(letters);
        pauli.conjugateBack(stringOf(about), quarters);
        const turn = turnMatrix(about, quarters);
        const expected = multiply(multiply(ctranspose(turn), stringMatrix(letters)), turn);
        expect(apart(matrixOf(pauli), expected)).toBeLessThan(1e-12);
      }),
      { ...FIXED, numRuns: 200 },
    );
  });

  it('is conjugated as the gate table says, on any wires', () => {
    const turn = cliffordActionOf({ gate: qisGates.rzx, parameters: [Math.PI / 2], controls: [], targets: [0, 1] })!;
    fc.assert(
      fc.property(string, fc.shuffledSubarray([0, 1, 2], { minLength: 2, maxLength: 2 }), (letters, wires) => {
        const pauli = stringOf(letters);
        pauli.conjugate(turn, wires);
        const about = [0, 0, 0];
        about[wires[0]!] = Z_AXIS;
        about[wires[1]!] = X_AXIS;
        const dense = turnMatrix(about, 1);
        const expected = multiply(multiply(dense, stringMatrix(letters)), ctranspose(dense));
        expect(apart(matrixOf(pauli), expected)).toBeLessThan(1e-12);
      }),
      { ...FIXED, numRuns: 100 },
    );
  });

  it('has a sign beside the product of its letters', () => {
    fc.assert(
      fc.property(string, fc.boolean(), (letters, minus) => {
        const pauli = stringOf(letters, minus ? 2 : 0);
        expect(pauli.isMinus()).toBe(minus);
        expect(apart(matrixOf(pauli.positive()), stringMatrix(letters))).toBe(0);
        expect(pauli.equals(stringOf(letters), false)).toBe(true);
        expect(pauli.equals(stringOf(letters), true)).toBe(!minus);
        expect(pauli.isIdentity()).toBe(letters.every((each) => each === 0));
        expect(pauli.isDiagonal()).toBe(letters.every((each) => each === 0 || each === Z_AXIS));
      }),
      { ...FIXED, numRuns: 100 },
    );
  });

  it('gives back the letters that were put in, beyond the first word too', () => {
    const wires = [0, 31, 32, 63, 64, 69];
    fc.assert(
      fc.property(fc.array(letter, { minLength: 6, maxLength: 6 }), (letters) => {
        const pauli = stringOf(letters, 0, wires, 70);
        wires.forEach((wire, k) => {
          expect(pauli.letterAt(wire)).toBe(letters[k]);
          expect(pauli.flips(wire)).toBe(letters[k] === X_AXIS || letters[k] === Y_AXIS);
        });
        expect(pauli.letterAt(1)).toBe(0);
        expect(pauli.isMinus()).toBe(false);
      }),
      { ...FIXED, numRuns: 100 },
    );
  });

  it('takes over the flips of another one', () => {
    const pauli = stringOf([X_AXIS, Z_AXIS, Y_AXIS]);
    pauli.addFlips(stringOf([Y_AXIS, X_AXIS, Z_AXIS]));
    expect([0, 1, 2].map((wire) => pauli.letterAt(wire))).toEqual([0, Y_AXIS, Y_AXIS]);
  });

  it('multiplies by what a letter stands for', () => {
    const [ofX, ofZ] = [stringOf([X_AXIS, X_AXIS, 0]), stringOf([Z_AXIS, 0, Y_AXIS], 2)];
    const dense = [stringMatrix([X_AXIS, X_AXIS, 0]), stringMatrix([Z_AXIS, 0, Y_AXIS], 2)] as const;
    const made = PauliString.identity(WIRES);
    made.multiplyLetter(Y_AXIS, ofX, ofZ);
    const expected = multiply(stringMatrix([0, 0, 0], 1), multiply(...dense));
    expect(apart(matrixOf(made), expected)).toBe(0);
    // It is Hermitian, as Y is.
    expect(apart(add(expected, expected) as Matrix, add(expected, ctranspose(expected)) as Matrix)).toBe(0);
  });
});
