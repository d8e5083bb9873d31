import { expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { finish } from '../../src/steps/index.js';
import { compareFromZeros, outputBytes, stateBytes } from '../../src/verify/from-zeros.js';
import { sharedRegister } from '../../src/verify/register.js';

it('compareFromZeros tells how far output distributions are apart, and does not see phases', () => {
  const apart = (candidate: Parameters<typeof sharedRegister>[0]) =>
    finish(compareFromZeros(sharedRegister(circuit(2).h(0).x(1), { circuit: candidate }), 2 ** 20));
  expect(apart(circuit(2).h(0).x(1).s(0)).totalVariation).toBeCloseTo(0, 14);
  const half = apart(circuit(2).x(0).x(1));
  // (1/2, 1/2) and (0, 1): half of the weight lies elsewhere, and the overlap is sqrt(1/2).
  expect(half.totalVariation).toBeCloseTo(0.5, 14);
  expect(half.hellinger).toBeCloseTo(Math.sqrt(1 - Math.SQRT1_2), 14);
});

it('a comparison of outputs holds a state and a distribution', () => {
  expect([stateBytes(3), outputBytes(3)]).toEqual([16 * 8, 16 * 8 + 8 * 8]);
});
