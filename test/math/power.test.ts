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

  it('is a root also where eigenvalues are nearly equal, on both sides of where the branch is cut', () => {
    // Each is near the next one, and the first is not near the last one.
    const step = fc.constantFrom(0, 1e-15, 1e-12, 1e-9, 1e-7, 0.4999999e-6, 0.5000001e-6, 0.9e-6, 3e-6);
    const offsets = fc
      .tuple(step, step, step, step, fc.constantFrom(1, -1))
      .map(([a, b, c, d, sign]) => [Math.PI - a, Math.PI + b, Math.PI + (b + c) * sign, Math.PI + d * sign]);
    fc.assert(
      fc.property(twoQubitUnitaries, offsets, fc.constantFrom(2, 3, 5), (basis, phases, order) => {
        const diagonal = new Float64Array(32);
        phases.forEach((phase, k) => {
          diagonal[10 * k] = Math.cos(phase);
          diagonal[10 * k + 1] = Math.sin(phase);
        });
        const u = multiply(basis, multiply(diagonal, adjoint(basis)));
        const root = unitaryPower(u, 1 / order);
        let product = root;
        for (let k = 1; k < order; k++) product = multiply(root, product);
        expect(isUnitary(root, 1e-9)).toBe(true);
        expect(maxDistance(product, u)).toBeLessThan(1e-9);
      }),
      { ...FIXED, numRuns: 600 },
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
