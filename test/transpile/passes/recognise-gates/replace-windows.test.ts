import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf, type Operation } from '../../../../src/circuit/index.js';
import { maxDistance } from '../../../../src/math/index.js';
import { replaceWindows } from '../../../../src/transpile/passes/recognise-gates/replace-windows.js';
import { costOfOperations } from '../../../../src/transpile/passes/recognise-gates/window-cost.js';
import { denseUnitary } from '../../../gates/dense.js';
import { anyAngle } from '../../costs.js';
import { FIXED } from '../../exactness.js';
import { dressedInteractions } from '../../random-circuits.js';
import { scanOf, spelledToffoli, TOFFOLIS } from './scans.js';

function distance(made: CircuitData, original: CircuitData): number {
  const unitaryOf = ({ operations, qubits, globalPhase }: CircuitData) =>
    denseUnitary(operations, qubits, globalPhase as number);
  return maxDistance(unitaryOf(made), unitaryOf(original));
}

const gatesOf = ({ operations }: CircuitData) => costOfOperations(operations, anyAngle).entanglingGates;

describe('replaceWindows', () => {
  it('puts one Toffoli in place of what spells it, with the gates around it', () => {
    const made = replaceWindows(spelledToffoli, scanOf(spelledToffoli, { search: TOFFOLIS }));
    const wide = made.operations.filter(({ controls }) => controls.length === 2);
    expect(wide).toHaveLength(1);
    expect([...wide[0]!.controls, ...wide[0]!.targets].sort()).toEqual([0, 1, 3]);
    expect(made.operations.filter(({ gate }) => gate.name === 'rx')).toHaveLength(1);
    expect(distance(made, spelledToffoli)).toBeLessThan(1e-9);
  });

  it('goes on after a replacement, and keeps what stands before, between and behind', () => {
    const { operations } = spelledToffoli;
    const [s, zz, ry] = circuit(4).s(3).zz(0.4, 2, 3).ry(0.3, 1).operations as readonly [
      Operation,
      Operation,
      Operation,
    ];
    const twice = circuitOf('qis', 4, [s, ry, ...operations, zz, ry, ...operations, s]);
    const made = replaceWindows(twice, scanOf(twice, { search: TOFFOLIS }));
    expect(made.operations.filter(({ controls }) => controls.length === 2)).toHaveLength(2);
    expect(made.operations.filter(({ gate }) => gate.name === 'zz')).toHaveLength(1);
    expect(distance(made, twice)).toBeLessThan(1e-9);
  });

  it('gives the very circuit where nothing gains anything, or nothing may be replaced', () => {
    const plain = circuit(3).cnot(0, 1).t(1).cnot(1, 2).h(2).cnot(0, 1);
    expect(replaceWindows(plain, scanOf(plain))).toBe(plain);
    const search = { wanted: () => false, fewest: 3, widest: 3 };
    expect(replaceWindows(spelledToffoli, scanOf(spelledToffoli, { search }))).toBe(spelledToffoli);
  });

  it('makes nothing dearer, and nothing else of any circuit', () => {
    fc.assert(
      fc.property(dressedInteractions(4, 8), (uses) => {
        const original = circuitOf('qis', 3, [...uses, ...circuit(3).ccx(0, 1, 2).operations, ...uses]);
        const made = replaceWindows(original, scanOf(original));
        expect(distance(made, original)).toBeLessThan(1e-8);
        expect(gatesOf(made)).toBeLessThanOrEqual(gatesOf(original));
      }),
      { ...FIXED, numRuns: 10 },
    );
  });
});
