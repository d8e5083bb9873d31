import { describe, expect, test } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import type { Issue } from '../../../../src/errors/index.js';
import { decodeCircuit, multiCircuitJob } from '../../../../src/formats/ionq/index.js';
import { thrownIssues } from '../thrown-issues.js';

const qis = (gates: readonly unknown[], qubits?: number) => ({
  gateset: 'qis',
  ...(qubits === undefined ? {} : { qubits }),
  circuit: gates,
});
const native = (gates: readonly object[], qubits = 2) => ({ gateset: 'native', qubits, circuit: gates });

/** Operations as short text: gate(parameters) controls>targets. */
const operations = (json: unknown) =>
  decodeCircuit(json).operations.map(
    ({ gate, parameters, controls, targets }) => `${gate.gateset} ${gate.name}(${parameters}) ${controls}>${targets}`,
  );

const problems = (json: unknown) =>
  thrownIssues(() => decodeCircuit(json)).map(({ code, path = [] }) => `${code} ${path.join('.')}`.trim());

describe('decodeCircuit', () => {
  test('every way of naming wires', () => {
    expect(
      operations(
        qis([
          { gate: 'h', target: 0 },
          { gate: 'h', targets: [1] },
          { gate: 'cnot', control: 0, target: 1 },
          { gate: 'cnot', controls: [0, 2], target: 1 },
          { gate: 'x', targets: [2], controls: [0, 1] },
          { gate: 'not', target: 1 },
          { gate: 'not', target: 1, control: 0 },
          { gate: 'rx', target: 0, rotation: 0.5, controls: [1] },
          { gate: 'zz', targets: [2, 0], rotation: 0.25 },
          { gate: 'z', target: 0, controls: [] },
        ]),
      ),
    ).toEqual([
      'qis h() >0',
      'qis h() >1',
      'qis x() 0>1',
      'qis x() 0,2>1',
      'qis x() 0,1>2',
      'qis x() >1',
      'qis x() 0>1',
      'qis rx(0.5) 1>0',
      'qis zz(0.25) >2,0',
      'qis z() >0',
    ]);
  });

  test('native gates, the angle of zz under either name, the default angle of ms', () => {
    expect(
      operations(
        native([
          { gate: 'gpi', target: 0, phase: 0.1 },
          { gate: 'ms', targets: [1, 0], phases: [0.1, 0.2] },
          { gate: 'ms', targets: [0, 1], phases: [0, 0.5], angle: 0.125 },
          { gate: 'zz', targets: [0, 1], angle: 0.25 },
          { gate: 'zz', targets: [0, 1], phase: 0.2 },
          { gate: 'nop' },
          { gate: 'nop', target: 1 },
        ]),
      ),
    ).toEqual([
      'native gpi(0.1) >0',
      'native ms(0.1,0.2,0.25) >1,0',
      'native ms(0,0.5,0.125) >0,1',
      'native zz(0.25) >0,1',
      'native zz(0.2) >0,1',
      'native nop() >0',
      'native nop() >1',
    ]);
  });

  test('z with a rotation is the phase gate, and said to be doubtful', () => {
    const warnings: Issue[] = [];
    const json = qis([{ gate: 'z', target: 1, controls: [0], rotation: 0.5 }], 2);
    const read = decodeCircuit(json, { onWarning: (warning) => warnings.push(warning) });
    expect(read.operations[0]).toMatchObject({ gate: { name: 'p' }, parameters: [0.5], controls: [0], targets: [1] });
    expect(warnings.map(({ code, path }) => [code, path])).toEqual([['ToleratedField', ['circuit', 0, 'rotation']]]);
  });

  test('swap with controls is read, with a warning', () => {
    const warnings: Issue[] = [];
    const json = qis([{ gate: 'swap', targets: [0, 1], controls: [2] }]);
    const read = decodeCircuit(json, { onWarning: (warning) => warnings.push(warning) });
    expect(read.operations[0]).toMatchObject({ gate: { name: 'swap' }, controls: [2], targets: [0, 1] });
    expect(warnings).toHaveLength(1);
  });

  test('a width that is not declared is what the gates reach', () => {
    expect(decodeCircuit(qis([{ gate: 'cnot', control: 4, target: 1 }])).qubits).toBe(5);
    expect(decodeCircuit(qis([])).qubits).toBe(1);
    expect(decodeCircuit(qis([{ gate: 'h', target: 0 }], 7)).qubits).toBe(7);
  });

  test('a job, its input, the input in a wrapper and a compiled circuit', () => {
    const input = native([{ gate: 'gpi', target: 1, phase: 0 }]);
    const job = { type: 'ionq.circuit.v1', backend: 'simulator', input };
    const compiled = { qubits: 2, circuit: input.circuit };
    const texts = [JSON.stringify(job), JSON.stringify(JSON.stringify(compiled))];
    for (const json of [job, input, { input }, compiled, ...texts]) {
      expect(operations(json)).toEqual(['native gpi(0) >1']);
    }
  });

  test('the forms of API v0.3, of Azure Quantum and of the guide, with a warning each', () => {
    const gates = [{ gate: 'h', target: 0 }];
    const read = (json: unknown) => {
      const warnings: string[] = [];
      const { operations, gateset } = decodeCircuit(json, {
        onWarning: ({ path = [] }) => warnings.push(path.join('.')),
      });
      return [gateset, operations.length, ...warnings];
    };
    expect(read({ format: 'ionq.circuit.v0', gateset: 'qis', qubits: 1, circuit: gates })).toEqual([
      'qis',
      1,
      'format',
    ]);
    expect(read({ qubits: 1, circuit: gates })).toEqual(['qis', 1, 'gateset']);
    expect(read({ input: { qubits: 1, circuit: gates } })).toEqual(['qis', 1, 'input', 'input.gateset']);
    expect(read({ qubits: 2, circuit: [{ gate: 'zz', targets: [0, 1], rotation: 1 }] })).toEqual(['qis', 1, 'gateset']);
    expect(read({ qubits: 2, circuit: [{ gate: 'zz', targets: [0, 1], angle: 0.1 }] })).toEqual(['native', 1]);
  });

  test('all problems at once, each with its place', () => {
    const gates = [
      { gate: 'hadamard', target: 0 },
      { gate: 'rx', target: 0 },
      { gate: 'rx', target: 0, rotation: '0.5', phi: 1 },
      { gate: 'h', target: 5 },
      { gate: 'cnot', control: 1, target: 1 },
      { gate: 'swap', targets: [0, 0] },
      { gate: 'x', target: 0, targets: [1] },
      { gate: 'xx', targets: [0, 1], rotation: 1, controls: [2] },
      { gate: 'cnot', target: 0 },
      { gate: 'h' },
      { gate: 'h', target: -1 },
      { gate: 'h', target: 0.5 },
      { gate: 'swap', targets: [0, 1, 2] },
      'h 0',
      { gate: 'pauliexp', targets: [0, 1], terms: ['XYZ', 'xy'], coefficients: [1], time: 0 },
    ];
    expect(problems({ type: 'ionq.circuit.v1', backend: 'simulator', input: qis(gates, 3) })).toEqual([
      'UnsupportedGate input.circuit.0.gate',
      'MissingField input.circuit.1.rotation',
      'InvalidInput input.circuit.2.rotation',
      'UnknownField input.circuit.2.phi',
      'QubitOutOfRange input.circuit.3',
      'DuplicateQubit input.circuit.4',
      'DuplicateQubit input.circuit.5',
      'InvalidInput input.circuit.6.target',
      'UnsupportedGate input.circuit.7.controls',
      'MissingField input.circuit.8.control',
      'MissingField input.circuit.9.target',
      'ValueOutOfRange input.circuit.10.target',
      'InvalidInput input.circuit.11.target',
      'InvalidInput input.circuit.12.targets',
      'InvalidInput input.circuit.13',
      'InvalidPauliString input.circuit.14.terms.0',
      'InvalidPauliString input.circuit.14.terms.1',
      'InvalidInput input.circuit.14.coefficients',
      'ValueOutOfRange input.circuit.14.time',
    ]);
    expect(problems({ input: qis([{ gate: 'hadamard', target: 0 }], 3) })).toEqual([
      'UnsupportedGate input.circuit.0.gate',
    ]);
  });

  test('native zz with both names or none is refused', () => {
    expect(problems(native([{ gate: 'zz', targets: [0, 1], angle: 0.25, phase: 0.25 }]))).toEqual([
      'InvalidInput circuit.0.phase',
    ]);
    expect(problems(native([{ gate: 'zz', targets: [0, 1] }]))).toEqual(['MissingField circuit.0.angle']);
  });

  test('gates of the other gateset are refused', () => {
    expect(problems(native([{ gate: 'h', target: 0 }]))).toEqual(['UnsupportedGate circuit.0.gate']);
    expect(problems(qis([{ gate: 'gpi', target: 0, phase: 0 }]))).toEqual(['UnsupportedGate circuit.0.gate']);
  });

  test('several circuits are not one', () => {
    const job = multiCircuitJob([circuit(1).h(0), circuit(1).x(0)], { backend: 'simulator' });
    expect(problems(job)).toEqual(['CircuitCount']);
    expect(problems('[]')).not.toEqual([]);
  });
});
