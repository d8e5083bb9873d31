import { describe, expect, it } from 'vitest';
import { asStated, type CircuitData, circuit, partsOf } from '../../../../src/circuit/index.js';
import { CheckedRewrites } from '../../../../src/transpile/checks/checked-rewrites.js';
import { RelabelledCircuit } from '../../../../src/transpile/passes/pauli-regions/relabelled-circuit.js';
import type { PauliNetwork } from '../../../../src/transpile/synthesis/paulis/network-writer.js';
import { distanceTo } from '../../exactness.js';

/** Nothing but wires in other places. */
const moves = (...permutation: readonly number[]): PauliNetwork => {
  return { operations: [], globalPhase: 0, permutation, entanglingGates: 0, entanglingAngle: 0 };
};

function distance(original: CircuitData, { operations, globalPhase, positions }: RelabelledCircuit): number {
  const made = { ...partsOf(original), operations };
  return distanceTo(original, { ...asStated(made), globalPhase, outputPermutation: positions });
}

describe('RelabelledCircuit', () => {
  const original = circuit(4).swap(0, 2).zz(0.3, 0, 1).swap(1, 2).swap(2, 3).cnot(3, 0);
  const made = () => {
    const { operations } = original;
    const relabelled = new RelabelledCircuit(4, new CheckedRewrites());
    expect(relabelled.addNetwork(operations.slice(0, 1), moves(1, 0), [0, 2], 0)).toBe(true);
    relabelled.add(operations[1]!);
    expect(relabelled.addNetwork(operations.slice(2, 4), moves(1, 2, 0), [1, 2, 3], 0)).toBe(true);
    relabelled.add(operations[4]!);
    return relabelled;
  };

  it('has what comes later follow the wires, controls too', () => {
    const relabelled = made();
    expect(relabelled.operations.map(({ controls, targets }) => [...controls, ...targets])).toEqual([
      [2, 1],
      [1, 2],
    ]);
    expect(distance(original, relabelled)).toBeLessThan(1e-14);
  });

  it('swaps wires home', () => {
    const relabelled = made();
    relabelled.bringHome();
    expect(relabelled.positions).toEqual([0, 1, 2, 3]);
    expect(relabelled.operations.slice(2).every(({ gate }) => gate.name === 'swap')).toBe(true);
    expect(distance(original, relabelled)).toBeLessThan(1e-14);
  });

  it('places a network on its wires, and adds its phase', () => {
    const before = circuit(3).x(2).zz(0.3, 2, 0);
    const operations = circuit(2).rx(Math.PI, 0).zz(0.3, 0, 1).operations;
    const relabelled = new RelabelledCircuit(3, new CheckedRewrites());
    // X = i Rx(pi).
    const phase = Math.PI / 2;
    expect(relabelled.addNetwork(before.operations, { ...moves(0, 1), operations }, [2, 0], phase)).toBe(true);
    expect(relabelled.operations.map(({ targets }) => targets)).toEqual([[2], [2, 0]]);
    expect(relabelled.globalPhase).toBeCloseTo(phase, 15);
    expect(distance(before, relabelled)).toBeLessThan(1e-14);
  });

  it('adds nothing that is something else', () => {
    const checks = new CheckedRewrites();
    const relabelled = new RelabelledCircuit(2, checks);
    const swap = circuit(2).swap(0, 1).operations;
    expect(relabelled.addNetwork(swap, moves(0, 1), [0, 1], 0)).toBe(false);
    expect(relabelled.addNetwork(swap, moves(1, 0), [0, 1], 0.1)).toBe(false);
    expect([relabelled.positions, relabelled.operations, relabelled.globalPhase]).toEqual([[0, 1], [], 0]);
    expect(checks.report.dropped).toBe(2);
  });
});
