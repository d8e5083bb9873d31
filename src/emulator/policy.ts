import { IonloomError, issue, requireObject } from '../errors/index.js';
import { backendNames } from './backends.js';
import { requireOneOf } from './one-of.js';
import type { JobRecord } from './store/records.js';

/**
 * When a job goes on from one state to the next: as soon as it is computed, after some time, or after it was looked at
 * some times. It never goes on before it is computed.
 */
export type Policy =
  | { readonly kind: 'immediate' }
  /** Milliseconds after submission. */
  | { readonly kind: 'time'; readonly ready: number; readonly started: number; readonly completed: number }
  /** Looks at the job. */
  | { readonly kind: 'polls'; readonly ready: number; readonly started: number; readonly completed: number };

/** How far a policy lets a job come by now: the states that it may have reached. */
export interface Allowed {
  readonly ready: boolean;
  readonly started: boolean;
  readonly completed: boolean;
}

/** What a policy allows a job now. */
export function allowedBy(policy: Policy, { submittedAt, polls }: JobRecord, now: number): Allowed {
  if (policy.kind === 'immediate') return { ready: true, started: true, completed: true };
  const reached = policy.kind === 'time' ? now - submittedAt : polls;
  return {
    ready: reached >= policy.ready,
    started: reached >= policy.started,
    completed: reached >= policy.completed,
  };
}

/**
 * Refuses what is no policy, as untyped code may give it.
 *
 * @throws IonloomError `WrongArgument`, `ValueOutOfRange`.
 */
export function requirePolicy(policy: unknown, path: readonly string[]): asserts policy is Policy {
  requireObject(policy, 'a policy');
  const { kind, ready, started, completed } = policy as Readonly<Record<string, unknown>>;
  requireOneOf(kind ?? null, ['immediate', 'time', 'polls'], 'a policy is of the kind', [...path, 'kind']);
  if (kind === 'immediate') return;
  const numbers = [0, ready, started, completed];
  const rises = (value: unknown, index: number) =>
    typeof value === 'number' && Number.isFinite(value) && value >= (numbers[index - 1] as number);
  if (numbers.slice(1).every((value, index) => rises(value, index + 1))) return;
  const expected = 'ready, started and completed: three numbers from 0 on, none below the one before it';
  throw new IonloomError(
    issue('ValueOutOfRange', `a policy by ${String(kind)} has no times that rise`, { path, expected }),
  );
}

/** Milliseconds that a job is predicted to wait when it is submitted. */
export function predictedWait(policy: Policy): number {
  return policy.kind === 'time' ? policy.started : 0;
}

/**
 * A policy from its words: `immediate`, `time:500` or `time:100,200,500` in milliseconds, `polls:3` or `polls:1,2,3`.
 *
 * @throws IonloomError `ValueOutOfRange` for anything else.
 */
export function readPolicy(text: string): Policy {
  if (text === 'immediate') return { kind: 'immediate' };
  const [, kind, list] = /^(time|polls):(\d{1,9}(?:,\d{1,9},\d{1,9})?)$/.exec(text) ?? [];
  if (kind === undefined || list === undefined) throw notAPolicy(text);
  const numbers = list.split(',').map(Number);
  const completed = numbers.at(-1)!;
  const [ready, started] = numbers.length === 3 ? numbers : [completed / 3, (2 * completed) / 3].map(Math.floor);
  if (!(ready! <= started! && started! <= completed)) throw notAPolicy(text);
  return { kind: kind as 'time' | 'polls', ready: ready!, started: started!, completed };
}

/** Policies as they are written on a command line. */
export interface WrittenPolicies {
  readonly policy?: Policy;
  readonly policies?: Readonly<Record<string, Policy>>;
}

/**
 * Policies from their words, each alone for all backends, or after the name of one: `polls:3`, `qpu.forte-1=time:500`.
 *
 * @throws IonloomError `ValueOutOfRange` for anything else, also for a second one for the same.
 */
export function readPolicies(texts: readonly string[]): WrittenPolicies {
  let policy: Policy | undefined;
  const policies: Record<string, Policy> = {};
  for (const text of texts) {
    const [, backend, own = text] = /^([^=:]*)=(.*)$/.exec(text) ?? [];
    if (backend === undefined ? policy !== undefined : Object.hasOwn(policies, backend)) {
      const found = issue('ValueOutOfRange', `${JSON.stringify(text)} is a second policy for the same`, {
        hint: 'BACKEND=POLICY is for one backend alone',
      });
      throw new IonloomError(found);
    }
    requireOneOf(backend, backendNames, 'a policy names the backend');
    if (backend === undefined) policy = readPolicy(own);
    else policies[backend] = readPolicy(own);
  }
  return {
    ...(policy === undefined ? {} : { policy }),
    ...(Object.keys(policies).length === 0 ? {} : { policies }),
  };
}

function notAPolicy(text: string): IonloomError {
  const expected = 'immediate, time:MS, polls:N, or three rising numbers for ready, started and completed';
  return new IonloomError(issue('ValueOutOfRange', `${JSON.stringify(text)} is no policy`, { expected }));
}
