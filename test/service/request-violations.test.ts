import { describe, expect, test } from 'vitest';
import { normalisations, publishedDocument } from './api-document.js';
import { EmulatedService, type OtherAnswers } from './emulated-service.js';
import { exampleAnswer, examples } from './example-answers.js';
import { documentedOperationIds, operationOf, operations } from './operations.js';
import { SERVICE_URL } from './received-request.js';
import { DocumentViolation } from './request-violations.js';
import { schemaViolations } from './schema-check.js';

const KEY = 'a-key-that-nobody-has';
const ID = '617a1f8b-59d4-435d-aa33-695433d7155e';
const authorization = `apiKey ${KEY}`;

const job = {
  type: 'ionq.circuit.v1',
  backend: 'simulator',
  shots: 100,
  metadata: { client_request_id: ID },
  input: { qubits: 2, gateset: 'qis', circuit: [{ gate: 'h', target: 0 }] },
};

/** A service that answers with the document's examples, or with a test's own. */
const exemplary = (answers: OtherAnswers = {}) => new EmulatedService({ answers: examples(answers) });

interface Sent {
  readonly path: string;
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** A request that the document allows, for each operation. */
const requests: Readonly<Record<(typeof documentedOperationIds)[number], Sent>> = {
  getWhoami: { path: '/whoami' },
  getBackends: { path: '/backends' },
  getBackend: { path: '/backends/simulator' },
  getCharacterizationsForBackend: { path: '/backends/qpu.forte-1/characterizations?limit=1&page=2' },
  getCharacterization: { path: `/backends/qpu.forte-1/characterizations/${ID}` },
  CreateJob: { path: '/jobs', method: 'POST', body: job },
  GetJobs: { path: `/jobs?limit=25&status=completed&ids=${ID}&ids=b` },
  DeleteJobs: { path: '/jobs', method: 'DELETE', body: { ids: [ID] } },
  GetJob: { path: `/jobs/${ID}` },
  DeleteJob: { path: `/jobs/${ID}`, method: 'DELETE' },
  GetJobCost: { path: `/jobs/${ID}/cost` },
  GetCompiledFile: { path: `/jobs/${ID}/circuits/qasm3` },
  CancelJob: { path: `/jobs/${ID}/status/cancel`, method: 'PUT' },
  CancelJobs: { path: '/jobs/status/cancel', method: 'PUT', body: { ids: [ID] } },
  EstimateJobCost: { path: '/jobs/estimate?backend=qpu.forte-1&2q_gates=5&error_mitigation=false' },
  GetJobProbabilities: { path: `/jobs/${ID}/results/probabilities?sharpen=true` },
  GetVariantProbabilities: { path: `/jobs/${ID}/variants/v/results/probabilities` },
  GetVariantHistogram: { path: `/jobs/${ID}/variants/v/results/histogram` },
  GetVariantShots: { path: `/jobs/${ID}/variants/v/results/shots` },
  CreateSession: { path: '/sessions', method: 'POST', body: { backend: 'qpu.forte-1' } },
  GetSessions: { path: '/sessions?active=true' },
  EndSession: { path: '/sessions/s/end', method: 'POST' },
  GetSession: { path: '/sessions/s' },
  GetSessionJobs: { path: '/sessions/s/jobs?limit=2' },
  'get-usages': {
    path: `/organizations/${ID}/usage?start_date=2026-01-01&end_date=2026-02-01&group_by=job&modality=daily`,
  },
};

function send({ path, method = 'GET', body, headers = { authorization } }: Sent, service = exemplary()) {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const init = { method, headers: { ...type, ...headers } };
  return service.fetch(`${SERVICE_URL}${path}`, body === undefined ? init : { ...init, body: JSON.stringify(body) });
}

async function violationsOf(sent: Sent): Promise<readonly string[]> {
  const error = await send(sent).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DocumentViolation);
  return (error as DocumentViolation).violations;
}

describe('the operations', () => {
  test("are the document's 25", () => {
    const paths = publishedDocument()['paths'] as Record<string, Record<string, { operationId?: string }>>;
    const ids = Object.values(paths).flatMap((path) => Object.values(path).flatMap(({ operationId }) => operationId));
    expect(documentedOperationIds.toSorted()).toEqual(ids.filter((id) => id !== undefined).sort());
    expect(ids).toHaveLength(25);
  });

  test.each(documentedOperationIds)('%s takes a request that the document allows, and answers', async (id) => {
    const service = exemplary();
    const answer = await send(requests[id], service);
    expect(answer.status).toBe(operationOf(id).status);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('x-request-id')).toBe('request-1');
    expect(await answer.json()).toEqual(exampleAnswer(id));
    expect(service.requests.map(({ method }) => method)).toEqual([requests[id].method ?? 'GET']);
  });

  test.each(documentedOperationIds)('the example of %s fits its schema', (id) => {
    const { answer } = operationOf(id);
    expect(answer).toBeDefined();
    expect(exampleAnswer(id)).toBeDefined();
    expect(schemaViolations(answer!, exampleAnswer(id))).toEqual([]);
  });

  test.each([
    [`/jobs/${ID}/results/probabilities/aggregated`, 'GetJobProbabilitiesAggregated'],
    [`/jobs/${ID}/results/shots`, 'GetJobShots'],
    [`/jobs/${ID}/artifacts/${ID}`, 'GetJobArtifact'],
  ] as const)('%s is answered beyond the document', async (path, id) => {
    expect(await (await send({ path })).json()).toEqual(exampleAnswer(id));
  });
});

describe('a request that the document does not allow', () => {
  const input = job.input;
  test.each<[string, Sent, string[]]>([
    [
      'an unknown field',
      { path: '/jobs', method: 'POST', body: { ...job, target: 'simulator' } },
      ['body: must NOT have additional properties: target'],
    ],
    [
      'a field of the wrong type',
      { path: '/jobs', method: 'POST', body: { ...job, shots: '100' } },
      ['body: /shots must be integer'],
    ],
    [
      'too many shots',
      { path: '/jobs', method: 'POST', body: { ...job, shots: 1e7 } },
      ['body: /shots must be <= 1000000'],
    ],
    [
      'a number as metadata',
      { path: '/jobs', method: 'POST', body: { ...job, metadata: { shots: 100 } } },
      ['body: /metadata/shots must be string'],
    ],
    [
      'a noise seed of null',
      { path: '/jobs', method: 'POST', body: { ...job, noise: { model: 'ideal', seed: null } } },
      ['body: /noise/seed must be integer'],
    ],
    [
      'an unknown type of job',
      { path: '/jobs', method: 'POST', body: { ...job, type: 'ionq.circuit.v9' } },
      ['body: value of tag "type" must be in oneOf'],
    ],
    [
      'an unknown field of a gate',
      {
        path: '/jobs',
        method: 'POST',
        body: { ...job, input: { ...input, circuit: [{ gate: 'rx', target: 0, theta: 1 }] } },
      },
      ['body: /input/circuit/0 must NOT have additional properties: theta'],
    ],
    [
      'half a qubit',
      {
        path: '/jobs',
        method: 'POST',
        body: { ...job, input: { ...input, circuit: [{ gate: 'x', targets: [0.5] }] } },
      },
      ['body: /input/circuit/0/targets/0 must be integer'],
    ],
    ['a missing body', { path: '/jobs', method: 'POST' }, ['body: is missing']],
    [
      'a body too many',
      { path: `/jobs/${ID}`, method: 'DELETE', body: {} },
      ['body: there is one, and the operation takes none'],
    ],
    [
      'a body of no declared type',
      { path: '/jobs', method: 'POST', body: job, headers: { authorization, 'content-type': 'text/plain' } },
      ['header: Content-Type is not application/json: text/plain'],
    ],
    ['a wrong method', { path: '/jobs', method: 'PUT', body: job }, ['method: /jobs takes GET, POST, DELETE, not PUT']],
    ['an unknown path', { path: '/calibrations' }, ['path: the service has no /calibrations']],
    ['a trailing slash', { path: '/jobs/' }, ['path: UUID is empty']],
    ['a missing key', { path: '/jobs', headers: {} }, ['header: Authorization is missing']],
    [
      'a missing key where the document forgot it',
      { path: '/whoami', headers: {} },
      ['header: Authorization is missing'],
    ],
    [
      'another scheme',
      { path: '/jobs', headers: { authorization: `Bearer ${KEY}` } },
      ['header: Authorization is not "apiKey" and a key'],
    ],
    ['the key in the address', { path: `/jobs?next=${KEY}` }, ['the key stands in the address or in the body']],
    ['an unknown query', { path: `/jobs/${ID}?sharpen=true` }, ['query: sharpen is unknown']],
    ['a query of the wrong type', { path: '/jobs?limit=ten' }, ['query: limit must be integer']],
    [
      'a boolean in capitals',
      { path: `/jobs/${ID}/results/probabilities?sharpen=True` },
      ['query: sharpen must be boolean'],
    ],
    ['a query twice', { path: '/jobs?limit=1&limit=2' }, ['query: limit must be integer']],
    ['a list with commas', { path: '/jobs?ids=a,b' }, ['query: ids stands once per item, without commas']],
    ['a missing query', { path: '/jobs/estimate?shots=1' }, ['query: backend is missing']],
    [
      'an unknown status',
      { path: '/jobs?status=queued' },
      [
        'query: status must be equal to one of the allowed values: submitted, ready, started, canceled, failed, completed',
      ],
    ],
    ['a page too large', { path: '/backends/qpu.forte-1/characterizations?limit=11' }, ['query: limit must be <= 10']],
    [
      'an id that is none',
      { path: '/backends/qpu.forte-1/characterizations/current' },
      ['path: UUID must match format "uuid"'],
    ],
  ])('%s is noticed', async (_, sent, violations) => {
    expect(await violationsOf(sent)).toEqual(violations);
  });

  test('all that is wrong is listed, and kept for clients that catch everything', async () => {
    const service = exemplary();
    await expect(send({ path: '/jobs?lim=1&status=x', headers: {} }, service)).rejects.toThrow(
      /lim is unknown[\s\S]*Authorization is missing/,
    );
    expect(service.violations.map(({ violations }) => violations.length)).toEqual([3]);
  });

  test('another host is noticed', async () => {
    const { fetch } = exemplary();
    await expect(fetch('https://elsewhere.example/v0.4/jobs', { headers: { authorization } })).rejects.toThrow(
      'https://elsewhere.example/v0.4/jobs is not below',
    );
  });

  test('a GET with a body is refused as by the real fetch', async () => {
    const { fetch } = exemplary();
    await expect(fetch(`${SERVICE_URL}/jobs`, { body: '{}', headers: { authorization } })).rejects.toThrow(TypeError);
  });
});

describe('jobs of every type', () => {
  const circuits = [
    { gateset: 'native', circuit: [{ gate: 'ms', targets: [0, 1], phases: [0, 0.25], angle: 0.25 }] },
    { circuit: [] },
  ];
  const energy = {
    hamiltonian: [{ pauli_string: 'ZZ', coefficient: 1 }],
    ansatz: { data: 'OPENQASM 3.0;' },
    cvar_alpha: null,
  };
  const rest = { backend: 'simulator' };
  test.each<[string, object]>([
    ['native', { ...job, input: { gateset: 'native', circuit: [{ gate: 'gpi', target: 0, phase: 0.5 }] } }],
    [
      'pauliexp',
      {
        ...job,
        input: {
          gateset: 'qis',
          circuit: [{ gate: 'pauliexp', targets: [0], terms: ['X'], coefficients: [1], time: 1 }],
        },
      },
    ],
    ['several circuits', { ...rest, type: 'ionq.multi-circuit.v1', input: { gateset: 'qis', circuits } }],
    [
      'an energy',
      {
        ...rest,
        type: 'quantum-function',
        input: { data: { type: 'hamiltonian-energy', data: energy }, params: [0.5] },
      },
    ],
    [
      'a graph',
      {
        ...rest,
        type: 'qctrl.qaoa.v1',
        input: { problem_type: 'maxcut', problem: {} },
        external_settings: { api_credentials: 'secret' },
      },
    ],
  ])('%s passes', async (_, body) => {
    expect((await send({ path: '/jobs', method: 'POST', body })).status).toBe(201);
  });
});

describe('what is kept of a request', () => {
  test('everything but the key', async () => {
    const service = exemplary();
    await send({ path: '/jobs?limit=5&ids=a&ids=b' }, service);
    await send({ path: '/jobs', method: 'POST', body: job }, service);
    expect(service.requests).toEqual([
      {
        method: 'GET',
        path: '/jobs',
        query: { limit: '5', ids: ['a', 'b'] },
        headers: { authorization: 'apiKey [key]' },
        body: undefined,
      },
      {
        method: 'POST',
        path: '/jobs',
        query: {},
        headers: { authorization: 'apiKey [key]', 'content-type': 'application/json' },
        body: job,
      },
    ]);
  });

  test('an answer of the test stands in for the example', async () => {
    const service = exemplary({
      GetJob: { status: 404, body: { statusCode: 404 }, headers: { 'x-request-id': 'mine' } },
    });
    const answer = await send({ path: `/jobs/${ID}` }, service);
    expect([answer.status, answer.headers.get('x-request-id'), await answer.json()]).toEqual([
      404,
      'mine',
      { statusCode: 404 },
    ]);
  });

  test('a signal that has ended ends the request with its reason', async () => {
    const service = exemplary();
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(service.fetch(`${SERVICE_URL}/backends`, { signal })).rejects.toThrow('enough');
    expect(service.requests).toEqual([]);
  });
});

test('every normalisation changes the document and has its reason', () => {
  for (const { what, reason, apply } of normalisations) {
    const document = publishedDocument() as Record<string, unknown>;
    apply(document);
    expect(JSON.stringify(document), what).not.toBe(JSON.stringify(publishedDocument()));
    expect(reason.length).toBeGreaterThan(30);
  }
});

test('specific paths stand before those with parameters', () => {
  const at = (template: string) => operations.findIndex((operation) => operation.template === template);
  expect(at('/jobs/estimate')).toBeLessThan(at('/jobs/{UUID}'));
  expect(at('/jobs/status/cancel')).toBeLessThan(at('/jobs/{UUID}/cost'));
});
