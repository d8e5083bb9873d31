import { describe, expect, test } from 'vitest';
import {
  APIAnswerError,
  APIConnectionError,
  APITimeoutError,
  APIUserAbortError,
  type CallOptions,
  type ClientEvent,
  type IonQ,
  NotFoundError,
  type Page,
} from '../../src/cloud/index.js';
import { type Call, operations as clientOperations } from '../../src/cloud/transport/index.js';
import { decodeEstimate, type JobPayload } from '../../src/public/ionq.js';
import { connectionError, onAbort, untilAborted } from '../service/broken-connections.js';
import { EmulatedService, type OtherAnswers } from '../service/emulated-service.js';
import { exampleAnswer, examples } from '../service/example-answers.js';
import type { FaultRule } from '../service/faults.js';
import { documentedOperationIds, furtherOperationIds, type OperationId, operationOf } from '../service/operations.js';
import { type RecordedRequest, signalOf } from '../service/received-request.js';
import { VirtualClock } from '../service/virtual-clock.js';
import { clientOf } from './client-of.js';

const ID = '617a1f8b-59d4-435d-aa33-695433d7155e';
const OTHER = '617a1f8b-59d4-435d-aa33-695433d7155f';
const JOB = `/jobs/${ID}`;
const VARIANT = `${JOB}/variants/v-1/results`;

const payload: JobPayload = {
  type: 'ionq.circuit.v1',
  backend: 'simulator',
  shots: 100,
  metadata: { note: 'mine' },
  input: { qubits: 2, gateset: 'qis', circuit: [{ gate: 'h', target: 0 }] },
};
const tagged = { ...payload, metadata: { note: 'mine', client_request_id: 'token-1' } };
const usage = { start_date: '2026-01-01', end_date: '2026-02-01', group_by: 'job', modality: 'daily' } as const;
const settings = { duration_limit_min: 10 };

type Operation = keyof typeof clientOperations;

/** One operation: how it is called, what then goes over the wire, and what of the answer the call gives. */
interface Row {
  /** Its name in the client's table. */
  readonly name: Operation;
  readonly call: (ionq: IonQ, options?: CallOptions) => Call<unknown>;
  readonly sends: Partial<RecordedRequest>;
  /** The data of the call, made from the answer; the answer itself if left out. */
  readonly data?: (answer: never) => unknown;
}

/** Lists are fetched by the page. */
const page = { data: ({ jobs, next }: { jobs: unknown; next: string }) => ({ items: jobs, next: next || undefined }) };

const rows: Readonly<Record<OperationId, Row>> = {
  getWhoami: { name: 'whoami', call: (ionq, o) => ionq.whoami(o), sends: { path: '/whoami' } },
  'get-usages': {
    name: 'usage',
    call: (ionq, o) => ionq.usage(ID, usage, o),
    sends: { path: `/organizations/${ID}/usage`, query: usage },
  },
  getBackends: { name: 'listBackends', call: (ionq, o) => ionq.backends.list(o), sends: { path: '/backends' } },
  getBackend: {
    name: 'getBackend',
    call: (ionq, o) => ionq.backends.get('qpu.forte-1', o),
    sends: { path: '/backends/qpu.forte-1' },
  },
  getCharacterizationsForBackend: {
    name: 'listCharacterizations',
    call: (ionq, o) => ionq.backends.characterizations('qpu.forte-1', { limit: 2, page: 1 }, o).page(),
    sends: { path: '/backends/qpu.forte-1/characterizations', query: { limit: '2', page: '1' } },
    data: ({ characterizations }: { characterizations: unknown }) => ({ items: characterizations, next: undefined }),
  },
  getCharacterization: {
    name: 'getCharacterization',
    call: (ionq, o) => ionq.backends.characterization('qpu.forte-1', ID, o),
    sends: { path: `/backends/qpu.forte-1/characterizations/${ID}` },
  },
  CreateJob: {
    name: 'createJob',
    call: (ionq, o) => ionq.jobs.create(payload, o),
    sends: { path: '/jobs', body: tagged },
  },
  GetJobs: {
    name: 'listJobs',
    call: (ionq, o) => ionq.jobs.list({ ids: [ID, OTHER], status: 'completed', limit: 2 }, o).page('cursor'),
    sends: { path: '/jobs', query: { ids: [ID, OTHER], status: 'completed', limit: '2', next: 'cursor' } },
    ...page,
  },
  DeleteJobs: {
    name: 'deleteJobs',
    call: (ionq, o) => ionq.jobs.deleteAll([ID, OTHER], o),
    sends: { path: '/jobs', body: { ids: [ID, OTHER] } },
  },
  GetJob: { name: 'getJob', call: (ionq, o) => ionq.jobs.get(ID, o), sends: { path: JOB } },
  DeleteJob: { name: 'deleteJob', call: (ionq, o) => ionq.jobs.delete(ID, o), sends: { path: JOB } },
  GetJobCost: { name: 'getJobCost', call: (ionq, o) => ionq.jobs.cost(ID, o), sends: { path: `${JOB}/cost` } },
  GetCompiledFile: {
    name: 'getCompiledCircuit',
    call: (ionq, o) => ionq.jobs.compiledCircuit(ID, 'qasm3', o),
    sends: { path: `${JOB}/circuits/qasm3` },
  },
  CancelJob: {
    name: 'cancelJob',
    call: (ionq, o) => ionq.jobs.cancel(ID, o),
    sends: { path: `${JOB}/status/cancel` },
  },
  CancelJobs: {
    name: 'cancelJobs',
    call: (ionq, o) => ionq.jobs.cancelAll([ID, OTHER], o),
    sends: { path: '/jobs/status/cancel', body: { ids: [ID, OTHER] } },
  },
  EstimateJobCost: {
    name: 'estimateJob',
    call: (ionq, o) => ionq.jobs.estimate({ backend: 'qpu.forte-1', '2q_gates': 5, error_mitigation: false }, o),
    sends: { path: '/jobs/estimate', query: { backend: 'qpu.forte-1', '2q_gates': '5', error_mitigation: 'false' } },
    data: decodeEstimate,
  },
  GetJobProbabilities: {
    name: 'getProbabilities',
    call: (ionq, o) => ionq.jobs.probabilities(ID, { sharpen: true }, o),
    sends: { path: `${JOB}/results/probabilities`, query: { sharpen: 'true' } },
  },
  GetJobProbabilitiesAggregated: {
    name: 'getAggregated',
    call: (ionq, o) => ionq.jobs.aggregated(ID, { sharpen: false }, o),
    sends: { path: `${JOB}/results/probabilities/aggregated`, query: { sharpen: 'false' } },
  },
  GetJobShots: {
    name: 'getShots',
    call: (ionq, o) => ionq.jobs.shots(ID, o),
    sends: { path: `${JOB}/results/shots` },
  },
  GetJobArtifact: {
    name: 'getArtifact',
    call: (ionq, o) => ionq.jobs.artifact(ID, 'a/1', o),
    sends: { path: `${JOB}/artifacts/a%2F1` },
  },
  GetVariantProbabilities: {
    name: 'getVariantProbabilities',
    call: (ionq, o) => ionq.jobs.variants.probabilities(ID, 'v-1', o),
    sends: { path: `${VARIANT}/probabilities` },
  },
  GetVariantHistogram: {
    name: 'getVariantHistogram',
    call: (ionq, o) => ionq.jobs.variants.histogram(ID, 'v-1', o),
    sends: { path: `${VARIANT}/histogram` },
  },
  GetVariantShots: {
    name: 'getVariantShots',
    call: (ionq, o) => ionq.jobs.variants.shots(ID, 'v-1', o),
    sends: { path: `${VARIANT}/shots` },
  },
  CreateSession: {
    name: 'createSession',
    call: (ionq, o) => ionq.sessions.create({ backend: 'qpu.forte-1', settings }, o),
    sends: { path: '/sessions', body: { backend: 'qpu.forte-1', settings } },
  },
  GetSessions: {
    name: 'listSessions',
    call: (ionq, o) => ionq.sessions.list({ active: true }, o),
    sends: { path: '/sessions', query: { active: 'true' } },
    data: ({ sessions }: { sessions: unknown }) => sessions,
  },
  GetSession: { name: 'getSession', call: (ionq, o) => ionq.sessions.get(ID, o), sends: { path: `/sessions/${ID}` } },
  EndSession: {
    name: 'endSession',
    call: (ionq, o) => ionq.sessions.end(ID, o),
    sends: { path: `/sessions/${ID}/end` },
  },
  GetSessionJobs: {
    name: 'listSessionJobs',
    call: (ionq, o) => ionq.sessions.jobs(ID, { limit: 2 }, o).page() as Call<Page<unknown>>,
    sends: { path: `/sessions/${ID}/jobs`, query: { limit: '2' } },
    ...page,
  },
};

const table = Object.entries(rows) as [OperationId, Row][];
const dataOf = ({ data = (answer) => answer }: Row, answer: unknown) => data(answer as never);
const shapeOf = (path: string) => path.replaceAll(/\{\w+\}/g, '{}');

/** What the world may add to its answers tomorrow: fields nobody knows, and other words where it has words of its own. */
function tomorrow(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tomorrow);
  if (typeof value !== 'object' || value === null) return value;
  const words = /^(status|type|backend|unit|cost_unit|cost_model|group_type|modality|model)$/;
  const entries = Object.entries(value).map(([name, held]) =>
    typeof held === 'string' && words.test(name) ? [name, `${held}-of-tomorrow`] : [name, tomorrow(held)],
  );
  // Maps of numbers hold nothing but numbers.
  const isMap = Object.keys(value).every((name) => /^\d+q?$|^[0-9a-f]{8}-/.test(name));
  return Object.fromEntries(isMap ? entries : [...entries, ['new_field', { kept: [null, 'as it is'] }]]);
}

describe('the table', () => {
  test('has every operation of the document and the three beyond it, each once', () => {
    expect(Object.keys(rows).sort()).toEqual([...documentedOperationIds, ...furtherOperationIds].sort());
    expect(documentedOperationIds).toHaveLength(25);
    expect(table.map(([, { name }]) => name).sort()).toEqual(Object.keys(clientOperations).sort());
  });

  test.each(table)('%s is in the client as it is in the document', (id, { name }) => {
    const { method, path, needsKey } = clientOperations[name];
    const documented = operationOf(id);
    expect({ method, path: shapeOf(path), needsKey }).toEqual({
      method: documented.method,
      path: shapeOf(documented.template),
      needsKey: documented.needsKey,
    });
  });
});

/** A service that holds requests to the document, and answers with its examples. */
const exemplary = (answers: OtherAnswers = {}) => new EmulatedService({ answers: examples(answers) });

describe.each(table)('%s', (id, row) => {
  const { method, status, needsKey } = operationOf(id);
  const example = exampleAnswer(id);

  test.each([false, true])('goes and comes as the document has it, strict: %s', async (strict) => {
    const service = exemplary();
    const events: ClientEvent[] = [];
    const ionq = clientOf(service, { strict, onEvent: (event) => events.push(event) });
    const answered = await row.call(ionq).withResponse();
    expect(answered.data).toEqual(dataOf(row, example));
    expect([answered.status, answered.requestId, answered.headers.get('content-type')]).toEqual([
      status,
      'request-1',
      'application/json',
    ]);
    expect(service.violations).toEqual([]);
    expect(service.requests).toHaveLength(1);
    const { path, query, body } = service.requests[0]!;
    expect({ path, query, body }).toEqual({ query: {}, body: undefined, ...row.sends });
    expect(service.requests[0]).toMatchObject({ method, headers: { authorization: 'apiKey [key]' } });
    expect(events.map(({ type }) => type)).toEqual(['request', 'answer']);
  });

  test('gives its data to whoever awaits it', async () => {
    expect(await row.call(clientOf(exemplary()))).toEqual(dataOf(row, example));
  });

  test('keeps what nobody knows yet, even where the client is strict', async () => {
    const body = tomorrow(example);
    const service = exemplary({ [id]: { status, body } });
    expect(await row.call(clientOf(service, { strict: true }))).toEqual(dataOf(row, body));
  });

  test('asks for a key where the document does, before anything is sent', async () => {
    const service = exemplary();
    const call = row.call(clientOf(service, { apiKey: '' }));
    if (needsKey) {
      await expect(call).rejects.toMatchObject({ issues: [{ code: 'MissingApiKey' }] });
      expect(service.requests).toEqual([]);
    } else {
      expect(await call).toEqual(dataOf(row, example));
      expect(service.requests[0]?.headers).not.toHaveProperty('authorization');
      expect(service.violations).toEqual([]);
    }
  });

  test('takes a signal', async () => {
    const service = exemplary();
    const aborted = row.call(clientOf(service), { signal: AbortSignal.abort() });
    await expect(aborted).rejects.toThrow(APIUserAbortError);
    expect(service.requests).toEqual([]);

    const clock = new VirtualClock();
    const controller = new AbortController();
    clock.after(1500, () => controller.abort());
    const start = clock.now();
    const call = row.call(clientOf({ fetch: silence, clock }), { signal: controller.signal });
    await expect(clock.run(call)).rejects.toThrow(APIUserAbortError);
    expect(clock.now() - start).toBe(1500);
  });

  test('takes a timeout', async () => {
    const clock = new VirtualClock();
    const start = clock.now();
    const ended: number[] = [];
    const fetch = (input: string | URL | Request, init?: RequestInit) => {
      onAbort(signalOf(input, init), () => ended.push(clock.now() - start));
      return untilAborted(signalOf(input, init));
    };
    const call = row.call(clientOf({ fetch, clock }), { timeout: 1234, maxRetries: 0 });
    const error = await clock.run(call.catch((thrown: unknown) => thrown));
    expect(ended[0]).toBe(1234);
    // What may have been made is said to be uncertain; the time-out is then the cause.
    const isOnce = clientOperations[row.name].repeating === 'once';
    expect(isOnce ? (error as Error).cause : error).toBeInstanceOf(APITimeoutError);
  });

  test.each([0, 3])('takes maxRetries: %i', async (maxRetries) => {
    const clock = new VirtualClock();
    let attempts = 0;
    const fetch = async () => {
      attempts++;
      throw connectionError('refused');
    };
    const call = row.call(clientOf({ fetch, clock }), { maxRetries });
    await expect(clock.run(call)).rejects.toThrow(APIConnectionError);
    expect(attempts).toBe(maxRetries + 1);
  });

  test('takes headers', async () => {
    const service = exemplary();
    await row.call(clientOf(service, { headers: { 'x-trace': 'all', 'x-team': 'ions' } }), {
      headers: { 'X-Trace': 'this one' },
    });
    expect(service.requests[0]?.headers).toMatchObject({ 'x-trace': 'this one', 'x-team': 'ions' });
  });

  test('takes no option that is none', async () => {
    const service = exemplary();
    const call = row.call(clientOf(service), { retries: 1 } as CallOptions);
    await expect(call).rejects.toMatchObject({ issues: [{ code: 'UnknownOption', path: ['retries'] }] });
    expect(service.requests).toEqual([]);
  });
});

describe('a job that is deleted', () => {
  const deleting = (faults: readonly FaultRule[]) => {
    const service = new EmulatedService({ faults });
    return { service, ionq: clientOf(service) };
  };

  test('is deleted, where the answer was lost and the next request finds nothing', async () => {
    const { service, ionq } = deleting([{ fault: { kind: 'reset-after' }, operation: 'DeleteJob' }]);
    const { id } = await ionq.jobs.create(payload);
    expect(await service.clock.run(ionq.jobs.delete(id))).toEqual({ id, status: 'deleted' });
    expect(service.received.slice(1).map(([, outcome]) => outcome)).toEqual([
      'reset-after, processed 200',
      'answered 404',
    ]);
  });

  test.each<[string, readonly FaultRule[]]>([
    ['at the first request', []],
    ['after one that was never sent', [{ fault: { kind: 'refused' } }]],
    ['after one that was refused', [{ fault: { kind: 'status', status: 429 } }]],
  ])('is not found, where there was none %s', async (_, faults) => {
    const { service, ionq } = deleting(faults);
    await expect(service.clock.run(ionq.jobs.delete(ID))).rejects.toThrow(NotFoundError);
  });

  test('is deleted with others, where the answer was lost and none of them is listed any more', async () => {
    const { service, ionq } = deleting([{ fault: { kind: 'reset-after' }, operation: 'DeleteJobs' }]);
    const ids: string[] = [];
    for (let k = 0; k < 60; k++) ids.push((await ionq.jobs.create(payload)).id);
    expect(await service.clock.run(ionq.jobs.deleteAll(ids))).toEqual({ ids, status: 'deleted' });
    expect(service.received.slice(60)).toEqual([
      ['DeleteJobs', 'reset-after, processed 200'],
      ['DeleteJobs', 'answered 404'],
      ['GetJobs', 'answered 200'],
      ['GetJobs', 'answered 200'],
    ]);
    expect(service.violations).toEqual([]);
  });

  test('is not found, where one of several was never there and the others are still', async () => {
    const { service, ionq } = deleting([{ fault: { kind: 'reset-before' }, operation: 'DeleteJobs' }]);
    const { id } = await ionq.jobs.create(payload);
    await expect(service.clock.run(ionq.jobs.deleteAll([ID, id]))).rejects.toThrow(NotFoundError);
    expect(service.ids).toEqual([id]);
  });

  test('is not found, where nobody can tell or nothing was lost', async () => {
    for (const faults of [
      [
        { fault: { kind: 'reset-after' }, operation: 'DeleteJobs' },
        { fault: { kind: 'status', status: 401 }, operation: 'GetJobs' },
      ],
      [{ fault: { kind: 'refused' }, operation: 'DeleteJobs' }],
    ] as const satisfies readonly (readonly FaultRule[])[]) {
      const { service, ionq } = deleting(faults);
      const id = faults.length === 1 ? ID : (await ionq.jobs.create(payload)).id;
      await expect(service.clock.run(ionq.jobs.deleteAll([id, OTHER].slice(0, 1)))).rejects.toThrow(NotFoundError);
    }
  });
});

describe('a compiled circuit', () => {
  const answering = (text: string) => clientOf({ fetch: async () => new Response(text) }, { maxRetries: 0 });

  test.each([
    ['OPENQASM 3.0;\nqubit[2] q;', 'OPENQASM 3.0;\nqubit[2] q;'],
    ['"OPENQASM 3.0;"', 'OPENQASM 3.0;'],
    ['{"qubits":2}', '{"qubits":2}'],
  ])('is a text, or JSON: %j', async (text, circuit) => {
    expect(await answering(text).jobs.compiledCircuit(ID, 'qasm3')).toBe(circuit);
  });

  test.each(['<!DOCTYPE html><html>Please log in</html>', '"OPENQASM 3', '{"qubits":', '', ' '])(
    'is nothing that stands in its place: %j',
    async (text) => {
      await expect(answering(text).jobs.compiledCircuit(ID, 'qasm3')).rejects.toThrow(APIAnswerError);
    },
  );
});

test('a time-out longer than a timer waits is none that ends at once', async () => {
  const service = new EmulatedService({ latency: 1_000 });
  const ionq = clientOf(service, { timeout: Number.MAX_SAFE_INTEGER });
  expect(await service.clock.run(ionq.whoami())).toHaveProperty('key_id');
});

/** A service that never answers. */
const silence = (input: string | URL | Request, init?: RequestInit) => untilAborted(signalOf(input, init));
