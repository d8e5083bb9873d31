import { expect, it } from 'vitest';
import { countOnes, parityOf } from '../../src/math/index.js';

it.each([
  [0, 0],
  [1, 1],
  [-1, 32],
  [0x80000000 | 0, 1],
  [0b1011, 3],
  [0x55555555, 16],
  [0x7fffffff, 31],
])('counts the bits of %i', (word, ones) => {
  expect(countOnes(word)).toBe(ones);
  expect(parityOf(word)).toBe(ones % 2);
});
