import { describe, expect, it } from 'vitest';
import type { IonloomError } from '../../src/errors/index.js';
import { parseObservable } from '../../src/pauli/index.js';

describe('parseObservable', () => {
  it.each([
    ['ZZI', ['ZZI'], [1]],
    [' -zz ', ['ZZ'], [-1]],
    ['0.5*Z0 Z1 - 1.5*X0', ['Z0 Z1', 'X0'], [0.5, -1.5]],
    ['.5Z0 + 2 X1', ['Z0', 'X1'], [0.5, 2]],
    ['1e-3*ZI - 2.*Y3', ['ZI', 'Y3'], [1e-3, -2]],
    ['+X0-X0', ['X0', 'X0'], [1, -1]],
  ] as const)('reads %s', (text, terms, coefficients) => {
    expect(parseObservable(text)).toEqual({ terms, coefficients });
  });

  it.each([
    ['', 'there is no observable to read'],
    ['   ', 'there is no observable to read'],
    ['0.5', 'the observable cannot be read from "0.5" on'],
    ['Z0 * 2', 'the observable cannot be read from "* 2" on'],
    ['ZZ + ', 'the observable cannot be read from "+" on'],
    ['Z0 2 X1 ++ Q', 'the observable cannot be read from "++ Q" on'],
    ['1e999*Z0', 'the observable cannot be read from "1e999*Z0" on'],
  ])('says where "%s" cannot be read', (text, message) => {
    expect(() => parseObservable(text)).toThrow(message);
  });

  it('hints at how it is written', () => {
    try {
      parseObservable('A0');
      expect.unreachable();
    } catch (error) {
      expect((error as IonloomError).issues[0]).toMatchObject({
        code: 'InvalidPauliString',
        hint: expect.stringContaining('0.5*Z0 Z1 - 1.5*X0'),
      });
    }
  });
});
