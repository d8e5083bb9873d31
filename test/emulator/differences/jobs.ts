import { expect } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { transpile } from '../../../src/transpile/index.js';
import { HandRunner } from '../hand-runner.js';
import { bell, circuitJob, type Json, multiJob, testEmulator } from '../test-emulator.js';
import type { DifferenceTopic } from './difference.js';

const machine = { backend: 'qpu.forte-1' };

/** The failure of a job, by its code. */
async function failureOf(job: object): Promise<string | undefined> {
  const { run, job: get } = testEmulator();
  return (await get(await run(job))).failure?.code;
}

const energyJob = (hamiltonian: readonly object[]): object => {
  const ansatz = { data: 'OPENQASM 3.0; include "stdgates.inc"; qubit[2] q; x q[0]; x q[1];' };
  const data = { hamiltonian, ansatz, cvar_alpha: null };
  return {
    type: 'quantum-function',
    backend: 'simulator',
    input: { data: { type: 'hamiltonian-energy', data }, params: [] },
  };
};

const program = (text: string): object => ({
  type: 'ionq.qasm3.v1',
  backend: 'simulator',
  input: { qubits: 2, data: `OPENQASM 3.0; include "stdgates.inc"; qubit[2] q; bit[2] c; ${text}` },
});

const repeated = (gate: object, count: number) => Array.from({ length: count }, () => gate);

/** How jobs are run. */
export const jobs: DifferenceTopic = {
  title: 'Running jobs',
  differences: [
    {
      service: 'A page of the guide says that qubit 0 is the leftmost bit of a result.',
      emulator: 'Bit k of a decimal outcome is qubit k.',
      source: 'qiskit-ionq, cirq-ionq, PennyLane, qBraid and ionq-core all read it so',
      async shown() {
        const { run, ask } = testEmulator();
        const id = await run(circuitJob({}, [{ gate: 'x', target: 1 }]));
        expect((await ask(`/jobs/${id}/results/probabilities`)).body).toEqual({ 2: 1 });
      },
    },
    {
      service: "IonQ's own compiler makes native circuits.",
      emulator: "ionloom's transpiler does: circuits, gate counts and therefore costs differ.",
      source: 'decided here',
      async shown() {
        const emulator = testEmulator();
        const { stats } = await emulator.job(await emulator.run(circuitJob(machine)));
        const { output } = transpile(circuit(2).h(0).cnot(0, 1), 'qpu.forte-1', { level: 1 }).report;
        expect(stats.gate_counts).toEqual({ '1q': output.pulses, '2q': output.entanglingGates });
      },
    },
    {
      service: '`settings.compilation` has `opt`, `precision` and `gate_basis`.',
      emulator:
        '`opt` is the effort: gate by gate for 0, neighbours merged for 1, more beyond that. The others do nothing.',
      source: 'the API documents name them without saying what they do',
      async shown() {
        const emulator = testEmulator();
        const gates = async (compilation: object) => {
          const job = circuitJob({ ...machine, settings: { compilation } }, [...bell, ...bell, ...bell, ...bell]);
          return (await emulator.job(await emulator.run(job))).stats.gate_counts;
        };
        const [none, some, most] = [await gates({ opt: 0 }), await gates({ opt: 1 }), await gates({ opt: 2 })];
        expect(some['2q']).toBeLessThanOrEqual(none['2q']);
        expect(most['2q']).toBeLessThan(none['2q']);
        expect(await gates({ precision: '1E-1', gate_basis: 'ZZ' })).toEqual(some);
      },
    },
    {
      service: 'Debiasing runs variants on good qubits, and makes results better.',
      emulator:
        'Variants are drawn from the seed, on any qubits: all are equally good, so that results are not better.',
      source: 'arXiv:2301.07233 describes the method; how variants are chosen is not public',
      async shown() {
        const variants = async (seed: number): Promise<Json[]> => {
          const { run, job } = testEmulator({ seed });
          return (await job(await run(circuitJob({ ...machine, shots: 600 })))).output.error_mitigation.debiasing
            .variants;
        };
        expect(await variants(4)).toEqual(await variants(4));
        expect(await variants(4)).not.toEqual(await variants(5));
        expect(Math.max(...(await variants(4)).flatMap(({ qubit_map }) => qubit_map))).toBeGreaterThan(20);
      },
    },
    {
      service: '`aggregation` may be `voting` or `dnl`.',
      emulator: 'Both are the vote of the variants, as `sharpen=true` is.',
      source: 'qiskit-ionq sends `dnl`, of which no document says what it is',
      async shown() {
        const { run, ask } = testEmulator();
        const path = `/jobs/${await run(circuitJob({ ...machine, shots: 600 }))}/results/probabilities`;
        const by = async (query: string) => (await ask(`${path}?${query}`)).body;
        const voted = await by('sharpen=true');
        expect([await by('aggregation=voting'), await by('aggregation=dnl')]).toEqual([voted, voted]);
        expect(await by('aggregation=average')).not.toEqual(voted);
      },
    },
    {
      service: 'States change as machines come to a job.',
      emulator: 'They change by policy; run times are those of the simulation, at least 1 ms.',
      source: 'decided here',
      async shown() {
        const { run, job } = testEmulator();
        const { status, execution_duration_ms: duration } = await job(await run(circuitJob(machine)));
        expect([status, duration]).toEqual(['completed', 1]);
      },
    },
    {
      service: 'How long a machine will take is predicted from its schedule.',
      emulator:
        'It is predicted from its published times: resetting, all gates one after the other, reading, for every shot.',
      source: 'decided here; milliseconds, as the document of September 2026 says, that of May leaves it open',
      async shown() {
        const { ask } = testEmulator();
        const query = 'backend=qpu.forte-1&shots=1000&1q_gates=10&2q_gates=5';
        const { body } = await ask(`/jobs/estimate?${query}`);
        expect(body.estimated_execution_time).toBe(1000 * (10 * 0.13 + 5 * 0.97 + 0.15));
      },
    },
    {
      service: 'Whether a job that has ended can be canceled is reported both ways.',
      emulator: 'Canceling works in every state, completed jobs included.',
      source: 'the documentation of cirq-ionq against that of qiskit-ionq',
      async shown() {
        const { run, ask, job } = testEmulator();
        const id = await run(circuitJob());
        expect((await ask(`/jobs/${id}/status/cancel`, { method: 'PUT' })).status).toBe(200);
        expect((await job(id)).status).toBe('canceled');
      },
    },
    {
      service: 'What becomes of a job of several circuits of which one is canceled is not documented.',
      emulator: 'It is canceled, too, once the others are done.',
      source: 'decided here',
      async shown() {
        const runner = new HandRunner();
        const { submit, ask, job } = testEmulator({ runner });
        const id = await submit(multiJob([bell, bell]));
        const [first] = (await job(id)).child_job_ids;
        await ask(`/jobs/${first}/status/cancel`, { method: 'PUT' });
        expect((await job(id)).status).not.toBe('canceled');
        await runner.finishAll();
        expect((await job(id)).status).toBe('canceled');
      },
    },
    {
      service: 'Functions are of several kinds.',
      emulator: 'Only `hamiltonian-energy` runs; it is exact on the simulator, and comes from shots on QPUs.',
      source: 'the API document',
      async shown() {
        const { run, job } = testEmulator();
        const xx = energyJob([{ pauli_string: 'XX', coefficient: 1 }]);
        expect((await job(await run(xx))).results.value).toBe(0);
        const { value } = (await job(await run({ ...xx, ...machine, shots: 500 }))).results;
        expect([value !== 0, Math.abs(value) < 0.3]).toEqual([true, true]);
      },
    },
    {
      service: 'Identity terms of a Hamiltonian are left out of its energy.',
      emulator: 'The same.',
      source: "IonQ's own example of a variational eigensolver says so, its API document does not",
      async shown() {
        const { run, job } = testEmulator();
        const terms = [
          { pauli_string: 'ZI', coefficient: 1 },
          { pauli_string: 'II', coefficient: 5 },
        ];
        expect((await job(await run(energyJob(terms)))).results.value).toBe(-1);
      },
    },
    {
      service: '`qctrl.qaoa.v1` jobs run with an account at Q-CTRL.',
      emulator: 'They are accepted and fail with `InvalidInput`: no credentials can be right here. They are not kept.',
      source: 'the API document; how the service refuses wrong ones is not documented',
      async shown() {
        const job = {
          type: 'qctrl.qaoa.v1',
          backend: 'simulator',
          input: { problem_type: 'maxcut', problem: {} },
          external_settings: { api_credentials: 'a-credential' },
        };
        expect(await failureOf(job)).toBe('InvalidInput');
        const { run, ask } = testEmulator();
        await run(job);
        expect(JSON.stringify((await ask('//_emulator/state')).body)).not.toContain('a-credential');
      },
    },
    {
      service: 'OpenQASM jobs may measure and reset in the middle.',
      emulator: 'They fail with `CompilationError`, unless measuring at the end is the same.',
      source: 'docs.ionq.com, OpenQASM 3',
      async shown() {
        expect(await failureOf(program('h q[0]; c[0] = measure q[0]; h q[0]; c[1] = measure q[0];'))).toBe(
          'CompilationError',
        );
        expect(await failureOf(program('h q[0]; c[0] = measure q[0]; x q[1]; c[1] = measure q[1];'))).toBeUndefined();
      },
    },
    {
      service: 'The API document allows 1,000,000 shots.',
      emulator: 'A QPU takes 10,000, and more fail with `TooManyShots`.',
      source: 'qiskit-ionq stops there',
      async shown() {
        expect(await failureOf(circuitJob({ ...machine, shots: 10_001 }))).toBe('TooManyShots');
        expect(await failureOf(circuitJob({ ...machine, shots: 10_000 }))).toBeUndefined();
      },
    },
    {
      service: 'Circuits that are too large for a QPU fail; where that begins is not documented.',
      emulator: 'It begins at 40,000 gates, with `QuantumCircuitComplexityError`.',
      source: 'the smallest size that was publicly reported as refused; 20,032 were reported as taken',
      async shown() {
        const gates = (count: number) =>
          circuitJob({ ...machine, dry_run: true }, repeated({ gate: 'x', target: 0 }, count));
        expect(await failureOf(gates(40_000))).toBe('QuantumCircuitComplexityError');
        expect(await failureOf(gates(39_999))).toBeUndefined();
      },
    },
    {
      service: 'Gates with too many controls fail; how many that is is not documented.',
      emulator: 'It is more than 7, with `TooManyControls`.',
      source: "ProjectQ's back end for IonQ stops there",
      async shown() {
        const controlled = (controls: number) => {
          const gate = { gate: 'x', target: 0, controls: Array.from({ length: controls }, (_, k) => k + 1) };
          return circuitJob({ input: { gateset: 'qis', qubits: 9, circuit: [gate] } });
        };
        expect(await failureOf(controlled(8))).toBe('TooManyControls');
        expect(await failureOf(controlled(7))).toBeUndefined();
      },
    },
    {
      service: 'The simulator takes 29 qubits.',
      emulator:
        'It takes what fits into 1 GiB (`memoryLimit`): 26, or more where the circuit allows a smaller form; the rest fails with `SimulationError`.',
      source: 'docs.ionq.com, simulators',
      async shown() {
        const wide = (qubits: number) => circuitJob({ input: { gateset: 'qis', qubits, circuit: bell } });
        const emulator = testEmulator({ memoryLimit: 2 ** 14 });
        const failure = async (qubits: number) => (await emulator.job(await emulator.run(wide(qubits)))).failure?.code;
        expect([await failure(10), await failure(11)]).toEqual([undefined, 'SimulationError']);
        expect(await failureOf(wide(30))).toBe('NotEnoughQubits');
      },
    },
  ],
};
