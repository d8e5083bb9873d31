import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { distanceUpToPhase, rotationAbout } from '../../../../src/math/index.js';
import { Ansatz } from '../../../../src/transpile/synthesis/numeric/ansatz.js';
import { costOfAnsatz, folded, skeletonOf, writeAnsatz } from '../../../../src/transpile/synthesis/numeric/skeleton.js';
import { matrixOfOperations } from '../../../../src/transpile/synthesis/three-wires/three-wire-matrix.js';
import { FIXED } from '../../exactness.js';
import { dressedInteractions } from '../../random-circuits.js';

describe('skeletonOf', () => {
  it('is the window up to a phase', () => {
    fc.assert(
      fc.property(dressedInteractions(0, 6), (uses) => {
        const made = matrixOfOperations(writeAnsatz(skeletonOf(uses, [2, 0, 1])).operations, [0, 1, 2]);
        expect(distanceUpToPhase(made, matrixOfOperations(uses, [2, 0, 1]))).toBeLessThan(1e-12);
      }),
      { ...FIXED, numRuns: 50 },
    );
  });

  it('reads axes of either sign on any pair', () => {
    const { operations } = circuit(3).xx(0.3, 2, 0).rzx(-0.4, 1, 2).yy(0.5, 0, 1).h(2);
    const made = matrixOfOperations(writeAnsatz(skeletonOf(operations, [0, 1, 2])).operations, [0, 1, 2]);
    expect(distanceUpToPhase(made, matrixOfOperations(operations, [0, 1, 2]))).toBeLessThan(1e-12);
  });
});

describe('costOfAnsatz', () => {
  it('counts angles without half turns, and pulses by what they do to the poles', () => {
    const ansatz = new Ansatz([
      [0, 1],
      [1, 2],
      [0, 2],
    ]);
    ansatz.angles.set([Math.PI / 4, Math.PI, Math.PI + 0.3]);
    for (const [slot, angle] of [0, Math.PI / 2, Math.PI, 0.7].entries()) {
      ansatz.locals[slot] = rotationAbout([1, 0, 0], angle);
    }
    ansatz.locals[4] = rotationAbout([0, 0, 1], 0.7);
    const cost = costOfAnsatz(ansatz);
    expect(cost).toMatchObject({ entanglingGates: 2, pulses: 1 + 1 + 2 });
    expect(cost.entanglingAngle).toBeCloseTo(0.5 + 0.3 / (Math.PI / 2), 12);
  });
});

describe('folded', () => {
  it.each([
    [0.3, 0.3],
    [Math.PI + 0.3, 0.3],
    [-Math.PI - 0.3, -0.3],
    [2 * Math.PI, 0],
    [Math.PI - 0.3, -0.3],
  ])('%f', (angle, rest) => {
    expect(folded(angle)).toBeCloseTo(rest, 12);
  });
});
