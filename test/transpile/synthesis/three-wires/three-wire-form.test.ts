import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { type GateUse, qisGates } from '../../../../src/gates/index.js';
import { identity, type Matrix, maxDistance, withPhase } from '../../../../src/math/index.js';
import {
  type ThreeWireForm,
  threeWireForms,
  writeExactly,
} from '../../../../src/transpile/synthesis/three-wires/three-wire-form.js';
import { matrixOfOperations } from '../../../../src/transpile/synthesis/three-wires/three-wire-matrix.js';
import { denseUnitary } from '../../../gates/dense.js';
import { uniform } from '../../../math/uniform.js';
import { FIXED } from '../../exactness.js';

const angle = uniform(-Math.PI, Math.PI);
const order = fc.constantFrom([0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]);
/** Any one-qubit gate on each of three wires. */
const locals = fc.array(fc.tuple(angle, angle, angle), { minLength: 3, maxLength: 3 });

function dressing(angles: readonly (readonly [number, number, number])[]): readonly GateUse[] {
  return angles.map((parameters, wire) => ({ gate: qisGates.u, parameters, controls: [], targets: [wire] }));
}

function onWires(uses: readonly GateUse[], wires: readonly number[]): readonly GateUse[] {
  return uses.map((use) => ({
    ...use,
    controls: use.controls.map((wire) => wires[wire]!),
    targets: use.targets.map((wire) => wires[wire]!),
  }));
}

/** The form of the fewest gates, and of those of the least angle. */
function cheapest(forms: readonly ThreeWireForm[]): ThreeWireForm | undefined {
  const cost = (form: ThreeWireForm) => form.entanglingGates + form.entanglingAngle / 100;
  return [...forms].sort((a, b) => cost(a) - cost(b))[0];
}

function distance(form: ThreeWireForm, unitary: Matrix): number {
  const { operations, globalPhase } = form.write();
  return maxDistance(withPhase(matrixOfOperations(operations, [0, 1, 2]), globalPhase), unitary);
}

const CASES = [
  ['Toffoli', circuit(3).ccx(0, 1, 2), 5, 3.5],
  ['Toffoli with controls on 0', circuit(3).x(0).x(1).ccx(0, 1, 2).x(0).x(1), 5, 3.5],
  ['doubly controlled Z', circuit(3).ccz(0, 1, 2), 5, 3.5],
  ['doubly controlled phase', circuit(3).gate('mcp', [0.8], [0, 1, 2]), 5, 2 + (3 * 0.2) / (Math.PI / 2)],
  ['parity rotation', circuit(3).cnot(0, 1).zz(0.3, 1, 2).cnot(0, 1), 3, 2 + 0.3 / (Math.PI / 2)],
  ['controlled phases', circuit(3).gate('cp', [0.3], [0, 1]).gate('cp', [1], [0, 2]), 2, 1.3 / Math.PI],
  ['Peres', circuit(3).ccx(0, 1, 2).cnot(0, 1), 4, 2.5],
  ['inverse Peres', circuit(3).cnot(0, 1).ccx(0, 1, 2), 4, 2.5],
  ['Margolus', circuit(3).gate('rccx', [], [0, 1, 2]), 3, 2],
  ['two controlled roots', circuit(3).csx(0, 2).csx(1, 2), 2, 1],
] as const;

describe('threeWireForms', () => {
  it.each(CASES)('%s: any roles, any one-qubit gates around', (_, { operations }, gates, angleInFullGates) => {
    fc.assert(
      fc.property(order, locals, locals, angle, (wires, before, after, phase) => {
        const uses = [...dressing(before), ...onWires(operations, wires), ...dressing(after)];
        const unitary = denseUnitary(uses, 3, phase);
        const forms = threeWireForms(unitary);
        for (const form of forms) expect(distance(form, unitary)).toBeLessThan(1e-10);
        const found = cheapest(forms);
        expect(found?.entanglingGates).toBe(gates);
        expect(found?.entanglingAngle).toBeCloseTo(angleInFullGates, 8);
      }),
      { ...FIXED, numRuns: 25 },
    );
  });

  it.each(CASES)('%s: what is off by 1e-6 is something else', (_, { operations }) => {
    fc.assert(
      fc.property(order, locals, (wires, before) => {
        const off: readonly GateUse[] = [
          { gate: qisGates.xx, parameters: [1e-6], controls: [], targets: [0, 1] },
          { gate: qisGates.yy, parameters: [1.3e-6], controls: [], targets: [1, 2] },
          { gate: qisGates.zz, parameters: [0.7e-6], controls: [], targets: [0, 2] },
        ];
        const unitary = denseUnitary([...dressing(before), ...onWires(operations, wires), ...off], 3);
        expect(threeWireForms(unitary).some((form) => writeExactly(form, unitary))).toBe(false);
      }),
      { ...FIXED, numRuns: 25 },
    );
  });

  it('names what has a name', () => {
    const toffoli = threeWireForms(denseUnitary(circuit(3).ccx(2, 0, 1).operations, 3));
    expect(toffoli[0]?.write().operations).toEqual(circuit(3).ccx(0, 2, 1).operations);
    const phase = threeWireForms(denseUnitary(circuit(3).ccz(2, 0, 1).operations, 3));
    expect(phase[0]?.write().operations).toEqual(circuit(3).ccz(0, 1, 2).operations);
  });

  it('knows nothing of what has no structure', () => {
    fc.assert(
      fc.property(locals, locals, (first, second) => {
        const uses = [
          ...dressing(first),
          ...circuit(3).cnot(0, 1).cnot(1, 2).operations,
          ...dressing(second),
          ...circuit(3).cnot(2, 0).cnot(0, 1).operations,
        ];
        expect(threeWireForms(denseUnitary(uses, 3))).toEqual([]);
      }),
      { ...FIXED, numRuns: 50 },
    );
  });

  it('takes local gates for what they are', () => {
    const unitary = denseUnitary(
      dressing([
        [1, 2, 3],
        [0.4, 0.5, 0.6],
        [2, 1, 0],
      ]),
      3,
      0.3,
    );
    const [form] = threeWireForms(unitary);
    expect(form?.entanglingGates).toBe(0);
    expect(distance(form!, unitary)).toBeLessThan(1e-12);
    expect(threeWireForms(identity(8))[0]?.write().operations).toEqual([]);
  });
});
