import { expect, it } from 'vitest';
import { counted, countedOrNo } from '../../src/printing/index.js';

it('is singular for one thing alone', () => {
  const texts = [0, 1, 2, -1, 1.5].map((number) => counted(number, 'full gate'));
  expect(texts).toEqual(['0 full gates', '1 full gate', '2 full gates', '-1 full gates', '1.5 full gates']);
});

it('has a word for nothing where one is wanted', () => {
  expect([0, 1, 2].map((number) => countedOrNo(number, 'value'))).toEqual(['no values', '1 value', '2 values']);
});
