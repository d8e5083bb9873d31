import { describe, expect, test } from 'vitest';
import { circuit, nativeCircuit } from '../../../../src/circuit/index.js';
import { circuitJob, decodeJob, multiCircuitJob } from '../../../../src/formats/ionq/index.js';

describe('decodeJob', () => {
  test('circuits of both gatesets, with their names and measurement keys', () => {
    const bell = circuit(3).h(0).cnot(0, 1).measure('pair', 1, 0).measure('rest', 2);
    const pulse = nativeCircuit(1).gpi(0.25, 0);
    const job = multiCircuitJob([{ name: 'bell', circuit: bell }, pulse], { backend: 'simulator', shots: 10 });
    const read = decodeJob(JSON.stringify(job));
    expect(read.names).toEqual(['bell', undefined]);
    expect(read.circuits.map(({ gateset, qubits }) => [gateset, qubits])).toEqual([
      ['qis', 3],
      ['native', 1],
    ]);
    expect(read.circuits[0]?.measurements).toEqual(bell.measurements);
    expect(read.payload).toEqual(job);
  });

  test('a circuit of a multi-circuit job inherits width and gateset', () => {
    const gpi = [{ gate: 'gpi', target: 0, phase: 0 }];
    const input = {
      gateset: 'native',
      qubits: 4,
      circuits: [{ circuit: gpi }, { gateset: 'qis', qubits: 2, circuit: [] }],
    };
    const read = decodeJob({ type: 'ionq.multi-circuit.v1', backend: 'simulator', input });
    expect(read.circuits.map(({ gateset, qubits }) => [gateset, qubits])).toEqual([
      ['native', 4],
      ['qis', 2],
    ]);
  });

  test('a circuit on its own is no job', () => {
    expect(() => decodeJob({ gateset: 'qis', circuit: [{ gate: 'h', target: 0 }] })).toThrow(/"type" is missing/);
  });

  test('function jobs have no circuits', () => {
    const job = { type: 'qctrl.qaoa.v1', backend: 'simulator', external_settings: { api_credentials: 'k' } };
    const input = { problem_type: 'maxcut', problem: { nodes: [], adjacency: [] } };
    expect(decodeJob({ ...job, input }).circuits).toEqual([]);
  });

  test('the oddities of SDKs are set right, with warnings', () => {
    const warnings: string[] = [];
    const job = {
      ...circuitJob(circuit(1).h(0), { backend: 'simulator', noise: { model: 'aria-1' } }),
      lang: 'json',
      shots: '10',
    };
    const sent = { ...job, noise: { model: 'aria-1', seed: null } };
    const read = decodeJob(sent, { onWarning: ({ path = [] }) => warnings.push(path.join('.')) });
    expect(read.payload).toMatchObject({ shots: 10, noise: { model: 'aria-1' } });
    expect(read.payload).not.toHaveProperty('lang');
    expect(warnings).toEqual(['lang', 'shots', 'noise.seed']);
    expect(sent.shots).toBe('10');
  });
});
