import { expect, it } from 'vitest';
import { firstOf, letterPair, MINUS, minusOf, secondOf } from '../../src/pauli/index.js';

it('gives back what was packed, whichever letter has the sign', () => {
  const found = new Set<number>();
  for (let first = 0; first < 4; first++) {
    for (let second = 0; second < 4; second++) {
      for (const [a, b] of [
        [0, 0],
        [MINUS, 0],
        [0, MINUS],
        [MINUS, MINUS],
      ] as const) {
        const pair = letterPair(first | a, second | b);
        expect([firstOf(pair), secondOf(pair), minusOf(pair)]).toEqual([first, second, a === b ? 0 : 1]);
        found.add(pair);
      }
    }
  }
  // Five bits, and every number of them.
  expect([...found].sort((a, b) => a - b)).toEqual(Array.from({ length: 32 }, (_, k) => k));
});
