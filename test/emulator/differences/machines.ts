import { expect } from 'vitest';
import { findTarget } from '../../../src/targets/index.js';
import { circuitJob, type Json, testEmulator } from '../test-emulator.js';
import type { DifferenceTopic } from './difference.js';

const undebiased = { settings: { error_mitigation: { debiasing: false } } };

/** The results of one pulse on a qubit of a machine. */
async function pulseOn(qubit: number, backend: string): Promise<Json> {
  const { run, ask } = testEmulator();
  const input = { gateset: 'native', qubits: 30, circuit: [{ gate: 'gpi2', target: qubit, phase: 0 }] };
  const id = await run(circuitJob({ backend, shots: 4_000, input, ...undebiased }));
  return (await ask(`/jobs/${id}/results/shots`)).body;
}

/** The outcomes of a circuit that compiles to nothing. */
async function idle(backend: string): Promise<readonly string[]> {
  const { run, ask } = testEmulator();
  const id = await run(circuitJob({ backend, shots: 4_000, ...undebiased }, [{ gate: 'z', target: 0 }]));
  return Object.keys((await ask(`/jobs/${id}/results/probabilities`)).body);
}

async function failureOf(job: object): Promise<string> {
  const { run, job: get } = testEmulator();
  return (await get(await run(job))).failure.code;
}

/** How machines are. */
export const machines: DifferenceTopic = {
  title: 'Machines and their noise',
  differences: [
    {
      service: 'Machines have good and bad qubits, drift, crosstalk and coherent errors.',
      emulator: 'Noise is depolarizing, equal for all qubits and pairs, and the same every day.',
      source: 'decided here; IonQ publishes medians only',
      async shown() {
        const [low, high] = [await pulseOn(3, 'qpu.forte-1'), await pulseOn(20, 'qpu.forte-1')];
        expect(high).toEqual(low.map((outcome: string) => (outcome === '8' ? String(2 ** 20) : outcome)));
      },
    },
    {
      service: 'Forte Enterprise has error rates of its own.',
      emulator: 'It has those of Forte, whose hardware it is.',
      source: 'Azure Quantum, IonQ provider page: the same base hardware and performance',
      async shown() {
        expect(await pulseOn(5, 'qpu.forte-enterprise-1')).toEqual(await pulseOn(5, 'qpu.forte-1'));
      },
    },
    {
      service: 'Every machine misreads qubits.',
      emulator: 'Forte reads without errors, Aria does not.',
      source: 'no read-out fidelity of Forte is published',
      async shown() {
        expect(findTarget('qpu.forte-1').fidelity?.readout).toBeNull();
        expect(await idle('qpu.forte-1')).toEqual(['0']);
        expect((await idle('qpu.aria-1')).length).toBeGreaterThan(1);
      },
    },
    {
      service: 'The simulator has noise models of Harmony.',
      emulator: 'Jobs that ask for one fail with `SimulationError`.',
      source: 'the API document lists them, their rates are not published',
      async shown() {
        expect(await failureOf(circuitJob({ noise: { model: 'harmony' } }))).toBe('SimulationError');
      },
    },
    {
      service: 'Characterizations are measured, and change.',
      emulator:
        'They are the published values, three days of the same, dated May 2026; a read-out fidelity that is not published is 0.9962, a read-out time 150 µs, a reset time 20 µs.',
      source:
        'the sources of each number stand in the catalogue of targets; the others are those of the example in the API document, of Forte and of Harmony',
      async shown() {
        const { body } = await testEmulator().ask('/backends/qpu.forte-1/characterizations');
        const [first, ...older] = body.characterizations.map(({ id: _, date: __, ...measured }: Json) => measured);
        expect(older).toEqual([first, first]);
        expect(body.characterizations[0].date).toBe('2026-05-15T00:00:00.000Z');
        expect([first.fidelity.spam.median, first.timing.reset]).toEqual([0.9962, 20e-6]);
      },
    },
    {
      service: 'Machines come and go.',
      emulator: "The names are those of ionloom's catalogue; a job to any other is refused with 400.",
      source: 'the API document lists names without saying for how long',
      async shown() {
        const { status, body } = await testEmulator().post('/jobs', circuitJob({ backend: 'qpu.tempo-1' }));
        expect([status, body.validation.keys]).toEqual([400, ['backend']]);
      },
    },
    {
      service: 'Aria and Harmony are retired.',
      emulator:
        'Jobs to Harmony are refused with 400, and so are those to Aria in the profile `2026-09`; in `2026-05` Aria runs them.',
      source:
        'the document of May 2026 lists Aria among the backends of jobs, that of September does not; how a retired one refuses is not documented',
      async shown() {
        const to = async (backend: string, profile: '2026-05' | '2026-09') =>
          (await testEmulator({ profile }).post('/jobs', circuitJob({ backend }))).status;
        expect([await to('qpu.aria-1', '2026-05'), await to('qpu.aria-1', '2026-09')]).toEqual([201, 400]);
        expect([await to('qpu.harmony', '2026-05'), await to('qpu.harmony', '2026-09')]).toEqual([400, 400]);
      },
    },
    {
      service: 'Others wait in the queue, too.',
      emulator: '`average_queue_time` and `current_predicted_queue_time` are 0; a policy says how long jobs wait.',
      source: 'decided here',
      async shown() {
        const { ask } = testEmulator();
        expect((await ask('/backends/qpu.forte-1')).body.average_queue_time).toBe(0);
        expect((await ask('/jobs/estimate?backend=qpu.forte-1')).body.current_predicted_queue_time).toBe(0);
      },
    },
  ],
};
