import { ctranspose, multiply } from 'mathjs';
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
import { apart, stringMatrix, turnMatrix } from './pauli-matrices.js';

const string = (pair: number, power = 0) => stringMatrix([firstOf(pair), secondOf(pair)], power);

describe('an interaction of two letters', () => {
  it('has a number of its own', () => {
    const numbers = PAULI_AXES.flatMap((p) => PAULI_AXES.map((q) => interactionOf(p, q)));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: INTERACTIONS }, (_, k) => k));
    for (const number of numbers) expect(interactionOf(firstAxisOf(number), secondAxisOf(number))).toBe(number);
  });

  it.each(Array.from({ length: INTERACTIONS }, (_, k) => k))('conjugates pairs as its matrix does: %i', (number) => {
    const turn = turnMatrix([firstAxisOf(number), secondAxisOf(number)], 1);
    for (let pair = 0; pair < 16; pair++) {
      const made = CONJUGATED_PAIRS[16 * number + pair]!;
      const expected = multiply(multiply(turn, string(pair)), ctranspose(turn));
      expect(apart(string(made, 2 * minusOf(made)), expected)).toBeLessThan(1e-12);
      const weight = (of: number) => Number(firstOf(of) !== 0) + Number(secondOf(of) !== 0);
      expect(WEIGHT_CHANGES[16 * number + pair]).toBe(weight(made) - weight(pair));
    }
  });
});
