import { add, complex, deepEqual, matrix, multiply } from 'mathjs';
import { describe, expect, it } from 'vitest';
import {
  directionOf,
  letterNamed,
  nameOfLetter,
  PAULI_AXES,
  type PauliLetter,
  pauliAxisOf,
  productPhase,
  X_AXIS,
  Y_AXIS,
  Z_AXIS,
} from '../../src/pauli/index.js';

const i = complex(0, 1);
const letters: readonly PauliLetter[] = [0, 1, 2, 3];
/** By name, from the literature. */
const matrices = {
  I: matrix([
    [1, 0],
    [0, 1],
  ]),
  X: matrix([
    [0, 1],
    [1, 0],
  ]),
  Y: matrix([
    [0, complex(0, -1)],
    [i, 0],
  ]),
  Z: matrix([
    [1, 0],
    [0, -1],
  ]),
};
const powersOfI = { '-1': complex(0, -1), '0': 1, '1': i } as const;
const zero = matrix([
  [0, 0],
  [0, 0],
]);

describe('a Pauli letter', () => {
  it('has one name, and a name one letter', () => {
    expect(letters.map(nameOfLetter)).toEqual(['I', 'X', 'Z', 'Y']);
    for (const letter of letters) expect(letterNamed(nameOfLetter(letter))).toBe(letter);
    expect(([X_AXIS, Y_AXIS, Z_AXIS] as const).map((axis) => nameOfLetter(axis))).toEqual(['X', 'Y', 'Z']);
    expect(letterNamed('W')).toBe(0);
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
      const [a, b] = [matrices[nameOfLetter(first)], matrices[nameOfLetter(second)]];
      const made = matrices[nameOfLetter((first ^ second) as PauliLetter)];
      const phase = productPhase(first, second) as -1 | 0 | 1;
      expect(deepEqual(multiply(a, b), multiply(powersOfI[phase], made))).toBe(true);
      // Letters commute exactly where there is no phase.
      expect(phase !== 0).toBe(deepEqual(add(multiply(a, b), multiply(b, a)), zero));
    },
  );
});
