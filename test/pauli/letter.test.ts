import { multiply } from 'mathjs';
import { describe, expect, it } from 'vitest';
import {
  directionOf,
  isMinus,
  letterInMasks,
  letterNamed,
  letterOf,
  MINUS,
  nameOfLetter,
  PAULI_AXES,
  type PauliLetter,
  pauliAxisOf,
  productPhase,
  X_AXIS,
  Y_AXIS,
  Z_AXIS,
} from '../../src/pauli/index.js';
import { apart, stringMatrix } from './pauli-matrices.js';

const letters: readonly PauliLetter[] = [0, 1, 2, 3];

describe('a Pauli letter', () => {
  it('has one name, and a name one letter', () => {
    expect(letters.map(nameOfLetter)).toEqual(['I', 'X', 'Z', 'Y']);
    for (const letter of letters) expect(letterNamed(nameOfLetter(letter))).toBe(letter);
    expect(([X_AXIS, Y_AXIS, Z_AXIS] as const).map((axis) => nameOfLetter(axis))).toEqual(['X', 'Y', 'Z']);
    expect(letterNamed('W')).toBe(0);
  });

  it('is one with a sign in three bits', () => {
    for (const letter of letters) {
      expect([letterOf(letter), isMinus(letter)]).toEqual([letter, false]);
      expect([letterOf(letter | MINUS), isMinus(letter | MINUS)]).toEqual([letter, true]);
    }
  });

  it('is read from the masks of the gate table', () => {
    const string = { x: 0b0011, z: 0b0110, negative: true };
    expect([0, 1, 2, 3].map((wire) => letterInMasks(string, wire))).toEqual([X_AXIS, Y_AXIS, Z_AXIS, 0]);
  });

  it('has one direction, and a direction and its opposite one letter', () => {
    expect(PAULI_AXES.map(directionOf)).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
    for (const axis of PAULI_AXES) {
      const [x, y, z] = directionOf(axis);
      expect(pauliAxisOf([x, y, z])).toBe(axis);
      expect(pauliAxisOf([-x, -y, -z])).toBe(axis);
    }
    expect(pauliAxisOf([Math.SQRT1_2, 0, Math.SQRT1_2])).toBeUndefined();
  });
});

describe('a product of two letters', () => {
  it.each(letters.flatMap((first) => letters.map((second) => [first, second] as const)))(
    'is the exclusive or with a power of i: %i %i',
    (first, second) => {
      const [a, b] = [stringMatrix([first]), stringMatrix([second])];
      const phase = productPhase(first, second);
      expect(apart(multiply(a, b), stringMatrix([first ^ second], phase))).toBe(0);
      // Letters commute exactly where there is no phase.
      expect(phase === 0).toBe(apart(multiply(a, b), multiply(b, a)) === 0);
    },
  );
});
