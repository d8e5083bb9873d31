import { describe, expect, it } from 'vitest';
import { jobGates } from '../../../src/cloud/runs/job-size.js';
import { circuit, nativeCircuit, transpile } from '../../../src/public/index.js';

describe('the gates of a job', () => {
  it('of native circuits are as they are', async () => {
    const native = nativeCircuit(4).gpi(0, 0).gpi2(0.5, 3).ms(0, 0, 0, 1).zz(0.1, 1, 2);
    expect(await jobGates([native, native])).toEqual({ qubits: 4, oneQubitGates: 4, twoQubitGates: 4 });
  });

  it('of a transpilation are those of its native circuit', async () => {
    const made = transpile(circuit(3).h(0).cnot(0, 2).swap(0, 1), 'qpu.forte-1');
    expect(await jobGates([made as never])).toEqual(await jobGates([made.circuit]));
  });

  it('of abstract circuits are those that they are lowered to, none of whose interactions is saved', async () => {
    expect(await jobGates([circuit(2).cnot(0, 1).cnot(0, 1)])).toMatchObject({ qubits: 2, twoQubitGates: 2 });
    const { oneQubitGates } = await jobGates([circuit(2).h(0).ry(0.3, 1).h(0).rx(0.1, 0)]);
    expect(oneQubitGates).toBeGreaterThanOrEqual(2);
  });

  it('are of the widest circuit, and of one qubit at least', async () => {
    expect(await jobGates([circuit(2).h(0), circuit(5).h(0), circuit(3).h(0)])).toMatchObject({ qubits: 5 });
    expect(await jobGates([])).toEqual({ qubits: 1, oneQubitGates: 0, twoQubitGates: 0 });
  });
});
