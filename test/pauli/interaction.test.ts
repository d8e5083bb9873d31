import * as mathjs from 'mathjs';
import { describe, expect, it } from 'vitest';
import {
  CONJUGATED_PAIRS,
  firstAxisOf,
  firstOf,
  INTERACTIONS,
  interactionOf,
  minusOf,
  PAULI_AXES,
  secondAxisOf,
  secondOf,
  WEIGHT_CHANGES,
} from '../../src/pauli/index.js';

const { complex } = mathjs;
/** By letter. */
const letters = [
  [
    [1, 0],
    [0, 1],
  ],
  [
    [0, 1],
    [1, 0],
  ],
  [
    [1, 0],
    [0, -1],
  ],
  [
    [0, complex(0, -1)],
    [complex(0, 1), 0],
  ],
].map((rows) => mathjs.matrix(rows));
const string = (pair: number) => mathjs.kron(letters[firstOf(pair)]!, letters[secondOf(pair)]!);

describe('an interaction of two letters', () => {
  it('has a number of its own', () => {
    const numbers = PAULI_AXES.flatMap((p) => PAULI_AXES.map((q) => interactionOf(p, q)));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: INTERACTIONS }, (_, k) => k));
    for (const number of numbers) expect(interactionOf(firstAxisOf(number), secondAxisOf(number))).toBe(number);
  });

  it.each(Array.from({ length: INTERACTIONS }, (_, k) => k))('conjugates pairs as its matrix does: %i', (number) => {
    const axes = mathjs.kron(letters[firstAxisOf(number)]!, letters[secondAxisOf(number)]!);
    const one = mathjs.multiply(mathjs.identity(4), Math.SQRT1_2);
    const turn = mathjs.add(one, mathjs.multiply(axes, complex(0, -Math.SQRT1_2)));
    for (let pair = 0; pair < 16; pair++) {
      const made = CONJUGATED_PAIRS[16 * number + pair]!;
      const expected = mathjs.multiply(turn, string(pair), mathjs.ctranspose(turn as mathjs.Matrix));
      const found = mathjs.multiply(string(made), minusOf(made) === 1 ? -1 : 1);
      const off = mathjs.subtract(found, expected) as mathjs.Matrix;
      expect(mathjs.max(mathjs.abs(off) as mathjs.Matrix)).toBeLessThan(1e-12);
      const weight = (of: number) => Number(firstOf(of) !== 0) + Number(secondOf(of) !== 0);
      expect(WEIGHT_CHANGES[16 * number + pair]).toBe(weight(made) - weight(pair));
    }
  });
});
