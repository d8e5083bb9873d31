import { describe, expect, it } from 'vitest';
import { type EmulatorOptions, profiles } from '../../src/emulator/index.js';
import { answerDepartures, departures } from '../service/answer-violations.js';
import { documentedOperationIds, findOperation, furtherOperationIds } from '../service/operations.js';
import { type Answer, bell, circuitJob, type Json, multiJob, type Question, testEmulator } from './test-emulator.js';

/** What the document of September 2026 has no more. */
const dropped: readonly string[] = [
  'GetCompiledFile',
  'GetVariantProbabilities',
  'GetVariantHistogram',
  'GetVariantShots',
];

/** An emulator whose every answer is held to the document. */
function documented(options: EmulatorOptions) {
  const emulator = testEmulator(options);
  const covered = new Set<string>();
  const found: string[] = [];
  async function ask(path: string, question: Question = {}): Promise<Answer> {
    const answer = await emulator.ask(path, question);
    const { method = 'GET' } = question;
    const operation = findOperation(method, path.split('?', 1)[0]!)?.operation;
    found.push(...answerDepartures(operation, { status: answer.status, text: JSON.stringify(answer.body) }));
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    if (answer.status >= 400) expect(answer.body.statusCode).toBe(answer.status);
    else if (operation !== undefined) covered.add(operation.id);
    return answer;
  }
  async function run(job: object): Promise<Json> {
    const { body } = await ask('/jobs', { method: 'POST', body: job });
    await emulator.settled();
    return (await ask(`/jobs/${body.id}`)).body;
  }
  return { ...emulator, ask, run, covered, found };
}

const gpi = { gate: 'gpi', target: 0, phase: 0.25 };

/** Jobs of every kind and end. */
const jobs: readonly object[] = [
  circuitJob(),
  circuitJob({ name: 'a', metadata: { shots: '100' }, noise: { model: 'aria-1', seed: 3 } }),
  circuitJob({ backend: 'qpu.forte-1', shots: 600, settings: { compilation: { opt: 1, precision: '1E-3' } } }),
  circuitJob({
    backend: 'qpu.forte-1',
    shots: 500,
    settings: { error_mitigation: { debiasing: true } },
  }),
  circuitJob({ backend: 'qpu.forte-enterprise-1', dry_run: true }),
  circuitJob({ backend: 'qpu.forte-enterprise-1', input: { gateset: 'native', qubits: 1, circuit: [gpi] } }),
  multiJob([bell, bell]),
  multiJob([bell, []]),
  circuitJob({ input: { gateset: 'qis', qubits: 2, circuit: [] } }),
  circuitJob({ input: { gateset: 'qis', qubits: 40, circuit: bell } }),
  {
    type: 'quantum-function',
    backend: 'simulator',
    input: {
      data: {
        type: 'hamiltonian-energy',
        data: {
          hamiltonian: [{ pauli_string: 'ZZ', coefficient: 1 }],
          ansatz: { data: 'OPENQASM 3.0; include "stdgates.inc"; qubit[2] q; h q[0]; cx q[0], q[1];' },
          cvar_alpha: null,
        },
      },
      params: [],
    },
  },
];

describe.each(profiles.flatMap((profile) => [false, true].map((strict) => ({ profile, strict }))))(
  'in the profile $profile, strict: $strict',
  ({ profile, strict }) => {
    it('every operation of the document, and the three beyond it, answer as the document says', async () => {
      const emulator = documented({ profile, strict });
      const { ask } = emulator;
      const all = [];
      for (const job of jobs) all.push(await emulator.run(job));
      const [, , , debiased, , , several] = all;

      await ask('/whoami');
      for (const { backend } of (await ask('/backends')).body) {
        await ask(`/backends/${backend}`);
        const { characterizations } = (await ask(`/backends/${backend}/characterizations?limit=2`)).body;
        for (const { id } of characterizations) await ask(`/backends/${backend}/characterizations/${id}`);
      }
      await ask('/jobs?limit=3');
      await ask('/jobs/estimate?backend=qpu.forte-1&qubits=2&shots=500&1q_gates=3&2q_gates=5&error_mitigation=true');
      for (const { id, status } of all) {
        expect(['completed', 'failed']).toContain(status);
        await ask(`/jobs/${id}/cost`);
        if (profile === '2026-05') {
          await ask(`/jobs/${id}/circuits/native`);
          await ask(`/jobs/${id}/circuits/qasm3`);
        }
        await ask(`/jobs/${id}/results/probabilities?sharpen=true`);
        await ask(`/jobs/${id}/results/shots`);
      }
      const { variants } = debiased.output.error_mitigation.debiasing;
      expect(variants.length).toBeGreaterThan(1);
      for (const kind of profile === '2026-05' ? ['probabilities', 'histogram', 'shots'] : []) {
        await ask(`/jobs/${debiased.id}/variants/${variants[0].variant_id}/results/${kind}`);
      }
      const { body: aggregated } = await ask(`/jobs/${several.id}/results/probabilities/aggregated`);
      expect(Object.keys(aggregated)).toEqual(several.child_job_ids);
      const artifact = profile === '2026-09' ? debiased.results['ionq.result.shots.json.v2'].id : undefined;
      await ask(`/jobs/${debiased.id}/artifacts/${artifact}`);

      const settings = { job_count_limit: 5, duration_limit_min: 10, cost_limit: { unit: 'usd', value: 100 } };
      const question = { method: 'POST', body: { backend: 'qpu.forte-1', settings } };
      const session = (await ask('/sessions', question)).body;
      await emulator.run(circuitJob({ backend: 'qpu.forte-1', session_id: session.id }));
      await ask(`/sessions/${session.id}`);
      await ask(`/sessions/${session.id}/jobs`);
      await ask('/sessions?active=true');
      await ask(`/sessions/${session.id}/end`, { method: 'POST' });
      const period = 'start_date=2026-01-01&end_date=2027-01-01';
      for (const by of ['job', 'project', 'user']) {
        await ask(`/organizations/${session.organization_id}/usage?${period}&group_by=${by}&modality=daily`);
      }

      const [first, second, third, ...rest] = all.map(({ id }) => id);
      await ask(`/jobs/${first}/status/cancel`, { method: 'PUT' });
      await ask(`/jobs/${first}`);
      await ask('/jobs/status/cancel', { method: 'PUT', body: { ids: [second, third] } });
      await ask(`/jobs/${first}`, { method: 'DELETE' });
      await ask('/jobs', { method: 'DELETE', body: { ids: rest } });

      const expected =
        profile === '2026-05'
          ? documentedOperationIds
          : [...documentedOperationIds.filter((id) => !dropped.includes(id)), ...furtherOperationIds];
      expect([...emulator.covered]).toEqual(expect.arrayContaining([...expected]));
      expect([...new Set(emulator.found)].sort()).toEqual(departures[profile].toSorted());
    });
  },
);

describe('an error', () => {
  const emulator = documented({ apiKey: 'the-only-key', hosts: ['localhost'], queueLimit: 3 });
  const authorization = 'apiKey the-only-key';
  const nobody = '00000000-0000-4000-8000-000000000000';
  const ask = (path: string, { headers, ...question }: Question = {}) =>
    emulator.ask(path, { ...question, headers: { authorization, ...headers } });
  const post = (body: unknown) => ask('/jobs', { method: 'POST', body });

  it('of a wrong job names its fields', async () => {
    const { status, body } = await post({ ...circuitJob(), shots: 0, metadata: { a: 1 } });
    expect([status, body.error, body.validation]).toEqual([
      400,
      'Bad Request Error',
      { keys: ['metadata.a', 'shots'], source: 'body' },
    ]);
    expect(body.message).toMatch(/"metadata\.a": .*"shots": /);
  });

  it('of a wrong query names its names', async () => {
    const { status, body } = await ask('/jobs?limit=none');
    expect([status, body.validation]).toEqual([400, { keys: ['limit'], source: 'query' }]);
    expect((await ask('/jobs/estimate?backend=qpu.nowhere')).body.validation.keys).toEqual(['backend']);
  });

  it.each<[string, Question & { readonly path: string }, number, string]>([
    ['without a key', { path: '/jobs', headers: { authorization: '' } }, 401, 'Unauthorized Error'],
    ['with another key', { path: '/jobs', headers: { authorization: 'apiKey another' } }, 401, 'Unauthorized Error'],
    [
      'with another scheme',
      { path: '/whoami', headers: { authorization: 'Bearer the-only-key' } },
      401,
      'Unauthorized Error',
    ],
    ['under another name', { path: '/backends', headers: { host: 'evil.example' } }, 403, 'Forbidden Error'],
    ['of a page elsewhere', { path: '/backends', headers: { origin: 'https://evil.example' } }, 403, 'Forbidden Error'],
    ['across sites', { path: '/backends', headers: { 'sec-fetch-site': 'cross-site' } }, 403, 'Forbidden Error'],
    ['for an unknown job', { path: `/jobs/${nobody}` }, 404, 'Not Found Error'],
    ['to cancel an unknown job', { path: `/jobs/${nobody}/status/cancel`, method: 'PUT' }, 404, 'Not Found Error'],
    ['to delete unknown jobs', { path: '/jobs', method: 'DELETE', body: { ids: [nobody] } }, 404, 'Not Found Error'],
    ['for an unknown session', { path: `/sessions/${nobody}` }, 404, 'Not Found Error'],
    ['for an unknown backend', { path: '/backends/qpu.nowhere' }, 404, 'Not Found Error'],
    ['for a path that is none', { path: '/calibrations/current' }, 404, 'Not Found Error'],
    ['outside of the version', { path: '//v0.3/jobs' }, 404, 'Not Found Error'],
    ['by another method', { path: '/jobs', method: 'PATCH' }, 404, 'Not Found Error'],
    ['to post where one reads', { path: '/backends', method: 'POST', body: {} }, 404, 'Not Found Error'],
    [
      'with an endless body',
      { path: '/jobs', method: 'POST', text: ' '.repeat(10 * 1024 * 1024 + 1) },
      413,
      'Payload Too Large Error',
    ],
    ['with no JSON', { path: '/jobs', method: 'POST', text: '{"type":' }, 400, 'Bad Request Error'],
    ['with nothing', { path: '/jobs', method: 'POST' }, 400, 'Bad Request Error'],
    ['to delete nothing', { path: '/jobs', method: 'DELETE', body: { ids: [] } }, 400, 'Bad Request Error'],
    [
      'to open a session nowhere',
      { path: '/sessions', method: 'POST', body: { backend: 'nowhere' } },
      400,
      'Bad Request Error',
    ],
    [
      'for a session that is not there',
      { path: '/jobs', method: 'POST', body: circuitJob({ session_id: nobody }) },
      400,
      'Bad Request Error',
    ],
  ])('%s is answered as documented', async (_, { path, ...question }, status, error) => {
    const answer = await ask(path, question);
    expect([answer.status, answer.body.error]).toEqual([status, error]);
  });

  it('of a queue that is full says when to come back, and lets in what fits', async () => {
    const { status, body, headers } = await post(multiJob([bell, bell, bell, bell]));
    expect([status, body.error, headers.get('retry-after')]).toEqual([429, 'Too Many Requests Error', '1']);
    expect((await post(multiJob([bell, bell, bell]))).status).toBe(201);
  });

  it('is never beyond the documented shape', () => {
    expect(emulator.found).toEqual([]);
  });
});
