import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf } from '../../../src/circuit/index.js';
import { qubitPairs } from '../../../src/targets/index.js';
import { decompose } from '../../../src/transpile/passes/decompose.js';
import { resynthesiseWindows } from '../../../src/transpile/passes/resynthesise-windows.js';
import { randomUses } from '../../gates/arbitraries.js';
import { FIXED } from '../exactness.js';
import { claimOf, madeBy, passRequest } from '../pass-claim.js';

/** A clock that stops after so many looks at it. */
function clock(looks: number): () => boolean {
  let left = looks;
  return () => left-- <= 0;
}

const elementary = (of: CircuitData) => madeBy(decompose, of);
const interactions = ({ operations }: CircuitData) => operations.filter(({ targets }) => targets.length === 2).length;

describe('resynthesiseWindows', () => {
  it('keeps the unitary up to the permutation that it states', () => {
    fc.assert(
      fc.property(randomUses('qis', 4, { maxLength: 6, maxControls: 1 }), (uses) => {
        const of = elementary(circuitOf('qis', 4, uses));
        const claim = claimOf(resynthesiseWindows, of, { level: 3, outOfTime: clock(60) });
        expect(claim.distance).toBeLessThan(1e-9);
      }),
      { ...FIXED, numRuns: 25 },
    );
  });

  it('takes fewer interactions', () => {
    const of = elementary(circuit(4).cnot(0, 1).cnot(1, 2).cnot(0, 1).cnot(2, 3).cnot(1, 2).cnot(0, 1).cnot(1, 2));
    const claim = claimOf(resynthesiseWindows, of, { level: 3, outOfTime: clock(200) });
    expect(interactions(claim.circuit)).toBeLessThan(interactions(of));
    expect(claim.distance).toBeLessThan(1e-10);
  });

  it('keeps wires in place where that is wanted', () => {
    const of = elementary(circuit(3).swap(0, 1).cnot(1, 2).swap(1, 2));
    const free = claimOf(resynthesiseWindows, of, { level: 3, outOfTime: clock(400) });
    const kept = claimOf(resynthesiseWindows, of, { level: 3, outOfTime: clock(400), keepWires: true });
    expect(kept.outputPermutation).toEqual([0, 1, 2]);
    expect(kept.distance).toBeLessThan(1e-10);
    expect(interactions(free.circuit)).toBeLessThan(interactions(kept.circuit));
  });

  it('uses only pairs that are connected', () => {
    const of = elementary(circuit(3).cnot(0, 1).cnot(1, 2).cnot(0, 1).cnot(1, 2));
    const connectivity = qubitPairs(
      [
        [0, 1],
        [1, 2],
      ],
      3,
    );
    const line = { ...passRequest().target, connectivity };
    const free = claimOf(resynthesiseWindows, of, { level: 3, outOfTime: clock(400) });
    expect(interactions(free.circuit)).toBe(1);
    const { circuit: made, distance } = claimOf(resynthesiseWindows, of, {
      level: 3,
      outOfTime: clock(400),
      target: line,
    });
    for (const { targets } of made.operations) expect([...targets].sort()).not.toEqual([0, 2]);
    expect(distance).toBeLessThan(1e-10);
  });

  it('is the same every time', () => {
    const of = elementary(circuit(3).ccx(0, 1, 2).h(0).ccx(2, 0, 1));
    const run = () => claimOf(resynthesiseWindows, of, { level: 3, outOfTime: clock(100) }).circuit;
    expect(run()).toEqual(run());
  });

  it('does nothing without time, without partial angles, and to barriers and parameters', () => {
    const of = elementary(circuit(3).ccx(0, 1, 2).barrier().rx('a', 0).ccx(0, 1, 2));
    expect(madeBy(resynthesiseWindows, of, { level: 3 })).toBe(of);
    const full = { ...passRequest().target, partialAngles: false };
    expect(madeBy(resynthesiseWindows, of, { level: 3, target: full, outOfTime: () => false })).toBe(of);
    const made = madeBy(resynthesiseWindows, of, { level: 3, outOfTime: clock(60) });
    expect(made.operations.filter(({ gate }) => gate.kind === 'barrier')).toHaveLength(1);
    expect(made.operations.filter(({ parameters }) => typeof parameters[0] === 'object')).toHaveLength(1);
  });

  it('keeps an interaction with a parameter to which it could bring what comes after', () => {
    const of = elementary(circuit(3).zz('a', 0, 1).ccz(0, 1, 2).ccz(2, 0, 1));
    const made = madeBy(resynthesiseWindows, of, { level: 3, outOfTime: clock(60) });
    expect(made.operations).not.toEqual(of.operations);
    expect(made.operations.filter(({ parameters }) => typeof parameters[0] === 'object')).toHaveLength(1);
  });
});
