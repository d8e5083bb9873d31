import * as z from 'zod/mini';
import { IonloomError, type Issue } from '../../errors/index.js';
import { schemaIssues } from '../../formats/ionq/index.js';
import { requireDistinct } from './contents.js';
import type { StoreContents } from './store.js';

/** The last moment that a date can hold. */
const LAST_MOMENT = 8.64e15;

const count = z.int().check(z.gte(0));
const moment = z.number().check(z.gte(0), z.lte(LAST_MOMENT));
const amount = z.number().check(z.gte(0));
const text = z.string().check(z.minLength(1));
const anyObject = z.looseObject({});

const stats = z.strictObject({ qubits: count, circuits: count, oneQubitGates: count, twoQubitGates: count });
const failure = z.strictObject({ code: text, message: z.string() });
const weights = z.record(z.string().check(z.regex(/^\d+$/)), z.number());
const outcomes = z.array(z.string().check(z.regex(/^\d+$/)));
const wires = z.array(z.nullable(count));

const variant = z.strictObject({ id: text, qubitMap: z.array(count), shots: count, histogram: weights, outcomes });

const circuit = z.strictObject({
  stats,
  probabilities: weights,
  sharpened: z.nullable(weights),
  outcomes: z.nullable(outcomes),
  variants: z.array(variant),
  registers: z.record(z.string(), wires),
  compiled: z.string(),
});

const outcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('circuit'), circuit }),
  z.strictObject({
    kind: z.literal('energy'),
    energy: z.strictObject({ stats, value: z.number(), variance: z.number() }),
  }),
  z.strictObject({ kind: z.literal('dry-run'), stats, compiled: z.nullable(z.string()) }),
  z.strictObject({ kind: z.literal('failed'), failure }),
]);

const record = z.strictObject({
  id: text,
  number: z.int().check(z.gte(1)),
  type: text,
  backend: text,
  name: z.nullable(z.string()),
  metadata: z.nullable(z.record(z.string(), z.string())),
  shots: count,
  noise: z.nullable(z.strictObject({ model: text, seed: z.optional(count) })),
  settings: anyObject,
  dryRun: z.boolean(),
  variants: count,
  sessionId: z.nullable(text),
  parentId: z.nullable(text),
  childIds: z.nullable(z.array(text)),
  state: z.enum(['submitted', 'ready', 'started', 'completed', 'failed', 'canceled']),
  failure: z.nullable(failure),
  submittedAt: moment,
  readyAt: z.nullable(moment),
  startedAt: z.nullable(moment),
  completedAt: z.nullable(moment),
  predictedWaitMs: amount,
  predictedExecutionMs: amount,
  executionMs: z.nullable(amount),
  polls: count,
  stats: z.nullable(stats),
  estimatedCost: z.nullable(z.number()),
  cost: z.nullable(z.number()),
});

const session = z.strictObject({
  id: text,
  backend: text,
  createdAt: moment,
  startedAt: z.nullable(moment),
  endedAt: z.nullable(moment),
  limits: z.strictObject({
    job_count_limit: z.optional(count),
    duration_limit_min: z.optional(count),
    cost_limit: z.optional(z.strictObject({ unit: z.string(), value: z.number() })),
  }),
});

const contents = z.strictObject({
  jobs: z.array(z.strictObject({ record, input: z.nullable(z.string()), outcome: z.nullable(outcome) })),
  sessions: z.array(session),
});

/** After this many findings the rest is not worth listing. */
const MOST_FINDINGS = 20;

/**
 * Contents that come from elsewhere: nothing is taken that a store could not have held.
 *
 * @throws IonloomError with everything in which they are none, or in which two things have one name.
 */
export function readContents(value: unknown): StoreContents {
  const found: Issue[] = [];
  for (const each of schemaIssues(contents, value, [], 'the state')) if (found.push(each) === MOST_FINDINGS) break;
  if (found.length > 0) throw new IonloomError(found);
  requireDistinct(value as StoreContents);
  return value as StoreContents;
}
