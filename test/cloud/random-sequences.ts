import fc from 'fast-check';
import type { Fault, FaultRule } from '../service/faults.js';
import { documentedOperationIds } from '../service/operations.js';
import { clientMethods } from './client-methods.js';

const processed = fc.boolean();
const body = fc.constantFrom('json', 'html', 'empty');
const retryAfter = fc.oneof(
  fc.record({ seconds: fc.constantFrom(0, 2, 40, 299, 301) }),
  fc.record({ dateIn: fc.constantFrom(-5, 3, 20) }),
  fc.constantFrom('soon', '-1', 'NaN', '1e9'),
);
const kind = <const Kinds extends readonly Fault['kind'][]>(...kinds: Kinds) => fc.constantFrom(...kinds);
const needed = { requiredKeys: ['kind', 'status', 'body'] as ('kind' | 'status' | 'body')[] };

/** What goes wrong with a request, the usual more often. A service that answers 4xx has not taken it, but for 408. */
const faultsByWeight: readonly (readonly [weight: number, faults: fc.Arbitrary<unknown>])[] = [
  [20, fc.record({ kind: kind('refused', 'dns', 'tls', 'connect-timeout') })],
  [40, fc.record({ kind: kind('reset-before', 'reset-after'), as: fc.constantFrom('reset', 'closed', 'browser') })],
  [
    25,
    fc.record({
      kind: kind('late'),
      after: fc.constantFrom(1, 700, 2_500, 9_000, 14_000, 20_000, 100_000),
      seen: fc.constantFrom('reset', 'timeout'),
    }),
  ],
  [20, fc.record({ kind: kind('timeout'), processed })],
  [
    30,
    fc.record(
      {
        kind: kind('status'),
        status: fc.constantFrom(408, 500, 501, 502, 503, 504, 507, 520, 529),
        body,
        retryAfter,
        processed,
      },
      needed,
    ),
  ],
  [
    30,
    fc.record(
      {
        kind: kind('status'),
        status: fc.constantFrom(400, 401, 403, 404, 409, 413, 418, 425, 429, 429, 429),
        body,
        retryAfter,
      },
      needed,
    ),
  ],
  [15, fc.record({ kind: kind('truncated', 'broken-body', 'slow-body') })],
  [5, fc.record({ kind: kind('slow-body'), resumesAfter: fc.constantFrom(1_000, 30_000) })],
  [10, fc.record({ kind: kind('html', 'garbage'), processed })],
  [10, fc.record({ kind: kind('redirect'), opaque: fc.boolean() })],
  // Of an error little is read, of an answer 20 MB before it is given up.
  [1, fc.record({ kind: kind('huge'), processed, status: fc.constantFrom(200, 500, 500, 500, 500) })],
  [10, fc.record({ kind: kind('none') })],
];

const fault = fc.oneof(...faultsByWeight.map(([weight, arbitrary]) => ({ weight, arbitrary }))) as fc.Arbitrary<Fault>;

/** A fault, and which requests it befalls: submissions and what follows them more often than others. */
export const rule: fc.Arbitrary<FaultRule> = fc.record(
  {
    fault,
    operation: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('CreateJob', 'GetJobs', 'CancelJob', 'GetJob') },
      { weight: 1, arbitrary: fc.constantFrom(...documentedOperationIds) },
    ),
    skip: fc.constantFrom(0, 0, 0, 1, 2),
    count: fc.constantFrom(1, 1, 1, 2, 3, 9),
  },
  { requiredKeys: ['fault', 'skip', 'count'] },
) as fc.Arbitrary<FaultRule>;

const oneIn = (many: number) => fc.nat({ max: many - 1 }).map((value) => value === 1);

const time = (most: number) => fc.integer({ min: 0, max: most });

/** When a caller ends a call, in ms from its start. */
const abortsAfter = fc.oneof(time(200), time(20_000), time(100_000));

/**
 * A submission. Its token is a new one, one of its own, one under which a job was submitted before, or there is none.
 */
const submission = fc.record(
  {
    token: fc.constantFrom('new', 'new', 'new', 'new', 'new', 'own', 'again', 'none'),
    many: fc.boolean(),
    starts: time(4_000),
    abortsAfter,
    waits: oneIn(10),
  },
  { requiredKeys: ['token', 'many', 'starts', 'waits'] },
);

/** Any call that submits no job. */
const other = fc.record({
  method: fc.constantFrom(...clientMethods.filter(({ operation }) => operation !== 'CreateJob')),
  starts: time(4_000),
});

/** How the service behaves where nothing goes wrong: times in ms. */
const behaviour = {
  latency: fc.constantFrom(0, 0, 300),
  pageSize: fc.constantFrom(2, 25, 25),
  /** Whether there are jobs of others. */
  isUsed: oneIn(5),
  life: fc.record({ ready: time(5_000), started: time(20_000), completed: time(60_000) }),
  fails: fc.boolean(),
};

/** What happens to a few calls of one client. */
export const sequence = fc.record({
  ...behaviour,
  maxRetries: fc.integer({ min: 0, max: 4 }),
  listedAfter: fc.constantFrom(0, 0, 400, 2_500, 8_000, 12_000, 20_000),
  rules: fc.array(rule, { maxLength: 6 }),
  submissions: fc.oneof(
    { weight: 4, arbitrary: fc.tuple(submission) },
    { weight: 1, arbitrary: fc.array(submission, { minLength: 2, maxLength: 4 }) },
  ),
  others: fc.array(other, { maxLength: 1 }),
});

/** What happens to two clients that submit the same under one token, with lists that are never behind. */
export const twins = fc.record({
  ...behaviour,
  maxRetries: fc.integer({ min: 0, max: 4 }),
  rules: fc.array(
    rule.filter((each) => each.fault.kind !== 'late'),
    { maxLength: 4 },
  ),
  starts: fc.tuple(time(2_000), time(2_000)),
});

export type Sequence = typeof sequence extends fc.Arbitrary<infer Value> ? Value : never;
export type Twins = typeof twins extends fc.Arbitrary<infer Value> ? Value : never;
