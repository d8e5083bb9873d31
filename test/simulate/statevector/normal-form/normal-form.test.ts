import { describe, expect, it } from 'vitest';
import { circuit, circuitOf, nativeCircuit } from '../../../../src/circuit/index.js';
import { nativeGates, qisGates } from '../../../../src/gates/index.js';
import { normalForm } from '../../../../src/simulate/statevector/normal-form/normal-form.js';
import type { Step } from '../../../../src/simulate/statevector/normal-form/step.js';

/** How many steps of each kind a circuit has, those of no kind left out. */
function kinds(run: Parameters<typeof normalForm>[0]): Partial<Record<Step['kind'], number>> {
  const counts: Partial<Record<Step['kind'], number>> = {};
  for (const { kind } of normalForm(run).steps) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

describe('normalForm', () => {
  it.each([
    ['neighbouring one-qubit gates are one rotation', circuit(1).h(0).t(0).rx(0.3, 0).v(0), 1],
    ['gates that cancel are none', circuit(1).h(0).s(0).si(0).h(0), 0],
    ['diagonal gates and flips are none', circuit(2).x(0).rz(0.2, 0).y(1).cz(0, 1).zz(0.3, 0, 1).swap(0, 1), 0],
    ['CNOT turns its target twice', circuit(2).cnot(0, 1), 2],
    ['CNOTs that follow each other share what they can', circuit(2).cnot(0, 1).rz(0.2, 0).cnot(0, 1), 2],
    ['a Toffoli gate, too', circuit(3).gate('x', [], [2], { controls: [0, 1] }), 2],
    ['GPI is free, GPI2 one rotation', nativeCircuit(1).gpi(0.1, 0).gpi2(0.3, 0), 1],
    ['MS turns both qubits twice', nativeCircuit(2).ms(0.1, 0.2, 0, 1, 0.1), 4],
    ['iSWAP is an exchange with phases', circuit(2).gate('iswap', [], [0, 1]), 0],
    ['ECR is one interaction', circuit(2).gate('ecr', [], [0, 1]), 2],
  ] as const)('%s', (_, run, rotations) => {
    expect(kinds(run as never).rotation ?? 0).toBe(rotations);
    expect(kinds(run as never).dense).toBeUndefined();
  });

  it('takes every gate of the table without controls, and one-qubit gates with any', () => {
    for (const gate of [...Object.values(qisGates), ...Object.values(nativeGates)]) {
      if (gate.targets === 'any' || gate.targets === 0 || gate.kind !== 'unitary') continue;
      const parameters = gate.parameters.map((_, k) => 0.1 * (k + 1));
      const targets = [0, 1, 2, 3].slice(0, gate.targets);
      const plain = { gate, parameters, controls: [], targets };
      expect(kinds(circuitOf(gate.gateset, 4, [plain], {})).dense).toBeUndefined();
      if (gate.gateset === 'native' || gate.targets > 1) continue;
      const controlled = { gate, parameters, controls: [1, 2, 3], targets };
      expect(kinds(circuitOf('qis', 4, [controlled], {})).dense).toBeUndefined();
    }
  });
});
