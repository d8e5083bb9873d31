import { describe, expect, it } from 'vitest';
import { parameterValues } from '../../src/circuit/parameter-values.js';
import type { IonloomError } from '../../src/errors/index.js';

describe('parameterValues', () => {
  it('leaves out what is undefined, and takes 0 for a value', () => {
    expect([...parameterValues(['a', 'b', 'c'], { b: 0, a: undefined, c: -1 })]).toEqual([
      ['b', 0],
      ['c', -1],
    ]);
  });

  it('says all that is wrong at once, and what there is', () => {
    try {
      parameterValues(['theta', 'phi'], { fi: 1, theta: Number.NaN, ['__proto__x']: 0 });
      expect.unreachable();
    } catch (error) {
      expect((error as IonloomError).issues).toMatchObject([
        {
          code: 'UnknownParameter',
          path: ['fi'],
          message: "the circuit has no parameter 'fi'",
          hint: 'it has theta, phi',
        },
        { code: 'AngleNotFinite', path: ['theta'], message: "the value of 'theta' is not a finite number" },
        { code: 'UnknownParameter', path: ['__proto__x'] },
      ]);
    }
    expect(() => parameterValues([], { a: 1 })).toThrow('it has none');
  });
});
