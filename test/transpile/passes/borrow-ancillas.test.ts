import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf, type Operation } from '../../../src/circuit/index.js';
import { type Gate, qisGates } from '../../../src/gates/index.js';
import { findTarget, qubitPairs } from '../../../src/targets/index.js';
import { borrowAncillas } from '../../../src/transpile/passes/borrow-ancillas.js';
import { pairRelativePhases } from '../../../src/transpile/passes/pair-relative-phases.js';
import type { PassRequest } from '../../../src/transpile/pipeline/pass.js';
import { ElementaryGates } from '../../../src/transpile/synthesis/elementary/elementary.js';
import { verify } from '../../../src/verify/index.js';
import { anyAngle, fullGatesOnly } from '../costs.js';
import { madeBy } from '../pass-claim.js';

const fullGates = { target: { ...findTarget('ideal'), partialAngles: false } };
const ofDistribution = { relation: 'distribution' } as const;

function expanded(of: CircuitData, asked: Partial<PassRequest> = {}): CircuitData {
  return madeBy(pairRelativePhases, madeBy(borrowAncillas, of, asked), asked);
}

function entanglingGates({ operations }: CircuitData, cost = anyAngle): number {
  const elementary = new ElementaryGates(cost);
  for (const operation of operations) elementary.add(operation);
  return elementary.operations.filter(({ targets }) => targets.length === 2).length;
}

function controlled(gate: Gate, controls: number, extra: number): CircuitData {
  const wires = Array.from({ length: controls }, (_, k) => k);
  const parameters = gate.parameters.map(() => 0.7);
  return circuitOf('qis', controls + 1 + extra, [{ gate, parameters, controls: wires, targets: [controls] }]);
}

function turns(gate: Gate, start: number, wires: number): readonly Operation[] {
  return Array.from({ length: wires }, (_, k) => ({ gate, parameters: [start + k / 3], controls: [], targets: [k] }));
}

const gates = [qisGates.x, qisGates.z, qisGates.p, qisGates.rx, qisGates.rz, qisGates.v, qisGates.h];
const sizes = [
  [3, 0],
  [4, 0],
  [4, 1],
  [4, 2],
  [5, 0],
  [5, 1],
  [6, 0],
  [6, 1],
] as const;

describe('borrowAncillas', () => {
  it.each(sizes)('is exact for %i controls and %i other wires', (controls, extra) => {
    for (const gate of gates) {
      const of = controlled(gate, controls, extra);
      const verdict = verify(of, expanded(of), { relation: 'unitary', tolerance: 1e-9 });
      expect(verdict).toMatchObject({ equivalent: true, method: 'exact-unitary' });
    }
  });

  it.each([4, 5])('is exact for %i controls and full gates', (controls) => {
    for (const gate of [qisGates.x, qisGates.p, qisGates.rx]) {
      const of = controlled(gate, controls, 1);
      expect(verify(of, expanded(of, fullGates), { relation: 'unitary', tolerance: 1e-9 }).equivalent).toBe(true);
    }
  });

  it.each([3, 4, 5, 6])('keeps the distribution with a clean wire, %i controls', (controls) => {
    for (const gate of [qisGates.x, qisGates.p, qisGates.h, qisGates.u]) {
      const of = circuitOf('qis', controls + 2, [
        ...turns(qisGates.ry, 0.5, controls + 1),
        ...controlled(gate, controls, 1).operations,
        ...turns(qisGates.rx, 1, controls + 1),
      ]);
      const made = expanded(of, ofDistribution);
      expect(made.operations.some(({ targets }) => targets.includes(controls + 1))).toBe(true);
      expect(verify(of, made, { relation: 'distribution', tolerance: 1e-9 }).equivalent).toBe(true);
    }
  });

  it('takes a wire as clean only before anything touched it', () => {
    const of = controlled(qisGates.x, 4, 1);
    const touched = circuitOf('qis', 6, [...circuit(6).x(5).operations, ...of.operations]);
    expect(entanglingGates(expanded(of, ofDistribution))).toBe(17);
    expect(entanglingGates(expanded(touched, ofDistribution))).toBe(26);
    expect(verify(touched, expanded(touched, ofDistribution), { relation: 'unitary' }).equivalent).toBe(true);
  });

  it.each([4, 6, 9])('needs linearly many gates with borrowed wires: %i controls', (controls) => {
    expect(entanglingGates(expanded(controlled(qisGates.x, controls, 1), ofDistribution))).toBe(6 * controls - 7);
    expect(entanglingGates(expanded(controlled(qisGates.x, controls, 1)))).toBe(12 * controls - 22);
    expect(entanglingGates(expanded(controlled(qisGates.x, controls, controls - 2)))).toBe(8 * controls - 10);
  });

  it('does not cost more than the gates as they are', () => {
    for (const [controls, extra] of sizes) {
      for (const gate of gates) {
        const of = controlled(gate, controls, extra);
        for (const cost of [anyAngle, fullGatesOnly]) {
          const made = expanded(of, cost.partialAngles ? {} : fullGates);
          expect(entanglingGates(made, cost)).toBeLessThanOrEqual(entanglingGates(of, cost));
        }
      }
    }
  });

  it('needs far fewer gates for a wide gate on all wires', () => {
    expect(entanglingGates(expanded(controlled(qisGates.x, 15, 0)))).toBeLessThanOrEqual(1300);
    expect(entanglingGates(expanded(controlled(qisGates.rx, 15, 0)))).toBeLessThanOrEqual(200);
  });

  it('keeps parameters', () => {
    const of = circuit(6).mcp('theta', [0, 1, 2, 3], 4);
    const angles = expanded(of).operations.flatMap(({ parameters }) => parameters.map(String));
    expect(angles.some((angle) => angle.includes('theta'))).toBe(true);
  });

  it('leaves other wires alone where some pairs are not connected', () => {
    const connectivity = qubitPairs([[0, 1]]);
    const of = controlled(qisGates.x, 4, 1);
    const target = { ...findTarget('ideal'), connectivity };
    expect(madeBy(borrowAncillas, of, { target }).operations).toEqual(of.operations);
  });
});
