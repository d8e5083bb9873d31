import { describe, expect, it } from 'vitest';
import { compilationSettings, errorMitigation, noise, shots } from '../../../../src/formats/ionq/schemas/settings.js';

const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('the settings of a job', () => {
  it('run from one to a million whole shots', () => {
    expect([1, 1_000_000].map((value) => takes(shots, value))).toEqual([true, true]);
    expect([0, 1_000_001, 1.5, '100', null].map((value) => takes(shots, value))).toEqual(new Array(5).fill(false));
  });

  it('name a noise model that there is, with a seed of 32 bits', () => {
    expect(takes(noise, { model: 'forte-1', seed: -2147483648 })).toBe(true);
    expect(takes(noise, { model: 'forte-1', seed: 2147483648 })).toBe(false);
    expect(takes(noise, { model: 'forte-9' })).toBe(false);
    expect(takes(noise, { seed: 1 })).toBe(false);
  });

  it('have no other fields: a wrong name would have no effect', () => {
    expect(takes(errorMitigation, { debiasing: true })).toBe(true);
    expect(takes(errorMitigation, { debias: true })).toBe(false);
    expect(takes(compilationSettings, { opt: 1, precision: '1E-3' })).toBe(true);
    expect(takes(compilationSettings, { opt: 1, level: 2 })).toBe(false);
  });
});
