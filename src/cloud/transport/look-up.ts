import { issue } from '../../errors/index.js';
import { APIUserAbortError, SubmissionUncertainError } from '../errors/index.js';
import type { ClientEvent } from '../events.js';
import { pause, type Surroundings } from '../surroundings.js';
import type { WireRequest } from './attempt.js';
import { delayBefore } from './backoff.js';
import { type Failure, isPassing } from './failure.js';

/** How it is found out what became of a request that must not be taken twice. */
export interface Recovery {
  /** By which it is known: the token in a job's metadata, or an id. */
  readonly token: string;
  /** Whether `jobs.find` finds it by its token. */
  readonly isJob: boolean;
  /** Whether another call, here or elsewhere, may send the same under the same token. */
  readonly isShared?: boolean;
  /** What was made, in the words of an answer to the request; undefined where nothing was. */
  find(): Promise<Made | undefined>;
  /**
   * Where two may have been made, the one that is kept; what else was made is ended. Undefined while the service does not
   * show what was made last, nor anything else, so that it may yet show both.
   *
   * @param made what was made last
   */
  keepOne?(made: Made): Promise<Made | undefined>;
}

/** Something that was made, as far as it is told apart from others. */
export interface Made {
  readonly id: string;
}

/** What is looked up, and the world in which that happens. */
export interface LookUp {
  readonly request: WireRequest;
  readonly recovery: Recovery | undefined;
  readonly tell: (event: ClientEvent) => void;
  readonly surroundings: Surroundings;
}

/**
 * Milliseconds before each look for what may have been taken: a request whose answer was lost may still be on its way,
 * or wait behind others at the service, and lists may be behind.
 */
const LOOK_UP_DELAYS: readonly number[] = [1_000, 3_000, 9_000];

const ALL_LOOKS = LOOK_UP_DELAYS.reduce((sum, delay) => sum + delay);

/**
 * What was made by a request that failed; undefined where nothing was, and it may be sent again.
 *
 * Nothing is sent again unless the last look got an answer. What may have been taken is looked for three times; what the
 * service refused once, to be sure.
 *
 * @throws the failure where nothing was made, APIUserAbortError, SubmissionUncertainError where nobody can tell.
 */
export async function lookUp(
  { error, retryAfterMs }: Failure,
  { repetition, isLast, mayBeThere }: Readonly<{ repetition: number; isLast: boolean; mayBeThere: boolean }>,
  { request, recovery, tell, surroundings }: LookUp,
): Promise<Made | undefined> {
  if (error instanceof APIUserAbortError) throw aborted(request, recovery, true);
  const asked = delayBefore(repetition, retryAfterMs, surroundings.random());
  if (!mayBeThere && (isLast || asked === undefined || recovery === undefined)) throw error;
  if (recovery === undefined) throw uncertain(request, undefined, error);
  const { token: clientToken } = recovery;
  tell({ type: 'look-up', request: request.name, reason: firstLine(error), clientToken });
  const later = !isLast && asked !== undefined && asked > ALL_LOOKS ? [asked - ALL_LOOKS] : [];
  let blindness: unknown;
  for (const delay of mayBeThere ? [...LOOK_UP_DELAYS, ...later] : [asked!]) {
    try {
      await pause(delay, request.signal, surroundings);
      const found = await recovery.find();
      blindness = undefined;
      if (found === undefined) continue;
      tell({ type: 'adopted', request: request.name, clientToken, jobId: recovery.isJob ? found.id : undefined });
      return found;
    } catch (thrown) {
      if (request.signal?.aborted) throw aborted(request, recovery, mayBeThere);
      blindness = thrown;
      if (!isPassing(thrown)) break;
    }
  }
  if (!mayBeThere && blindness !== undefined) throw error;
  if (mayBeThere && (blindness !== undefined || isLast || asked === undefined)) {
    throw uncertain(request, recovery, blindness ?? error);
  }
  return undefined;
}

/**
 * What was made, or what was made before it by another sending, if there is such; where that cannot be found out, what was
 * made, with a warning.
 */
export async function oneOf(made: Made, { request, recovery, tell, surroundings }: LookUp): Promise<Made> {
  if (recovery?.keepOne === undefined) return made;
  let reason = 'the service does not list it yet';
  for (const delay of [0, ...LOOK_UP_DELAYS]) {
    try {
      if (delay > 0) await pause(delay, request.signal, surroundings);
      const kept = await recovery.keepOne(made);
      if (kept !== undefined) return kept;
    } catch (thrown) {
      reason = firstLine(thrown as Error);
      if (!isPassing(thrown)) break;
    }
  }
  const message = `${request.name} made ${made.id}, and it could not be looked up whether it had made another: ${reason}`;
  const hint = `jobs.find("${recovery.token}") finds the first of them`;
  tell({ type: 'warning', issues: [issue('SubmissionUncertain', message, { severity: 'warning', hint })] });
  return made;
}

/** The end of a call by its caller; it says where something may have been made, and by which token a job is found. */
export function aborted({ name }: WireRequest, recovery: Recovery | undefined, mayBeThere: boolean): APIUserAbortError {
  const clientToken = mayBeThere ? tokenOf(recovery) : undefined;
  const tells = clientToken === undefined ? '' : `: jobs.find("${clientToken}") tells`;
  const note = mayBeThere ? `; the service may have taken it all the same${tells}` : '';
  return new APIUserAbortError(`${name} was ended by its caller${note}`, { clientToken });
}

function uncertain({ name }: WireRequest, recovery: Recovery | undefined, cause: unknown): SubmissionUncertainError {
  const message = `${name} was sent, and it is not known whether the service took it`;
  return new SubmissionUncertainError(message, { cause, clientToken: tokenOf(recovery) });
}

function tokenOf(recovery: Recovery | undefined): string | undefined {
  return recovery?.isJob ? recovery.token : undefined;
}

/** An error's words without its hints. */
export function firstLine({ message }: Error): string {
  return message.split('\n', 1)[0]!;
}
