import { describe, expect, test } from 'vitest';
import { circuit, nativeCircuit } from '../../../../src/circuit/index.js';
import { circuitJob, type JobOptions, multiCircuitJob, schemas } from '../../../../src/formats/ionq/index.js';
import { placesOf } from '../thrown-issues.js';

const bell = circuit(2).h(0).cnot(0, 1);
const bellGates = [
  { gate: 'h', target: 0 },
  { gate: 'cnot', control: 0, target: 1 },
];

describe('circuitJob', () => {
  test('the least that a job needs', () => {
    expect(circuitJob(bell, { backend: 'simulator' })).toEqual({
      type: 'ionq.circuit.v1',
      backend: 'simulator',
      input: { qubits: 2, gateset: 'qis', circuit: bellGates },
    });
  });

  test('every option has its place in the payload', () => {
    const job = circuitJob(nativeCircuit(1).gpi2(0.25, 0), {
      backend: 'qpu.forte-1',
      name: 'pulse',
      shots: 1000,
      noise: { model: 'forte-1', seed: 7 },
      metadata: { run: 'a' },
      debiasing: false,
      dryRun: true,
      sessionId: 's-1',
      compilation: { opt: 1, precision: '1E-3', gateBasis: 'ZZ', serviceVersion: 'v0.4' },
    });
    expect(job).toEqual({
      type: 'ionq.circuit.v1',
      name: 'pulse',
      backend: 'qpu.forte-1',
      shots: 1000,
      noise: { model: 'forte-1', seed: 7 },
      metadata: { run: 'a' },
      settings: {
        error_mitigation: { debiasing: false },
        compilation: { opt: 1, precision: '1E-3', gate_basis: 'ZZ', service_version: 'v0.4' },
      },
      dry_run: true,
      session_id: 's-1',
      input: { qubits: 1, gateset: 'native', circuit: [{ gate: 'gpi2', target: 0, phase: 0.25 }] },
    });
    expect(schemas.circuitJobPayload.safeParse(job).error).toBeUndefined();
  });

  test('a native circuit can be sent in abstract gates', () => {
    const job = circuitJob(nativeCircuit(2).zz(0.25, 0, 1), { backend: 'simulator', gateset: 'qis' });
    expect(job.input).toMatchObject({ gateset: 'qis', circuit: [{ gate: 'zz', rotation: Math.PI / 2 }] });
  });

  test('wrong options are refused with their places', () => {
    const options = {
      backend: 'simulator',
      shots: 0,
      noise: { model: 'aria-3' },
      metadata: { run: 1 },
    } as unknown as JobOptions;
    expect(placesOf(() => circuitJob(bell, options))).toEqual(['metadata.run', 'shots', 'noise.model']);
    const polluted = { backend: 'simulator', metadata: JSON.parse('{"__proto__": "x"}') };
    expect(placesOf(() => circuitJob(bell, polluted))).toEqual(['metadata.__proto__']);
  });
});

describe('multiCircuitJob', () => {
  test('circuits with names, widths, gatesets and registers of their own', () => {
    const measured = circuit(3).h(2).measure('high', 2).measure('low', 0, 1);
    const job = multiCircuitJob([{ name: 'first', circuit: measured }, bell, nativeCircuit(1).gpi(0, 0)], {
      backend: 'simulator',
      shots: 10,
    });
    expect(job).toEqual({
      type: 'ionq.multi-circuit.v1',
      backend: 'simulator',
      shots: 10,
      input: {
        gateset: 'qis',
        qubits: 3,
        circuits: [
          { name: 'first', qubits: 3, circuit: [{ gate: 'h', target: 2 }], registers: { high: [2], low: [0, 1] } },
          { qubits: 2, circuit: bellGates },
          { gateset: 'native', qubits: 1, circuit: [{ gate: 'gpi', target: 0, phase: 0 }] },
        ],
      },
    });
    expect(schemas.multiCircuitJobPayload.safeParse(job).error).toBeUndefined();
  });

  test('no circuits are no job', () => {
    expect(placesOf(() => multiCircuitJob([], { backend: 'simulator' }))).toEqual(['input.circuits']);
  });
});
