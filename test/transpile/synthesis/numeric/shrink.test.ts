import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { type GateUse, qisGates } from '../../../../src/gates/index.js';
import { distanceUpToPhase } from '../../../../src/math/index.js';
import { findTarget } from '../../../../src/targets/index.js';
import { relabelled, type ShrinkOptions, shrink } from '../../../../src/transpile/synthesis/numeric/shrink.js';
import { costOfAnsatz, skeletonOf, writeAnsatz } from '../../../../src/transpile/synthesis/numeric/skeleton.js';
import { matrixOfOperations } from '../../../../src/transpile/synthesis/three-wires/three-wire-matrix.js';
import { denseUnitary } from '../../../gates/dense.js';
import { FIXED } from '../../exactness.js';
import { dressedInteractions } from '../../random-circuits.js';

const options: ShrinkOptions = {
  target: findTarget('ideal'),
  randomTries: 0,
  seed: 1,
  relabel: false,
  allowed: () => true,
  outOfTime: () => false,
};

function shrunk(uses: readonly GateUse[], more: Partial<ShrinkOptions> = {}) {
  return shrink(skeletonOf(uses, [0, 1, 2]), { ...options, ...more });
}

describe('shrink', () => {
  it('finds interactions that are not needed, whatever hides them', () => {
    fc.assert(
      fc.property(dressedInteractions(2, 4), dressedInteractions(1, 1), fc.nat(3), (uses, [a, b, extra], nat) => {
        // An interaction whose inverse stands behind gates that commute with it.
        const back: GateUse = { ...extra!, parameters: [-(extra!.parameters[0] as number)] };
        const third = [0, 1, 2].find((wire) => !extra!.targets.includes(wire))!;
        const between: GateUse = { gate: qisGates.u, parameters: [1, 2, nat], controls: [], targets: [third] };
        const { ansatz, relabelling } = shrunk([...uses, a!, b!, extra!, between, back]);
        expect(costOfAnsatz(ansatz).entanglingGates).toBeLessThanOrEqual(uses.length / 3);
        expect(relabelling).toEqual([0, 1, 2]);
        const made = matrixOfOperations(writeAnsatz(ansatz).operations, [0, 1, 2]);
        expect(distanceUpToPhase(made, denseUnitary([...uses, a!, b!, between], 3))).toBeLessThan(1e-11);
      }),
      { ...FIXED, numRuns: 12 },
    );
  });

  it('leaves alone what cannot be shorter', () => {
    const uses = fc.sample(dressedInteractions(3, 3), { ...FIXED, numRuns: 4 });
    for (const list of uses) {
      const pairs = skeletonOf(list, [0, 1, 2]).pairs.map((pair) => [...pair].sort().join());
      // Three in a row on one pair are a general two-qubit gate, too.
      if (new Set(pairs).size < 2) continue;
      expect(shrunk(list).ansatz.pairs.length).toBe(3);
    }
  });

  it('moves wires where that is cheaper, and says so', () => {
    const { operations } = circuit(3)
      .xx(Math.PI / 2, 0, 1)
      .yy(Math.PI / 2, 0, 1)
      .zz(Math.PI / 2, 0, 1)
      .zz(0.3, 1, 2);
    const { ansatz, relabelling } = shrunk(operations, { randomTries: 24, relabel: true });
    expect(costOfAnsatz(ansatz).entanglingGates).toBe(1);
    const made = matrixOfOperations(writeAnsatz(ansatz).operations, [0, 1, 2]);
    expect(distanceUpToPhase(made, relabelled(denseUnitary(operations, 3), relabelling))).toBeLessThan(1e-11);
    expect(shrunk(operations, { randomTries: 24 }).relabelling).toEqual([0, 1, 2]);
  });

  it('writes angles that are fractions of pi as such', () => {
    const { operations } = circuit(3)
      .zz(Math.PI / 8, 0, 1)
      .h(1)
      .zz(0.7, 1, 2)
      .zz(Math.PI / 16 - 0.7, 1, 2);
    const { ansatz } = shrunk(operations);
    expect([...ansatz.angles].map(Math.abs)).toEqual([Math.PI / 8, Math.PI / 16]);
  });

  it('gives the same twice and nothing without time', () => {
    const [uses] = fc.sample(dressedInteractions(5, 5), { ...FIXED, numRuns: 1 });
    const first = shrunk(uses!, { randomTries: 3, relabel: true });
    expect(shrunk(uses!, { randomTries: 3, relabel: true })).toEqual(first);
    expect(shrunk(uses!, { randomTries: 3, outOfTime: () => true }).tries).toBe(0);
  });
});
