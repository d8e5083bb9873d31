import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit } from '../../../src/circuit/index.js';
import { findTarget } from '../../../src/targets/index.js';
import { commuteAndMerge } from '../../../src/transpile/passes/commute-and-merge.js';
import { decompose } from '../../../src/transpile/passes/decompose.js';
import { pairRelativePhases } from '../../../src/transpile/passes/pair-relative-phases.js';
import { ElementaryGates } from '../../../src/transpile/synthesis/elementary/elementary.js';
import { anyAngle } from '../costs.js';
import { FIXED } from '../exactness.js';
import { claimOf } from '../pass-claim.js';
import { reversibleCircuits } from '../reversible-circuits.js';

const fullGates = { target: { ...findTarget('ideal'), partialAngles: false } };

/** Entangling gates and their total angle in full gates, nothing merged. */
function sizeOf({ operations }: CircuitData, cost = anyAngle): readonly [number, number] {
  const elementary = new ElementaryGates(cost);
  for (const operation of operations) elementary.add(operation);
  const pairs = elementary.operations.filter(({ targets }) => targets.length === 2);
  const angles = pairs.map(({ gate, parameters }) => Math.abs(gate.rotation!.angle(parameters) as number));
  return [pairs.length, angles.reduce((sum, angle) => sum + angle / (Math.PI / 2), 0)];
}

describe('pairRelativePhases', () => {
  it.each([true, false])('is exact on random circuits, partial angles: %s', (partialAngles) => {
    fc.assert(
      fc.property(reversibleCircuits(4, 12), (of) => {
        expect(claimOf(pairRelativePhases, of, partialAngles ? {} : fullGates).distance).toBeLessThan(1e-10);
      }),
      { ...FIXED, numRuns: 200 },
    );
  });

  it('is exact on random circuits of Toffoli gates and CNOTs', () => {
    const wires = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(wires, { maxLength: 16 }), (gates) => {
        let half = circuit(5);
        for (const all of gates) half = half.mcx(all.slice(0, -1), all.at(-1)!);
        const of = half.z(4).append(half.inverse(), [0, 1, 2, 3, 4]);
        expect(claimOf(pairRelativePhases, of).distance).toBeLessThan(1e-10);
        expect(claimOf(pairRelativePhases, of, fullGates).distance).toBeLessThan(1e-10);
      }),
      { ...FIXED, numRuns: 40 },
    );
  });

  const ladder = circuit(5).ccx(2, 3, 4).ccx(0, 1, 3).ccx(2, 3, 4).ccx(0, 1, 3);
  const mirrored = circuit(6).ccx(4, 2, 3).ccx(0, 1, 2).ccx(4, 2, 3).cz(3, 5).ccx(4, 2, 3).ccx(0, 1, 2).ccx(4, 2, 3);
  it.each([
    ['computed and uncomputed around a control', circuit(4).ccx(0, 1, 2).cnot(2, 3).ccx(0, 1, 2), 7, 5],
    ['with controls changed and restored between', circuit(4).ccx(0, 1, 2).x(0).cnot(2, 3).x(0).ccx(0, 1, 2), 7, 5],
    ['with other signs of the controls', circuit(4).ccx(0, 1, 2).cnot(2, 3).x(0).ccx(0, 1, 2), 7, 5],
    ['with a control added to the other', circuit(4).ccx(0, 1, 2).cnot(2, 3).cnot(0, 1).x(1).ccx(0, 1, 2), 8, 6],
    ['a commutator of Toffoli gates', ladder, 14, 9],
    ['a ladder and its mirror image', mirrored, 15, 11],
    ['a Peres gate', circuit(3).ccx(0, 1, 2).cnot(0, 1), 4, 2.5],
    ['an inverse Peres gate', circuit(3).cnot(1, 0).ccx(0, 1, 2), 4, 2.5],
    ['a Peres gate with something between that commutes', circuit(4).ccx(0, 1, 2).cnot(3, 1).cnot(0, 1), 5, 3.5],
    ['two gates with the same controls', circuit(4).ccx(0, 1, 2).ccx(0, 1, 3), 8, 5],
    ['a Toffoli gate alone', circuit(3).ccx(0, 1, 2), 5, 3.5],
    ['a Fredkin gate alone', circuit(3).cswap(0, 1, 2), 7, 5.5],
  ] as const)('%s', (_, of, gates, angle) => {
    const { circuit: made, distance } = claimOf(pairRelativePhases, of);
    expect(distance).toBeLessThan(1e-10);
    const size = sizeOf(made);
    expect(size[0]).toBe(gates);
    expect(size[1]).toBeCloseTo(angle, 10);
  });

  it.each([
    ['a Fredkin gate', circuit(3).cswap(0, 1, 2), 6, 4.5],
    ['a majority', circuit(3).cnot(2, 1).cnot(2, 0).ccx(0, 1, 2), 6, 4.5],
    ['its inverse', circuit(3).ccx(0, 1, 2).cnot(2, 0).cnot(2, 1), 6, 4.5],
    ['a Toffoli gate beside a CNOT onto its target', circuit(3).cnot(0, 2).ccx(0, 1, 2), 5, 3.5],
  ] as const)('leaves what merges in blocks: %s', (_, of, gates, angle) => {
    const merged = [pairRelativePhases, decompose, commuteAndMerge].reduce<CircuitData>(
      (before, pass) => claimOf(pass, before).circuit,
      of,
    );
    const size = sizeOf(merged);
    expect(size[0]).toBe(gates);
    expect(size[1]).toBeCloseTo(angle, 10);
  });
});
