import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Answer, type TestEmulator, testEmulator } from './test-emulator.js';

interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface Capture {
  readonly sdk: string;
  readonly requests: readonly RecordedRequest[];
}

/** What three clients of others sent, with `{id}` where the id of a job stood. */
const { captures }: { readonly captures: readonly Capture[] } = JSON.parse(
  readFileSync(new URL('../data/sdk-wire-capture.json', import.meta.url), 'utf8'),
);

/** What is known of the requests of one client. */
interface Known {
  /** Ways in which they stray from the document: what a strict emulator says, without those that say the same. */
  readonly strays: readonly string[];
  /** What a lenient one takes all the same, and how often. */
  readonly tolerated: Readonly<Record<string, number>>;
  /** Why jobs fail, which were recorded against a stand-in that ran nothing. */
  readonly failures: readonly string[];
  /** What there is not, therefore. */
  readonly without: readonly string[];
}

const known: Readonly<Record<string, Known>> = {
  'cirq-ionq': {
    strays: [
      'POST /v0.4/jobs: "lang": "lang" is a field of API v0.3 that v0.4 ignores (cirq-ionq sends it). "shots": "shots" is a number written as text (cirq-ionq sends it so)',
      'GET /v0.4/jobs: a GET request has no body',
    ],
    tolerated: {
      '"lang" is a field of API v0.3 that v0.4 ignores (cirq-ionq sends it)': 7,
      '"shots" is a number written as text (cirq-ionq sends it so)': 7,
      'a GET request has a body': 1,
      'the query has sharpen=True': 1,
      'the "phase" of a native "zz" is read as its "angle" (cirq-ionq sends it so)': 1,
    },
    failures: ['DebiasingError: debiasing needs at least 500 shots, and the job asks for 5'],
    without: ['GET /v0.4/jobs/{id}/results/probabilities'],
  },
  'pennylane-ionq': {
    strays: ['GET /v0.4/jobs/{id}?sharpen=True: "sharpen" is not allowed'],
    tolerated: { 'the query has sharpen': 1 },
    failures: ['UnsupportedGate: gate 2 is ms, and qpu.forte-1 entangles by zz'],
    without: ['GET /v0.4/jobs/{id}/results/probabilities?sharpen=True'],
  },
  'qiskit-ionq': {
    strays: [
      'POST /v0.4/jobs: "noise.seed": "noise.seed" is null where the document wants a whole number (qiskit-ionq sends it so)',
      'POST /v0.4/jobs: "foo": there is no field "foo" in the payload',
      'GET /v0.4/jobs/estimate?type=ionq.circuit.v1&backend=qpu.forte-1&1q_gates=1&2q_gates=1&qubits=2&shots=100&error_mitigation=false&session=false: "session": there is no field "session" in the query',
    ],
    tolerated: {
      '"noise.seed" is null where the document wants a whole number (qiskit-ionq sends it so)': 4,
      'the field foo is left out': 1,
      'the query has session': 1,
    },
    failures: [],
    without: [],
  },
};

/** What the service has not, and never had: every client has to live with its absence. */
const missing: ReadonlySet<string> = new Set(['/v0.4/jobs/nope', '/v0.4/calibrations/current']);

/** Where a job stands that a strict emulator did not take. */
const NEVER_SUBMITTED = '00000000-0000-4000-8000-000000000000';

/** Sends the requests of one client in their order, each about the job that was submitted last. */
async function replay({ requests }: Capture, emulator: TestEmulator): Promise<readonly [string, Answer][]> {
  let id = NEVER_SUBMITTED;
  const answers: [string, Answer][] = [];
  for (const { method, path, headers, body } of requests) {
    const answer = await emulator.ask(`/${path.replace('{id}', id)}`, {
      method,
      headers: { ...headers, authorization: headers['authorization']!.replace('{key}', 'a-key') },
      ...(body === undefined ? {} : { body }),
    });
    await emulator.settled();
    if (method === 'POST') id = answer.body.id ?? NEVER_SUBMITTED;
    answers.push([`${method} ${path}`, answer]);
  }
  return answers;
}

const named = captures.map((capture) => [capture.sdk.split(' ')[0]!, capture] as const);

it('are 41 requests of three clients', () => {
  expect(named.map(([name]) => name)).toEqual(Object.keys(known));
  expect(captures.flatMap(({ requests }) => requests)).toHaveLength(41);
});

describe.each(named)('%s', (name, capture) => {
  const { strays, tolerated, failures, without } = known[name]!;

  it('is taken as it is by a lenient emulator', async () => {
    const emulator = testEmulator();
    for (const [request, { status, body }] of await replay(capture, emulator)) {
      const [method, path] = request.split(' ');
      const isMissing = missing.has(path!) || (status === 404 && without.includes(request));
      const expected = isMissing ? 404 : method === 'POST' ? 201 : 200;
      expect([request, status]).toEqual([request, expected]);
      if (isMissing) expect(body).toMatchObject({ statusCode: 404, error: 'Not Found Error' });
    }
  });

  it('has everything run that it submits, but for what is canceled or no machine runs', async () => {
    const emulator = testEmulator();
    await replay(capture, emulator);
    const { jobs } = (await emulator.ask('/jobs?limit=100')).body;
    const ended = jobs.filter(({ status }: { status: string }) => status === 'failed' || status === 'completed');
    expect(ended.length).toBeGreaterThan(3);
    const reasons = ended.flatMap(({ failure }: { failure: { code: string; message: string } | null }) =>
      failure === null ? [] : [`${failure.code}: ${failure.message}`],
    );
    expect(reasons).toEqual(failures);
    for (const { status } of jobs) expect(['completed', 'failed', 'canceled']).toContain(status);
  });

  it('strays from the document in these ways, and no others', async () => {
    const emulator = testEmulator({ strict: true });
    const found = (await replay(capture, emulator))
      .filter(([request, { status }]) => status >= 400 && !missing.has(request.split(' ')[1]!))
      // What follows a job that was not taken, or failed, is no stray of its own.
      .filter(([, { status }]) => status !== 404)
      .map(([request, { body }]) => `${request}: ${body.message}`);
    expect([...new Set(found)]).toEqual(strays);
  });

  it('is tolerated in these ways, which the log of the emulator counts', async () => {
    const emulator = testEmulator();
    await replay(capture, emulator);
    expect((await emulator.ask('//_emulator/requests')).body.tolerated).toEqual(tolerated);
  });
});
