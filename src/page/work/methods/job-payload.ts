import { circuitOf, type Issue, inOriginalQubits } from '../../../public/index.js';
import {
  circuitJob,
  DEFAULT_SHOTS,
  type JobNoiseModel,
  type JobOptions,
  type JobPayload,
  multiCircuitJob,
} from '../../../public/ionq.js';
import { transpileAsync } from '../../../public/transpile.js';
import { validate } from '../../../public/validate.js';
import { documentOf } from './document.js';
import type { Context } from './index.js';
import { targetNameOf } from './job-targets.js';
import { type JobObject, type JobWishes, type JobWords, jobIn, jsonOf, withWishes, wordsOf } from './job-wishes.js';

/** A job that could be submitted, or why there is none. */
export interface PreparedJob {
  /** What the form shows: what was wished, else what the text says. */
  readonly words: JobWords;
  /** Whether the text is a job itself, which goes as it is unless it is to be transpiled. */
  readonly isJob: boolean;
  /** As it is posted; undefined where the text holds no circuit. */
  readonly json: string | undefined;
  /** Whether the validator has nothing against submitting it. */
  readonly ok: boolean;
  readonly issues: readonly Issue[];
}

/** Shots of a job of which nobody says how many there are to be: enough to see what it does. */
const FIRST_SHOTS = 1000;

/** The job that the text becomes with what the form says otherwise, and what speaks against submitting it. */
export async function jobPayload(
  {
    text,
    values,
    wishes,
    transpile,
  }: {
    readonly text: string;
    /** For free parameters, by name. */
    readonly values: Readonly<Record<string, number>>;
    readonly wishes: JobWishes;
    /** Whether circuits are transpiled here, and not by the service. */
    readonly transpile: boolean;
  },
  { signal }: Pick<Context, 'signal'>,
): Promise<PreparedJob> {
  const job = jobIn(text);
  const isPosted = job !== undefined && 'type' in job;
  const words = wordsOf(isPosted ? job : undefined, wishes, isPosted ? DEFAULT_SHOTS : FIRST_SHOTS);
  const reading = documentOf(text);
  const isFree = reading.ok && reading.document.circuits.some(({ circuit }) => circuit.parameters.length > 0);
  if (isPosted && !transpile && !isFree) return checked(withWishes(job, wishes), words, true);
  if (!reading.ok) return { words, isJob: isPosted, json: undefined, ok: false, issues: reading.issues };
  const { circuits, multiple } = reading.document;
  const entries = [];
  for (const { name, circuit, stated } of circuits) {
    const whole = circuitOf(circuit.gateset, circuit.qubits, circuit.operations, circuit);
    const bound = circuit.parameters.length > 0 ? whole.bind(values) : (stated ?? circuit);
    const written = transpile ? await transpileAsync(inOriginalQubits(bound), targetNameOf(words), { signal }) : bound;
    entries.push({ name, circuit: written });
  }
  const options = optionsOf(words, isPosted ? job : undefined);
  const named = entries.map(({ name, circuit }) => (name === undefined ? circuit : { name, circuit }));
  const payload = multiple ? multiCircuitJob(named, options) : circuitJob(entries[0]!.circuit, options);
  return checked(payload, words, isPosted);
}

function checked(payload: JobPayload | JobObject, words: JobWords, isJob: boolean): PreparedJob {
  const { ok, issues } = validate(payload);
  return { words, isJob, json: jsonOf(payload), ok, issues };
}

/** What a job of circuits says beside them; of a job that was there also what a form has no field for. */
function optionsOf({ backend, shots, name, noise, seed, debiasing }: JobWords, job: JobObject | undefined): JobOptions {
  const metadata = job?.['metadata'] as Readonly<Record<string, string>> | undefined;
  const sessionId = job?.['session_id'] as string | undefined;
  const isNoisy = backend === 'simulator' && noise !== 'ideal';
  return {
    backend,
    shots,
    ...(name === '' ? {} : { name }),
    ...(isNoisy ? { noise: { model: noise as JobNoiseModel, ...(seed === undefined ? {} : { seed }) } } : {}),
    ...(debiasing === 'service' ? {} : { debiasing: debiasing === 'on' }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(sessionId === undefined ? {} : { sessionId }),
    // Enough to read the results by key with nothing but the job's id.
    readOut: 'complete',
  };
}
