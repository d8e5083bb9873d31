import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DocumentCircuit, readDocument, writeIonq } from '../../src/documents/index.js';
import type { TextRange } from '../../src/errors/index.js';
import { decodeCircuit } from '../../src/formats/ionq/index.js';
import { parseQasm3 } from '../../src/formats/qasm/index.js';
import { findTarget } from '../../src/targets/index.js';
import { transpile } from '../../src/transpile/index.js';

function read(text: string, options: { readonly circuit?: string } = {}) {
  const reading = readDocument(text, { ...options, places: true });
  if (!reading.ok) throw new Error(reading.issues.map(({ message }) => message).join('; '));
  for (const { circuit, places } of reading.document.circuits) {
    expect(places?.operations).toHaveLength(circuit.operations.length);
    expect(places?.measurements.map((bits) => bits.length)).toEqual(
      circuit.measurements.map(({ wires }) => wires.length),
    );
  }
  return reading.document;
}

const textAt = (text: string, range: TextRange | null) => range && text.slice(range.from, range.to);
const gatesAt = (text: string, { places }: DocumentCircuit) => places!.operations.map((range) => textAt(text, range));
const bitsAt = (text: string, { places }: DocumentCircuit) =>
  places!.measurements.map((bits) => bits.map((range) => textAt(text, range)));

const H = '{ "gate": "h", "target": 0 }';

describe('the object of a gate', () => {
  it('is found in circuits, inputs, fragments and jobs', () => {
    const gates = [
      H,
      '{"control":0,"gate":"cnot","target":1}',
      '{\r\n  "gate": "rx",\r\n  "rotation": 0.5, "target": 1 }',
    ];
    const circuit = `{"gateset": "qis", "qubits": 2, "circ\\u0075it": [${gates.join(' , ')}]}`;
    const shapes = [
      circuit,
      `{ "input": ${circuit} }`,
      `{"name": "😀 \\"circuit\\": [{", "backend": "simulator", "type": "ionq.circuit.v1", "input": ${circuit}}`,
    ];
    for (const text of shapes) expect(gatesAt(text, read(text).circuits[0])).toEqual(gates);
    const native = '{"qubits": 1, "circuit": [{"gate": "nop"}, {"gate": "gpi", "phase": 0.5, "target": 0}]}';
    expect(gatesAt(native, read(native).circuits[0])).toEqual([
      '{"gate": "nop"}',
      '{"gate": "gpi", "phase": 0.5, "target": 0}',
    ]);
  });

  it('is found in each circuit of a job of several, with the bits of its registers', () => {
    const text = `{"type": "ionq.multi-circuit.v1", "backend": "simulator", "input": {"gateset": "qis", "qubits": 2,
      "circuits": [
        {"name": "empty", "circuit": [], "registers": {"a": [1, null], "b": [ 0 ]}},
        {"name": "one", "circuit": [${H}]}]}}`;
    const [empty, one] = read(text).circuits as unknown as readonly [DocumentCircuit, DocumentCircuit];
    expect([gatesAt(text, empty), gatesAt(text, one)]).toEqual([[], [H]]);
    expect([bitsAt(text, empty), bitsAt(text, one)]).toEqual([[['1', 'null'], ['0']], []]);
    expect(gatesAt(text, read(text, { circuit: 'one' }).circuits[0])).toEqual([H]);
  });

  it('is there for random circuits, whatever stands around', () => {
    const gate = fc.oneof(
      fc.record({ gate: fc.constantFrom('h', 'x', 't'), target: fc.nat(4) }),
      fc.record({
        gate: fc.constant('rz'),
        rotation: fc.double({ noNaN: true, min: -3, max: 3 }),
        targets: fc.tuple(fc.nat(4)),
      }),
      fc.record({ gate: fc.constant('cnot'), control: fc.constant(0), target: fc.integer({ min: 1, max: 4 }) }),
      fc.constant({ gate: 'pauliexp', terms: ['XX', 'ZZ'], coefficients: [0.5, 1], time: 1, targets: [0, 1] }),
    );
    const metadata = fc.dictionary(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
      {
        maxKeys: 3,
      },
    );
    fc.assert(
      fc.property(fc.array(gate, { maxLength: 8 }), metadata, fc.nat(3), (circuit, extra, indent) => {
        const input = { circuit, gateset: 'qis', qubits: 5 };
        const job = { metadata: extra, type: 'ionq.circuit.v1', input, backend: 'simulator' };
        const text = JSON.stringify(job, null, indent);
        const reading = readDocument(text, { places: true });
        // Some names of metadata are refused.
        if (!reading.ok) return;
        const [{ circuit: made, places }] = reading.document.circuits;
        expect(places!.operations.map(({ from, to }) => JSON.parse(text.slice(from, to)))).toEqual(
          JSON.parse(JSON.stringify(circuit)),
        );
        const alone = places!.operations.map(({ from, to }) =>
          decodeCircuit(`{"gateset":"qis","qubits":5,"circuit":[${text.slice(from, to)}]}`),
        );
        expect(alone.map(({ operations }) => operations)).toEqual(made.operations.map((operation) => [operation]));
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it('is beside the entry of the metadata that says what is measured', () => {
    const plain = read('{"gateset": "qis", "qubits": 2, "circuit": [{"gate": "h", "target": 0}]}');
    const source = {
      ...plain,
      circuits: [
        { name: undefined, circuit: parseQasm3('qubit[2] q; bit[2] c; swap q[0], q[1]; h q[0]; c = measure q;') },
      ] as const,
    };
    const { circuit, outputPermutation, frames, globalPhase } = transpile(source.circuits[0].circuit, 'qpu.forte-1');
    const stated = { circuit, outputPermutation, frames, globalPhase };
    const job = writeIonq(source, [{ name: undefined, circuit, stated }], {
      target: findTarget('qpu.forte-1')!,
      job: { shots: 100 },
    });
    const text = JSON.stringify(job, null, 1);
    const [first] = read(text).circuits;
    const { metadata } = job as { metadata: Readonly<Record<string, string>> };
    expect(bitsAt(text, first)).toEqual([new Array(2).fill(JSON.stringify(metadata['ionloom.readout']))]);
  });
});

describe('the statement of a program inside a job', () => {
  const program = 'OPENQASM 3.0;\r\n// "é😀"\r\nqubit[2] q; bit[2] c;\n\th\tq;\nc[1] = measure q[0];';

  it('is its stretch of the string, escapes and all', () => {
    const job = { type: 'ionq.qasm3.v1', backend: 'simulator', input: { data: program } };
    const text = JSON.stringify(job).replace('é', String.raw`\u00e9`).replace('qubit', String.raw`\u0071ubit`);
    const [first] = read(text).circuits;
    expect(gatesAt(text, first)).toEqual([String.raw`h\tq`, String.raw`h\tq`]);
    expect(bitsAt(text, first)).toEqual([[null, 'c[1] = measure q[0]']]);
  });

  const energy = (ansatz: string, params?: readonly number[]) =>
    JSON.stringify({
      type: 'quantum-function',
      backend: 'simulator',
      input: {
        data: {
          type: 'hamiltonian-energy',
          data: { hamiltonian: [{ pauli_string: 'Z', coefficient: 1 }], ansatz: { data: ansatz } },
        },
        ...(params && { params }),
      },
    });

  it('is found in the ansatz of a Hamiltonian, with the values of the job or without', () => {
    const ansatz = 'OPENQASM 3.0; input float a; qubit[1] q; rx(a) q[0]; h q[0];';
    for (const text of [energy(ansatz), energy(ansatz, [0.5])]) {
      expect(gatesAt(text, read(text).circuits[0])).toEqual(['rx(a) q[0]', 'h q[0]']);
    }
  });

  it('is that of each part of a native gate that the values of the job take beyond its range', () => {
    const ansatz = 'OPENQASM 3.0; input float a; qubit[2] q; gpi(0.1) q[0]; ms(0, 0.1, a) q[0], q[1]; gpi2(0.2) q[1];';
    const text = energy(ansatz, [0.4]).replace('"Z"', '"ZZ"');
    const gates = gatesAt(text, read(text).circuits[0]);
    expect([...new Set(gates)]).toEqual(['gpi(0.1) q[0]', 'ms(0, 0.1, a) q[0], q[1]', 'gpi2(0.2) q[1]']);
    expect(gates.length).toBeGreaterThan(3);
  });
});

it('places are there only where they were asked for', () => {
  for (const text of ['OPENQASM 3.0; qubit q; h q;', `{"gateset": "qis", "circuit": [${H}]}`]) {
    const reading = readDocument(text);
    expect(reading.ok && reading.document.circuits[0]).not.toHaveProperty('places');
  }
});
