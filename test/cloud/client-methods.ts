import type { CallOptions, IonQ } from '../../src/cloud/index.js';
import type { Profile } from '../../src/emulator/index.js';
import type { JobPayload } from '../../src/public/ionq.js';
import type { EmulatedService } from '../service/emulated-service.js';
import type { OperationId } from '../service/operations.js';
import { clientOf } from './client-of.js';

const circuit = [{ gate: 'h' as const, target: 0 }];

/** A job of one circuit, with shots one by one. */
export const oneCircuit: JobPayload = {
  type: 'ionq.circuit.v1',
  backend: 'qpu.forte-1',
  shots: 10,
  input: { qubits: 2, gateset: 'qis', circuit },
};

/** A job of two circuits. */
export const twoCircuits: JobPayload = {
  type: 'ionq.multi-circuit.v1',
  backend: 'simulator',
  input: { qubits: 2, gateset: 'qis', circuits: [{ circuit }, { circuit }] },
};

/** What there is at the service before a call. */
export interface Stock {
  /** A job that has completed, its artifact where the service has some, and one of its debiasing variants. */
  readonly done: string;
  readonly artifact: string | undefined;
  readonly variant: string;
  /** A completed job of several circuits. */
  readonly many: string;
  /** A job that waits, submitted with the token `stock`. */
  readonly waiting: string;
  readonly session: string;
  readonly characterization: string;
}

/** So many shots that errors are mitigated. */
const MITIGATED = 500;

/** What a service has after some use. */
export async function stockOf(service: EmulatedService): Promise<Stock> {
  const ionq = clientOf(service);
  const { clock } = service;
  const done = (await ionq.jobs.create({ ...oneCircuit, shots: MITIGATED }, { clientToken: false })).id;
  const many = (await ionq.jobs.create(twoCircuits, { clientToken: false })).id;
  await clock.advance(3000);
  const waiting = (await ionq.jobs.create(oneCircuit, { clientToken: 'stock' })).id;
  const session = (await ionq.sessions.create({ backend: 'qpu.forte-1' })).id;
  const { results, output } = (await ionq.jobs.get(done)) as unknown as {
    readonly results: Readonly<Record<string, { readonly id: string } | undefined>>;
    readonly output: { readonly error_mitigation: { readonly debiasing: { readonly variants: readonly Variant[] } } };
  };
  const characterization = (await ionq.backends.get('qpu.forte-1')).characterization_id!;
  return {
    done,
    many,
    waiting,
    session,
    characterization,
    artifact: results['ionq.result.shots.json.v1']?.id,
    variant: output.error_mitigation.debiasing.variants[0]!.variant_id,
  };
}

interface Variant {
  readonly variant_id: string;
}

/** One method of the client, called so that it succeeds where nothing goes wrong. */
export interface ClientMethod {
  /** As people call it; what stands behind a comma is how. */
  readonly name: string;
  /** The operation that it is about. */
  readonly operation: OperationId;
  /** The operation by which it is looked up what became of that. */
  readonly lookUp?: OperationId;
  /** The service that has the operation; May's unless given. */
  readonly profile?: Profile;
  readonly call: (ionq: IonQ, stock: Stock, options: CallOptions) => PromiseLike<unknown>;
}

const usage = { start_date: '2026-01-01', end_date: '2026-02-01', group_by: 'job', modality: 'daily' } as const;
const ORGANIZATION = '71d164e6-6ebe-4126-8839-f1529bb01a00';

/** Every method of the client. */
export const clientMethods: readonly ClientMethod[] = [
  {
    name: 'jobs.create',
    operation: 'CreateJob',
    lookUp: 'GetJobs',
    call: (ionq, _, o) => ionq.jobs.create(oneCircuit, o),
  },
  {
    name: 'jobs.create, clientToken: "mine"',
    operation: 'CreateJob',
    lookUp: 'GetJobs',
    call: (ionq, _, o) => ionq.jobs.create(oneCircuit, { ...o, clientToken: 'mine' }),
  },
  {
    name: 'jobs.create, clientToken: false',
    operation: 'CreateJob',
    call: (ionq, _, o) => ionq.jobs.create(oneCircuit, { ...o, clientToken: false }),
  },
  { name: 'jobs.get', operation: 'GetJob', call: (ionq, { done }, o) => ionq.jobs.get(done, o) },
  { name: 'jobs.list', operation: 'GetJobs', call: (ionq, _, o) => ionq.jobs.list({}, o).toArray() },
  { name: 'jobs.find', operation: 'GetJobs', call: (ionq, _, o) => ionq.jobs.find('stock', o) },
  { name: 'jobs.cancel', operation: 'CancelJob', call: (ionq, { waiting }, o) => ionq.jobs.cancel(waiting, o) },
  {
    name: 'jobs.cancelAll',
    operation: 'CancelJobs',
    call: (ionq, { waiting, many }, o) => ionq.jobs.cancelAll([waiting, many], o),
  },
  { name: 'jobs.delete', operation: 'DeleteJob', call: (ionq, { done }, o) => ionq.jobs.delete(done, o) },
  {
    name: 'jobs.deleteAll',
    operation: 'DeleteJobs',
    lookUp: 'GetJobs',
    call: (ionq, { done, many }, o) => ionq.jobs.deleteAll([done, many], o),
  },
  { name: 'jobs.cost', operation: 'GetJobCost', call: (ionq, { done }, o) => ionq.jobs.cost(done, o) },
  {
    name: 'jobs.estimate',
    operation: 'EstimateJobCost',
    call: (ionq, _, o) => ionq.jobs.estimate({ backend: 'qpu.forte-1', '2q_gates': 5 }, o),
  },
  {
    name: 'jobs.compiledCircuit',
    operation: 'GetCompiledFile',
    call: (ionq, { done }, o) => ionq.jobs.compiledCircuit(done, 'native', o),
  },
  {
    name: 'jobs.probabilities',
    operation: 'GetJobProbabilities',
    call: (ionq, { done }, o) => ionq.jobs.probabilities(done, {}, o),
  },
  {
    name: 'jobs.aggregated',
    operation: 'GetJobProbabilitiesAggregated',
    call: (ionq, { many }, o) => ionq.jobs.aggregated(many, {}, o),
  },
  { name: 'jobs.shots', operation: 'GetJobShots', call: (ionq, { done }, o) => ionq.jobs.shots(done, o) },
  {
    name: 'jobs.artifact',
    operation: 'GetJobArtifact',
    profile: '2026-09',
    call: (ionq, { done, artifact }, o) => ionq.jobs.artifact(done, artifact!, o),
  },
  {
    name: 'jobs.variants.probabilities',
    operation: 'GetVariantProbabilities',
    call: (ionq, { done, variant }, o) => ionq.jobs.variants.probabilities(done, variant, o),
  },
  {
    name: 'jobs.variants.histogram',
    operation: 'GetVariantHistogram',
    call: (ionq, { done, variant }, o) => ionq.jobs.variants.histogram(done, variant, o),
  },
  {
    name: 'jobs.variants.shots',
    operation: 'GetVariantShots',
    call: (ionq, { done, variant }, o) => ionq.jobs.variants.shots(done, variant, o),
  },
  {
    name: 'jobs.wait',
    operation: 'GetJob',
    call: (ionq, { done }, { timeout: _, ...o }) => ionq.jobs.wait(done, o),
  },
  { name: 'backends.list', operation: 'getBackends', call: (ionq, _, o) => ionq.backends.list(o) },
  { name: 'backends.get', operation: 'getBackend', call: (ionq, _, o) => ionq.backends.get('simulator', o) },
  {
    name: 'backends.characterizations',
    operation: 'getCharacterizationsForBackend',
    call: (ionq, _, o) => ionq.backends.characterizations('qpu.forte-1', {}, o).toArray(),
  },
  {
    name: 'backends.characterization',
    operation: 'getCharacterization',
    call: (ionq, { characterization }, o) => ionq.backends.characterization('qpu.forte-1', characterization, o),
  },
  {
    name: 'sessions.create',
    operation: 'CreateSession',
    call: (ionq, _, o) => ionq.sessions.create({ backend: 'qpu.forte-1' }, o),
  },
  { name: 'sessions.list', operation: 'GetSessions', call: (ionq, _, o) => ionq.sessions.list({}, o) },
  { name: 'sessions.get', operation: 'GetSession', call: (ionq, { session }, o) => ionq.sessions.get(session, o) },
  {
    name: 'sessions.end',
    operation: 'EndSession',
    lookUp: 'GetSession',
    call: (ionq, { session }, o) => ionq.sessions.end(session, o),
  },
  {
    name: 'sessions.jobs',
    operation: 'GetSessionJobs',
    call: (ionq, { session }, o) => ionq.sessions.jobs(session, {}, o).toArray(),
  },
  { name: 'whoami', operation: 'getWhoami', call: (ionq, _, o) => ionq.whoami(o) },
  { name: 'usage', operation: 'get-usages', call: (ionq, _, o) => ionq.usage(ORGANIZATION, usage, o) },
];

const RUNS = ['run', 'submit', 'sweep', 'handle', 'targetOf'];

/** The names of all methods that a client has, found by looking at it. */
export function methodNames(ionq: IonQ): readonly string[] {
  const faces = {
    '': ionq,
    'jobs.': ionq.jobs,
    'jobs.variants.': ionq.jobs.variants,
    'backends.': ionq.backends,
    'sessions.': ionq.sessions,
  };
  return Object.entries(faces).flatMap(([place, face]) =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(face))
      // Runs are made of these; their own tests have them.
      .filter((name) => !['constructor', 'toJSON', 'toString', 'submitted', ...RUNS].includes(name))
      .map((name) => `${place}${name}`),
  );
}
