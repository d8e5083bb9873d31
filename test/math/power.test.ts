import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjoint, identity, isUnitary, maxDistance, multiply, unitaryPower } from '../../src/math/index.js';
import { FIXED, oneQubitUnitaries, twoQubitUnitaries } from './random-matrices.js';

describe('unitaryPower', () => {
  it('has the matrix as the square of its root', () => {
    fc.assert(
      fc.property(fc.oneof(oneQubitUnitaries, twoQubitUnitaries), (u) => {
        const root = unitaryPower(u, 0.5);
        expect(isUnitary(root, 1e-11)).toBe(true);
        expect(maxDistance(multiply(root, root), u)).toBeLessThan(1e-11);
      }),
      { ...FIXED, numRuns: 1000 },
    );
  });

  it('agrees with products for whole exponents', () => {
    fc.assert(
      fc.property(twoQubitUnitaries, (u) => {
        expect(maxDistance(unitaryPower(u, 2), multiply(u, u))).toBeLessThan(1e-11);
        expect(maxDistance(unitaryPower(u, -1), adjoint(u))).toBeLessThan(1e-11);
      }),
      { ...FIXED, numRuns: 500 },
    );
  });

  it('takes the principal root of a swap', () => {
    const swap = new Float64Array(32);
    for (const [row, column] of [
      [0, 0],
      [1, 2],
      [2, 1],
      [3, 3],
    ] as const)
      swap[2 * (row * 4 + column)] = 1;
    const root = unitaryPower(swap, 0.5);
    // (1 + i)/2 and (1 - i)/2 in the odd block.
    expect([root[10], root[11], root[12], root[13]].map((x) => Math.round(x! * 1e12) / 1e12)).toEqual([
      0.5, 0.5, 0.5, -0.5,
    ]);
    expect(maxDistance(unitaryPower(identity(4), 0.3), identity(4))).toBeLessThan(1e-15);
  });
});
