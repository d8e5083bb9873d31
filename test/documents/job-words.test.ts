import { expect, it } from 'vitest';
import { wordsOf } from '../../src/documents/index.js';

it('finds what a job says of how it is run', () => {
  const job = {
    shots: 100,
    noise: { model: 'aria-1', seed: 7 },
    settings: { error_mitigation: { debiasing: false } },
  };
  expect(wordsOf(job)).toEqual({ shots: 100, seed: 7, noise: 'aria-1', debiasing: false });
});

it('finds nothing where nothing is said', () => {
  expect(wordsOf(undefined)).toEqual({});
  expect(wordsOf({ noise: {}, settings: {} })).toEqual({});
});

it('gives seeds without a sign', () => {
  expect(wordsOf({ noise: { seed: -1 } })).toEqual({ seed: 2 ** 32 - 1 });
});
