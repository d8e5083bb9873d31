import { expect } from 'vitest';
import { findTarget } from '../../../src/targets/index.js';
import { circuitJob, testEmulator } from '../test-emulator.js';
import type { DifferenceTopic } from './difference.js';

const machine = { backend: 'qpu.forte-1' };

/** Whose jobs they are, and what they cost. */
export const account: DifferenceTopic = {
  title: 'Costs, sessions and accounts',
  differences: [
    {
      service: 'Costs follow a contract.',
      emulator:
        'They follow the published rate card. The simulator is free; failed jobs and dry runs are billed nothing.',
      source: 'Azure Quantum, IonQ pricing, and estimates of users',
      async shown() {
        const { run, ask } = testEmulator();
        const cost = async (job: object) => (await ask(`/jobs/${await run(job)}/cost`)).body.cost?.value;
        expect(await cost(circuitJob(machine))).toBe(findTarget('qpu.forte-1').prices!.minimum);
        expect(await cost(circuitJob())).toBe(0);
        expect(await cost(circuitJob({ ...machine, dry_run: true }))).toBe(0);
        expect(await cost(circuitJob(machine, [{ gate: 'nothing', target: 0 }]))).toBeUndefined();
      },
    },
    {
      service: 'A session has a machine for itself.',
      emulator: 'It gives no priority; it ends by its limits, and refuses jobs from then on.',
      source: 'the API document; what is refused, and how, is not documented',
      async shown() {
        const { post, ask } = testEmulator();
        const { id } = (await post('/sessions', { ...machine, settings: { job_count_limit: 1 } })).body;
        const submit = async () => (await post('/jobs', circuitJob({ ...machine, session_id: id }))).status;
        expect([await submit(), await submit()]).toEqual([201, 400]);
        expect((await ask(`/sessions/${id}`)).body.status).toBe('ended');
      },
    },
    {
      service: 'Keys belong to people, projects and organizations, which see their own jobs.',
      emulator:
        'Whoever asks is the same submitter, project and organization, under whatever id; `usage` sums up the jobs that are there.',
      source: 'decided here',
      async shown() {
        const { run, ask, emulator, request } = testEmulator();
        const id = await run(circuitJob());
        const other = request(`/v0.4/jobs/${id}`, { headers: { authorization: 'apiKey another' } });
        expect((await emulator.fetch(other)).status).toBe(200);
        const period = 'start_date=2026-01-01&end_date=2027-01-01&group_by=job&modality=daily';
        const usage = (organization: string) => ask(`/organizations/${organization}/usage?${period}`);
        const [one, two] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
        expect((await usage(one)).body).toEqual((await usage(two)).body);
      },
    },
    {
      service: 'Some operations are open to some roles only.',
      emulator: 'Every key may do everything; 401 is for a missing or wrong one.',
      source: 'users saw 401 for characterizations and estimates',
      async shown() {
        const { ask } = testEmulator({ apiKey: 'the-only-key' });
        const asked = async (key: string) =>
          (await ask('/jobs/estimate?backend=qpu.forte-1', { headers: { authorization: `apiKey ${key}` } })).status;
        expect([await asked('the-only-key'), await asked('another')]).toEqual([200, 401]);
      },
    },
  ],
};
