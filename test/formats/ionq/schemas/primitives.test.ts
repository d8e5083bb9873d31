import { describe, expect, it } from 'vitest';
import { finite, int32, openEnum, qubitIndex } from '../../../../src/formats/ionq/schemas/primitives.js';

const taken = (schema: { safeParse(value: unknown): { success: boolean } }, values: readonly unknown[]) =>
  values.map((value) => schema.safeParse(value).success);

describe('the numbers and words of the service', () => {
  it('are whole within 32 bits, qubits from 0', () => {
    expect(taken(int32, [-2147483648, 2147483647, 2147483648, 0.5, '1'])).toEqual([true, true, false, false, false]);
    expect(taken(qubitIndex, [0, 2147483647, -1, 2147483648])).toEqual([true, true, false, false]);
  });

  it('are finite', () => {
    expect(taken(finite, [0, -1e300, Number.NaN, Number.POSITIVE_INFINITY])).toEqual([true, true, false, false]);
  });

  it('may be new ones in an answer, but words', () => {
    expect(taken(openEnum(['ready', 'done']), ['ready', 'unheard-of', 5])).toEqual([true, true, false]);
  });
});
