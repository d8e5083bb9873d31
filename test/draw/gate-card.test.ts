import { describe, expect, it } from 'vitest';
import { circuit, nativeCircuit } from '../../src/circuit/index.js';
import { gateCard } from '../../src/draw/index.js';
import { allForms, allGates, matrixOfUse } from '../../src/gates/index.js';
import { param } from '../../src/math/index.js';
import { useOfEach } from './use-of-each.js';

describe('gateCard', () => {
  it('has the name, the sentence and the aliases of the gate with its controls', () => {
    const card = gateCard(circuit(2).cnot(1, 0).operations[0]!);
    expect(card).toMatchObject({ name: 'cnot', doc: 'Controlled X.', controls: [1], targets: [0] });
    expect(card.aliases).toEqual({ ionq: ['cnot'], qasm2: ['cx', 'CX'], qasm3: ['cx', 'CX'] });
    expect(card.isTakenByService).toBe(true);
  });

  it('has the matrix in reading order: the first control is the most significant bit', () => {
    const { matrix } = gateCard(circuit(2).cnot(1, 0).operations[0]!);
    const ones = [...matrix!].flatMap((value, at) => (value === 0 ? [] : [[at / 2, value]]));
    expect(ones).toEqual([
      [0, 1],
      [5, 1],
      [11, 1],
      [14, 1],
    ]);
  });

  it('has parameters with units and values, free ones without', () => {
    const { parameters, matrix } = gateCard(nativeCircuit(1).gpi(0.25, 0).operations[0]!);
    expect(parameters).toEqual([{ name: 'phase', unit: 'turns', label: '0.25', value: 0.25 }]);
    expect(matrix).toHaveLength(8);
    const free = gateCard(circuit(1).rx(param('theta').div(2), 0).operations[0]!);
    expect(free.parameters).toEqual([{ name: 'theta', unit: 'radians', label: '0.5*theta' }]);
    expect(free.matrix).toBeUndefined();
  });

  it('has no matrix of barriers and of more than three wires', () => {
    expect(gateCard(circuit(3).ccx(0, 1, 2).operations[0]!).matrix).toHaveLength(128);
    expect(gateCard(circuit(4).mcx([0, 1, 2], 3).operations[0]!).matrix).toBeUndefined();
    expect(gateCard(circuit(1).barrier(0).operations[0]!).matrix).toBeUndefined();
  });

  it('is that of the gate alone where its controls have no name', () => {
    const card = gateCard(circuit(3).gate('rzx', [1], [0, 1], { controls: [2] }).operations[0]!);
    expect(card).toMatchObject({ name: 'rzx', aliases: { ionq: [], qasm2: ['rzx'], qasm3: ['rzx'] } });
    expect(card.isTakenByService).toBe(false);
    expect(gateCard(circuit(6).mcx([0, 1, 2, 3, 4], 5).operations[0]!).name).toBe('mcx');
  });

  it('shows Pauli terms', () => {
    const { pauliSum } = gateCard(circuit(2).pauliexp({ XZ: 0.5 }, 1, [0, 1]).operations[0]!);
    expect(pauliSum).toEqual({ terms: ['XZ'], coefficients: [0.5] });
  });

  it.each([
    ...allGates.map((gate) => [gate.name, gate, gate.targets === 0 ? 1 : 0] as const),
    ...allForms.map((form) => [form.name, form.base, form.controls === 'any' ? 2 : form.controls] as const),
  ])('of %s posts to another thread and has the matrix of the table', (_, gate, controls) => {
    const use = useOfEach(gate, controls);
    const card = gateCard(use);
    expect(structuredClone(card)).toEqual(card);
    expect(card.doc).toMatch(/\.$/);
    expect(card.parameters.map(({ name }) => name)).toEqual(gate.parameters.map(({ name }) => name));
    const hasMatrix = gate.kind === 'unitary' && use.controls.length + use.targets.length <= 3;
    expect(card.matrix).toEqual(hasMatrix ? matrixOfUse(use) : undefined);
  });

  it('refuses what is no operation', () => {
    expect(() => gateCard({} as never)).toThrow('gateCard takes an operation of a circuit');
  });
});
