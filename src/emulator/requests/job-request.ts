import type { Issue } from '../../errors/index.js';
import {
  gateOddities,
  isObject,
  type JobPayload,
  type JsonPath,
  jobFrame,
  MAXIMUM_CIRCUITS,
  MAXIMUM_GATES,
  METADATA_LIMITS,
  member,
  payloadIssues,
  preparePayload,
  schemaIssues,
} from '../../formats/ionq/index.js';
import { openBackends } from '../backends.js';
import type { Settings } from '../options.js';
import { badRequest } from './service-error.js';
import { withoutUnknown } from './unknown-fields.js';

/** What a job is held to: the document of a profile, to the letter or as the cloud does. */
export type Rules = Pick<Settings, 'strict' | 'profile'>;

/** A job that was accepted, in the form of the API document. */
export interface AcceptedJob {
  readonly payload: JobPayload;
  /** What the document does not provide for and was taken all the same. */
  readonly tolerated: readonly string[];
}

/**
 * A posted job as it is taken. Only its shape is judged here: what is wrong with its gates or its width makes a job that
 * fails, as at the service. A lenient reader leaves out what the document does not know, a strict one refuses it.
 *
 * @throws ServiceError 400 with the fields that are wrong.
 */
export function acceptedJob(body: unknown, { strict: isStrict, profile }: Rules): AcceptedJob {
  const { payload: prepared, issues } = preparePayload(body);
  const tolerated = issues.filter(({ code }) => code === 'ToleratedField');
  const wrong = issues.filter((found) => !tolerated.includes(found) && found.severity === 'error');
  const { strays, unclear } = gateOddities(prepared);
  if (isStrict) {
    refuse([...tolerated, ...wrong, ...errorsIn(payloadIssues(prepared)), ...strays]);
    requireMetadata(prepared as JobPayload);
  }
  refuse(wrong);
  const { value: payload, left } = isStrict
    ? { value: prepared, left: [] }
    : withoutUnknown(jobFrame, prepared, (path) => isNullMetadata(prepared, path));
  refuse(errorsIn(schemaIssues(jobFrame, payload)));
  const job = payload as JobPayload;
  requireKnownBackend(job, profile);
  requireSize(job);
  const noted = [...tolerated, ...strays, ...unclear].map(({ message }) => message);
  return { payload: withoutCredentials(job), tolerated: [...noted, ...left] };
}

/** Clients that have none to give send null. */
function isNullMetadata(payload: unknown, path: JsonPath): boolean {
  return path.length === 1 && path[0] === 'metadata' && isObject(payload) && payload['metadata'] === null;
}

/** Nothing reads the key of an account at Q-CTRL here, so that it is not kept either. */
function withoutCredentials(job: JobPayload): JobPayload {
  if (job.type !== 'qctrl.qaoa.v1') return job;
  return { ...job, external_settings: { ...job.external_settings, api_credentials: '[hidden]' } };
}

function errorsIn(issues: Iterable<Issue>): readonly Issue[] {
  return [...issues].filter(({ severity }) => severity === 'error');
}

function refuse(issues: readonly Issue[]): void {
  const [first] = issues;
  if (first === undefined) return;
  const keys = [...new Set(issues.map(({ path = [] }) => path.join('.')))].filter((key) => key !== '');
  throw badRequest(
    issues.map(({ path = [], message }) => `"${path.join('.') || 'value'}": ${message}`).join('. '),
    keys,
  );
}

function requireKnownBackend({ backend }: JobPayload, profile: Settings['profile']): void {
  const known = openBackends(profile);
  if (known.includes(backend)) return;
  throw badRequest(`"backend" must be one of [${known.join(', ')}]`, ['backend']);
}

/** Limits that the document states in words; clients that are widespread send more, and are served. */
function requireMetadata({ metadata }: JobPayload): void {
  const entries = Object.entries(metadata ?? {});
  const { keys, keyLength, valueLength } = METADATA_LIMITS;
  if (entries.length > keys) throw badRequest(`"metadata" must have at most ${keys} keys`, ['metadata']);
  for (const [key, value] of entries) {
    if (key.length <= keyLength && value.length <= valueLength) continue;
    throw badRequest(`"metadata.${key}" is too long`, [`metadata.${key}`]);
  }
}

function requireSize({ type, input }: JobPayload): void {
  if (type !== 'ionq.multi-circuit.v1') return;
  const { circuits } = input;
  if (circuits.length > MAXIMUM_CIRCUITS) {
    throw badRequest(`"input.circuits" must contain less than or equal to ${MAXIMUM_CIRCUITS} items`, [
      'input.circuits',
    ]);
  }
  // What stands there was not looked at: it need not be circuits.
  const gates = circuits
    .map((entry) => member(entry, 'circuit'))
    .reduce<number>((sum, circuit) => sum + (Array.isArray(circuit) ? circuit.length : 0), 0);
  if (gates > MAXIMUM_GATES) {
    throw badRequest(`"input.circuits" must contain at most ${MAXIMUM_GATES} gates in all`, ['input.circuits']);
  }
}
