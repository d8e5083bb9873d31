import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceUpToPhase, identity, rotationAbout } from '../../../../src/math/index.js';
import { Ansatz } from '../../../../src/transpile/synthesis/numeric/ansatz.js';
import { skeletonOf, writeAnsatz } from '../../../../src/transpile/synthesis/numeric/skeleton.js';
import { matrixOfOperations } from '../../../../src/transpile/synthesis/three-wires/three-wire-matrix.js';
import { denseUnitary } from '../../../gates/dense.js';
import { FIXED } from '../../exactness.js';
import { dressedInteractions } from '../../random-circuits.js';

describe('Ansatz', () => {
  it('fits a unitary of as many interactions on the same pairs, from nearby', () => {
    fc.assert(
      fc.property(dressedInteractions(1, 6), (uses) => {
        const unitary = denseUnitary(uses, 3);
        const ansatz = skeletonOf(uses, [0, 1, 2]);
        ansatz.angles.forEach((angle, k) => {
          ansatz.angles[k] = angle + 0.05 * (k % 2 ? 1 : -1);
        });
        expect(ansatz.fit(unitary, 100)).toBeLessThan(1e-24);
        expect(distanceUpToPhase(matrixOfOperations(writeAnsatz(ansatz).operations, [0, 1, 2]), unitary)).toBeLessThan(
          1e-12,
        );
      }),
      { ...FIXED, numRuns: 30 },
    );
  });

  it('fits one-qubit gates alone to angles that are given', () => {
    const uses = fc.sample(dressedInteractions(3, 3), { ...FIXED, numRuns: 1 })[0]!;
    const unitary = denseUnitary(uses, 3);
    const ansatz = skeletonOf(uses, [0, 1, 2]);
    const angles = ansatz.angles.slice();
    const moved = ansatz.copy();
    moved.locals[0] = rotationAbout([1, 0, 0], 0.2);
    moved.fit(unitary, 60, true);
    expect(moved.angles).toEqual(angles);
    expect(moved.fit(unitary, 0)).toBeLessThan(1e-20);
  });

  it('tells the squared distance up to a phase', () => {
    const nothing = new Ansatz([]);
    expect(nothing.fit(identity(8), 0)).toBeLessThan(1e-30);
    const minus = identity(8).map((entry) => -entry);
    expect(nothing.fit(minus, 0)).toBeLessThan(1e-30);
    const turned = new Ansatz([[0, 1]]);
    turned.angles[0] = Math.PI / 2;
    // Each of the eight entries is off by |e^{i pi/4} - 1|.
    expect(turned.fit(identity(8), 0)).toBeCloseTo(8 * (2 - Math.SQRT2), 12);
  });

  it('leaves out one interaction and nothing else', () => {
    fc.assert(
      fc.property(dressedInteractions(2, 5), fc.nat(4), (uses, nat) => {
        const skeleton = skeletonOf(uses, [0, 1, 2]);
        const left = nat % skeleton.pairs.length;
        skeleton.angles[left] = 0;
        const [whole, shorter] = [skeleton, skeleton.without(left)].map((ansatz) =>
          matrixOfOperations(writeAnsatz(ansatz).operations, [0, 1, 2]),
        );
        expect(shorter && whole && distanceUpToPhase(shorter, whole)).toBeLessThan(1e-12);
        expect(skeleton.without(left).pairs).toHaveLength(skeleton.pairs.length - 1);
      }),
      { ...FIXED, numRuns: 50 },
    );
  });
});
