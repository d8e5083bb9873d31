import { describe, expect, it } from 'vitest';
import { payloadIssues } from '../../../../src/formats/ionq/payloads/payload-issues.js';

const found = (payload: unknown) => [...payloadIssues(payload)].map(({ code, path }) => `${code} ${path?.join('.')}`);
const multi = (circuits: readonly unknown[], more: object = {}) => ({
  type: 'ionq.multi-circuit.v1',
  backend: 'simulator',
  input: { gateset: 'qis', qubits: 2, circuits, ...more },
});
const registers = (of: unknown) => found(multi([{ circuit: [], registers: of }]));

describe('payloadIssues', () => {
  it('finds what is wrong circuit after circuit, frame and gates', () => {
    const circuits = [
      { circuit: [{ gate: 'h', target: 0 }] },
      {
        circuit: [
          { gate: 'h', target: 2 },
          { gate: 'hh', target: 0 },
        ],
      },
    ];
    expect(found(multi(circuits))).toEqual([
      'QubitOutOfRange input.circuits.1.circuit.0',
      'UnsupportedGate input.circuits.1.circuit.1.gate',
    ]);
  });

  it.each<[string, unknown, readonly string[]]>([
    ['what fits', { a: [0, null], b: [1] }, []],
    ['no bits', { a: [] }, ['RegisterMap input.circuits.0.registers.a']],
    ['no qubit', { a: [0], b: [null, null] }, ['RegisterMap input.circuits.0.registers.b']],
    ['no name', { '': [0] }, ['RegisterMap input.circuits.0.registers.']],
    ['a qubit outside', { a: [2] }, ['RegisterMap input.circuits.0.registers.a.0']],
    ['a qubit twice', { a: [0, 0] }, ['RegisterMap input.circuits.0.registers.a.1']],
    ['a qubit in two registers', { a: [0], b: [null, 0] }, ['RegisterMap input.circuits.0.registers.b.1']],
  ])('checks registers: %s', (_, of, issues) => {
    expect(registers(of)).toEqual(issues);
  });

  it('does not look into an array that nobody sends', () => {
    const gate = { gate: 'x', target: 0, controls: new Array<number>(100_001).fill(1) };
    expect(found(multi([{ circuit: [gate] }]))).toEqual(['InvalidInput input.circuits.0.circuit.0']);
  });

  it('counts circuits once, however many there are too many', () => {
    const many = Array.from({ length: 5001 }, () => ({ circuit: [] }));
    expect(found(multi(many))).toEqual(['TooManyCircuits input.circuits']);
  });

  it('judges no gate without a gateset', () => {
    expect(
      found(multi([{ circuit: [{ gate: 'hh' }] }], { gateset: 'qsi' })).every((text) => !text.includes('circuit.0')),
    ).toBe(true);
  });
});
