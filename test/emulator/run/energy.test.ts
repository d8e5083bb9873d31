import { describe, expect, it } from 'vitest';
import { runTask } from '../../../src/emulator/run/run-task.js';
import { parseQasm3 } from '../../../src/formats/qasm/index.js';
import { moments, simulate, targetNoise } from '../../../src/simulate/index.js';
import { transpile } from '../../../src/transpile/index.js';
import { energyOutcome, taskOf } from './tasks.js';

const head = 'OPENQASM 3.0;\ninclude "stdgates.inc";\n';
const ansatz = `${head}input float[64] a;\nqubit[2] q;\nry(a) q[0];\ncx q[0], q[1];\nrz(0.3) q[1];\n`;
const circuit = parseQasm3(ansatz.replace('input float[64] a;\n', '').replace('(a)', '(0.8)'));
const terms = [
  { pauli_string: 'ZZ', coefficient: 0.5 },
  { pauli_string: 'IZ', coefficient: -0.25 },
  { pauli_string: 'XX', coefficient: 0.75 },
  { pauli_string: 'YX', coefficient: 0.4 },
];
const observable = {
  terms: terms.map((term) => term.pauli_string),
  coefficients: terms.map((term) => term.coefficient),
};

function energyJob(hamiltonian: readonly object[], job: object = {}, data: object = {}): object {
  const inner = { hamiltonian, ansatz: { data: ansatz }, ...data };
  return {
    type: 'quantum-function',
    backend: 'simulator',
    ...job,
    input: { data: { type: 'hamiltonian-energy', data: inner }, params: [0.8] },
  };
}

describe('the energy of a Hamiltonian', () => {
  it('is exact on the simulator', async () => {
    const { value, variance, stats } = await energyOutcome(energyJob(terms));
    const exact = moments(circuit, observable);
    expect(value).toBeCloseTo(exact.mean, 12);
    expect(variance).toBeCloseTo(exact.variance, 12);
    expect(stats).toMatchObject({ qubits: 2, circuits: 1, twoQubitGates: 1 });
  });

  it('lacks the identities, as the service leaves them out', async () => {
    const { value } = await energyOutcome(energyJob([...terms, { pauli_string: 'II', coefficient: 10 }]));
    expect(value).toBeCloseTo(moments(circuit, observable).mean, 12);
    expect(await energyOutcome(energyJob([{ pauli_string: 'II', coefficient: 10 }]))).toMatchObject({
      value: 0,
      variance: 0,
    });
  });

  it('comes from noisy shots on a machine, of the qubits of the ansatz and with its frames', async () => {
    const shots = 10_000;
    const job = energyJob(terms, { backend: 'qpu.aria-1', shots });
    const { value } = await energyOutcome(job);
    const native = transpile(circuit, 'qpu.aria-1', { level: 1 });
    const exact = moments(native, observable, { noise: targetNoise('qpu.aria-1', { readout: true }) });
    expect(Math.abs(value - exact.mean)).toBeLessThan(5 * Math.sqrt((4 * exact.variance) / shots));
    expect(Math.abs(value - exact.mean)).toBeGreaterThan(0);
    expect((await energyOutcome(job)).value).toBe(value);
    expect((await energyOutcome(job, { seed: 6 })).value).not.toBe(value);
  });

  it('comes from as many shots without noise where machines are ideal', async () => {
    const job = energyJob([{ pauli_string: 'ZI', coefficient: 1 }], { backend: 'qpu.forte-1', shots: 1000 });
    const { value } = await energyOutcome(job, { noise: 'ideal' });
    // A mean of 1000 readings of one Z is a whole number of 500ths.
    expect(value * 500).toBeCloseTo(Math.round(value * 500), 9);
    expect(simulate(circuit).probability('00') + simulate(circuit).probability('11')).toBeCloseTo(1, 12);
  });

  it('takes penalties and the lowest outcomes into account', async () => {
    const data = { linear_constraints: [{ coeffs: [1, 1], rhs: 1 }], penalty: 3, cvar_alpha: 0.5 };
    const { value } = await energyOutcome(energyJob([{ pauli_string: 'ZZ', coefficient: 1 }], {}, data));
    // Outcome 11 is penalised by 3 and has probability sin(0.4)^2; the lowest half is of 00 alone.
    expect(value).toBeCloseTo(1, 12);
    const all = await energyOutcome(
      energyJob([{ pauli_string: 'ZZ', coefficient: 1 }], {}, { ...data, cvar_alpha: null }),
    );
    expect(all.value).toBeCloseTo(1 + 3 * Math.sin(0.4) ** 2, 12);
  });

  it('is not evaluated in a dry run on a machine', async () => {
    const outcome = await runTask(taskOf(energyJob(terms, { backend: 'qpu.forte-1', dry_run: true })));
    expect(outcome).toMatchObject({ kind: 'dry-run', stats: { qubits: 2, twoQubitGates: 1 } });
  });
});
