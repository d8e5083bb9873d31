import fc from 'fast-check';
import { expect, it } from 'vitest';
import { profiles } from '../../src/emulator/index.js';
import { SEED } from '../simulate/circuit-arbitrary.js';
import { bell, circuitJob, KEY, multiJob, ORIGIN, testEmulator } from './test-emulator.js';

/** How many lists of requests are sent, and how many requests each has. */
const LISTS = Number(process.env['FUZZ_LISTS'] ?? 40);
const REQUESTS = 50;

/** Values that nobody expects. */
const nasty = fc.oneof(
  fc.constantFrom<unknown[]>(
    ...[
      null,
      true,
      false,
      0,
      -1,
      0.5,
      1e308,
      2 ** 53,
      -0,
      '',
      '0',
      'None',
      '\u0000',
      '\ud800',
      '__proto__',
      'constructor',
    ],
    ...[
      'toString',
      'x'.repeat(5_000),
      [],
      {},
      [[]],
      [null],
      { a: null },
      { length: 3 },
      { toString: 1 },
      'simulator',
      'qpu.forte-1',
    ],
    JSON.parse('['.repeat(300) + ']'.repeat(300)),
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

const gates = fc.array(
  fc.record(
    {
      gate: fc.oneof(fc.constantFrom('h', 'cnot', 'rx', 'zz', 'ms', 'gpi', 'swap', 'pauliexp', 'nop'), fc.string()),
      target: fc.oneof(fc.integer({ min: -1, max: 40 }), nasty),
      targets: fc.oneof(fc.array(fc.integer({ min: -1, max: 5 }), { maxLength: 4 }), nasty),
      control: fc.integer({ min: -1, max: 5 }),
      controls: fc.oneof(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 12 }), nasty),
      rotation: fc.oneof(fc.double(), nasty),
      phase: fc.oneof(fc.double(), nasty),
      phases: fc.array(fc.double(), { maxLength: 3 }),
      angle: fc.double(),
    },
    { requiredKeys: ['gate'] },
  ),
  { maxLength: 6 },
);

const energy = {
  type: 'quantum-function',
  backend: 'simulator',
  input: {
    data: {
      type: 'hamiltonian-energy',
      data: {
        hamiltonian: [{ pauli_string: 'ZZ', coefficient: 1 }],
        ansatz: { data: 'OPENQASM 3.0; include "stdgates.inc"; input float a; qubit[2] q; rx(a) q[0];' },
        cvar_alpha: null,
      },
    },
    params: [0.5],
  },
};

/** Bodies that are taken as they are. */
const good: readonly object[] = [
  circuitJob(),
  circuitJob({ backend: 'qpu.forte-1', shots: 600, metadata: { a: 'b' }, name: 'n', dry_run: true, session_id: 'x' }),
  circuitJob({
    noise: { model: 'aria-1', seed: 3 },
    settings: { error_mitigation: { debiasing: true }, compilation: { opt: 2 } },
  }),
  multiJob([bell, bell]),
  { type: 'ionq.qasm3.v1', backend: 'simulator', shots: 5, input: { data: 'OPENQASM 3.0; qubit q; x q;', qubits: 1 } },
  energy,
  {
    type: 'qctrl.qaoa.v1',
    backend: 'simulator',
    input: { problem_type: 'maxcut', problem: {} },
    external_settings: { api_credentials: 'a-credential' },
  },
  {
    backend: 'qpu.forte-1',
    settings: { job_count_limit: 1, duration_limit_min: 1, cost_limit: { unit: 'usd', value: 1 } },
  },
  { ids: ['nope'] },
  { limit: 3 },
  { jobs: [], sessions: [] },
];

/** Every place inside of a value. */
function placesIn(value: unknown, place: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [place];
  return [place, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...place, name]))];
}

function changed(value: unknown, [step, ...rest]: readonly string[], to: unknown): unknown {
  if (step === undefined) return to;
  const members = new Map(Object.entries(value ?? {}));
  const inner = changed(members.get(step), rest, to);
  if (inner === undefined) members.delete(step);
  else members.set(step, inner);
  // Not by assignment, which takes "__proto__" for something else.
  return Array.isArray(value) ? [...members.values()] : Object.fromEntries(members);
}

/** A body that is nearly good: some places have other values, are gone, or are new. */
const mutated = fc
  .tuple(
    fc.constantFrom(...good),
    fc.array(fc.tuple(fc.nat(), fc.oneof(nasty, gates, fc.constant(undefined)), fc.option(fc.string())), {
      maxLength: 3,
    }),
  )
  .map(([body, changes]) =>
    changes.reduce<unknown>((current, [where, to, more]) => {
      const places = placesIn(current);
      const place = places[where % places.length]!;
      return changed(current, more === null ? place : [...place.slice(0, -1), more], to);
    }, body),
  );

const bodies = fc.oneof(
  { weight: 1, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  { weight: 1, arbitrary: fc.string().map((text) => text as string | undefined) },
  { weight: 1, arbitrary: nasty.map((value) => JSON.stringify(value)) },
  { weight: 6, arbitrary: mutated.map((value) => JSON.stringify(value)) },
);

const id = fc.oneof(
  { weight: 5, arbitrary: fc.nat(30) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'nope',
      '%zz',
      '%00',
      '..%2f..',
      '%2e%2e',
      'x'.repeat(3_000),
      '__proto__',
      'a b',
      '\u00e9',
    ),
  },
);

/** Paths with a place for an id. */
const paths = fc.constantFrom(
  ...['/whoami', '/backends', '/backends/qpu.forte-1', '/backends/*', '/backends/qpu.forte-1/characterizations'],
  ...['/backends/*/characterizations', '/backends/qpu.forte-1/characterizations/*', '/jobs', '/jobs', '/jobs', '/jobs'],
  ...['/jobs/*', '/jobs/*/cost', '/jobs/*/circuits/native', '/jobs/*/circuits/qasm3', '/jobs/*/circuits/*'],
  ...['/jobs/*/status/cancel', '/jobs/status/cancel', '/jobs/estimate', '/jobs/*/results/probabilities'],
  ...['/jobs/*/results/probabilities/aggregated', '/jobs/*/results/shots', '/jobs/*/artifacts/*'],
  ...['/jobs/*/variants/*/results/probabilities', '/jobs/*/variants/*/results/histogram', '/sessions', '/sessions/*'],
  ...['/sessions/*/end', '/sessions/*/jobs', '/organizations/*/usage', '/*', '//_emulator/state', '//_emulator/health'],
  ...['//_emulator/requests', '//', '//*', '//v0.4'],
);

const names = fc.constantFrom(
  ...[
    'limit',
    'next',
    'page',
    'ids',
    'status',
    'target',
    'session_id',
    'parent_job_id',
    'submitter_id',
    'backend',
    'shots',
  ],
  ...['qubits', '1q_gates', '2q_gates', 'error_mitigation', 'type', 'sharpen', 'aggregation', 'active', 'start', 'end'],
  ...['start_date', 'end_date', 'group_by', 'modality', '__proto__', 'constructor', 'hasOwnProperty', 'toString', 'x'],
);
const values = fc.oneof(
  fc.constantFrom('1', '0', '-1', '1e9', '99999999999999999999', 'true', 'True', 'queued', 'completed', 'simulator'),
  fc.constantFrom(
    'qpu.forte-1',
    'qpu.aria-1',
    'ionq.circuit.v1',
    '2026-01-01',
    '2026-02-30',
    'job',
    'daily',
    'weekly',
    '%',
    '',
  ),
  fc.string(),
);
const queries = fc.array(fc.tuple(names, values), { maxLength: 4 });

const request = fc.record({
  method: fc.constantFrom(
    'GET',
    'GET',
    'GET',
    'POST',
    'POST',
    'POST',
    'POST',
    'PUT',
    'DELETE',
    'PATCH',
    'HEAD',
    'OPTIONS',
  ),
  path: paths,
  ids: fc.tuple(id, id),
  query: queries,
  body: bodies,
});

/** A job that is nearly good, where jobs belong. */
const submission = mutated.map((job) => ({
  ...{ method: 'POST', path: '/jobs', ids: [0, 0] as [number, number], query: [] },
  body: JSON.stringify(job),
}));

const requests = fc.array(fc.oneof({ weight: 1, arbitrary: submission }, { weight: 2, arbitrary: request }), {
  minLength: REQUESTS,
  maxLength: REQUESTS,
});

const options = fc.record({
  profile: fc.constantFrom(...profiles),
  strict: fc.boolean(),
  quirks: fc.boolean(),
  noise: fc.constantFrom<('machine' | 'ideal')[]>('machine', 'ideal'),
});

it('whatever is asked, the emulator answers with 2xx or 4xx and JSON', { timeout: 36_000_000 }, async () => {
  let asked = 0;
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(options, requests, async (how, list) => {
      const { emulator, settled } = testEmulator({ ...how, memoryLimit: 2 ** 16, timeLimit: 20 });
      /** Ids of everything that there is, to be asked for. */
      const known: string[] = [];
      for (const { method, path, ids, query, body } of list) {
        const [first, second] = ids.map((each) => (typeof each === 'string' ? each : (known.at(-1 - each) ?? 'none')));
        const place = path.replace('*', first!).replace('*', second!);
        const search = query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
        const url = `${ORIGIN}${place.startsWith('//') ? place.slice(1) : `/v0.4${place}`}?${search}`;
        const headers = { authorization: `apiKey ${KEY}` };
        const hasBody = body !== undefined && method !== 'GET' && method !== 'HEAD';
        const sent = new Request(url, { method, headers, ...(hasBody ? { body: body as string } : {}) });
        const beside = method === 'GET' && typeof body === 'string' ? { body } : {};
        const response = await emulator.fetch(sent, beside);
        const text = await response.text();
        const what = `${method} ${url}\n${typeof body === 'string' ? body : ''}\n${text}`.slice(0, 2_000);
        seen.set(response.status, (seen.get(response.status) ?? 0) + 1);
        expect(response.status, what).toBeLessThan(500);
        expect(Math.floor(response.status / 100) === 2 || response.status >= 400, what).toBe(true);
        if (method !== 'HEAD') {
          const answer = JSON.parse(text);
          if (response.status >= 400) expect(answer, what).toMatchObject({ statusCode: response.status });
          if (response.status === 201) {
            await settled();
            known.push(answer.id);
          }
        }
        asked++;
      }
      // Nothing hangs: every job that was taken has ended, and can be looked at in every way.
      await settled();
      const all = new Request(`${ORIGIN}/_emulator/state`);
      const { jobs } = JSON.parse(await (await emulator.fetch(all)).text());
      for (const { record } of jobs) {
        expect(['completed', 'failed', 'canceled'], JSON.stringify(record)).toContain(record.state);
        expect(record.failure?.code, JSON.stringify(record)).not.toBe('InternalError');
        for (const kind of [
          '',
          '/cost',
          '/results/probabilities',
          '/results/probabilities/aggregated',
          '/circuits/qasm3',
        ]) {
          const headers = { authorization: `apiKey ${KEY}` };
          const response = await emulator.fetch(new Request(`${ORIGIN}/v0.4/jobs/${record.id}${kind}`, { headers }));
          expect(response.status, `${kind} of ${JSON.stringify(record)}`).toBeLessThan(500);
        }
      }
    }),
    { seed: SEED, numRuns: LISTS },
  );
  expect(asked).toBeGreaterThanOrEqual(LISTS * REQUESTS);
  // The requests are not so wild that nothing is ever taken.
  for (const status of [200, 201, 400, 404]) expect(seen.get(status), `${status}`).toBeGreaterThan(LISTS);
});
