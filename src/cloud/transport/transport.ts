import { IonloomError, type Issue, issue } from '../../errors/index.js';
import { checkJsonValue, member, schemaIssues } from '../../formats/ionq/index.js';
import {
  APIAnswerError,
  APIUserAbortError,
  type IonQError,
  SubmissionUncertainError,
  UnexpectedAnswerError,
} from '../errors/index.js';
import type { ClientEvent } from '../events.js';
import { type CallOptions, requireCallOptions, secretsIn } from '../options.js';
import { missingApiKey, type Secrets } from '../secrets.js';
import { pause, type Surroundings } from '../surroundings.js';
import { type Attempt, attempt, type WireAnswer, type WireRequest } from './attempt.js';
import { delayBefore } from './backoff.js';
import { type Answered, Call } from './call.js';
import type { Failure } from './failure.js';
import { type IdsIn, MOST_ANSWER_BYTES, type Operation } from './operation.js';
import { filledPath, queryText } from './path.js';

/** What a request holds beside its operation. */
export interface RequestParts<Path extends string, Query, Body> {
  /** The method as people call it, such as `jobs.get`. */
  readonly of: string;
  readonly ids?: Readonly<Record<IdsIn<Path>, string>>;
  readonly query?: Query | undefined;
  readonly body?: Body | undefined;
  /** Members of the body beside those that are checked. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
  /** How it is found out whether the service took it, where it must not be taken twice. */
  readonly recovery?: Recovery | undefined;
  /** Texts of the body that nobody may read. */
  readonly secrets?: readonly string[];
}

/** How something that must not be made twice is looked up. */
export interface Recovery {
  /** By which it is known: the token in a job's metadata, or an id. */
  readonly token: string;
  /** Whether `jobs.find` finds it by its token. */
  readonly isJob: boolean;
  /**
   * What was made, in the words of an answer to the request; undefined where nothing was. Where something was sent twice
   * and both arrived, it keeps one of them.
   *
   * @param made what the second of two sendings made
   */
  find(made?: Made): Promise<Made | undefined>;
}

/** Something that was made, as far as it is told apart from others. */
interface Made {
  readonly id: string;
}

/** What a transport is made of. */
export interface TransportOptions {
  readonly baseUrl: URL;
  readonly apiKey: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Gives what sends requests; @throws IonloomError where there is nothing. */
  readonly fetch: () => typeof fetch;
  /** Milliseconds. */
  readonly timeout: number;
  readonly maxRetries: number;
  readonly strict: boolean;
  readonly secrets: Secrets;
  readonly tell: (event: ClientEvent) => void;
  readonly surroundings: Surroundings;
}

/**
 * Milliseconds before each look for what may have been taken: a request whose answer was lost may still be on its way,
 * or wait behind others at the service.
 */
const LOOK_UP_DELAYS: readonly number[] = [1_000, 3_000, 9_000];

/** Turns operations into requests, and sends what may be sent again as often as it may. */
export class Transport {
  readonly #options: TransportOptions;

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  get surroundings(): Surroundings {
    return this.#options.surroundings;
  }

  get tell(): (event: ClientEvent) => void {
    return this.#options.tell;
  }

  /**
   * Checks everything about a request, sends it, and reads the answer.
   *
   * @throws IonloomError (rejected) with every issue of the request before anything is sent, else {@link IonQError}.
   */
  call<Path extends string, Query, Body, Answer>(
    operation: Operation<Path, Query, Body, Answer>,
    parts: RequestParts<Path, Query, Body>,
    options: CallOptions = {},
  ): Call<Answer> {
    return new Call(
      this.#exchange(operation as Operation, parts as RequestParts<string, unknown, unknown>, options) as Promise<
        Answered<Answer>
      >,
    );
  }

  async #exchange(
    operation: Operation,
    parts: RequestParts<string, unknown, unknown>,
    options: CallOptions,
  ): Promise<Answered<unknown>> {
    requireCallOptions(options, parts.of);
    const request = this.#requestOf(operation, parts, options);
    const { surroundings, tell } = this.#options;
    const { recovery } = parts;
    const most = options.maxRetries ?? this.#options.maxRetries;
    // Whether something that may have been taken was sent once more.
    let doubtful = false;
    for (let repetition = 0; ; repetition++) {
      if (request.signal?.aborted) {
        throw doubtful
          ? aborted(request, recovery)
          : new APIUserAbortError(`${request.name} was ended before it was sent`);
      }
      tell({ type: 'request', request: request.name, attempt: repetition + 1 });
      const outcome = await this.#attempt(request, operation);
      if (outcome.ok) return this.#answered(outcome, operation, request, doubtful ? recovery : undefined);
      const { failure } = outcome;
      const isLast = !failure.passes || repetition >= most || (doubtful && failure.delivery === 'maybe');
      if (operation.repeating === 'once' && (failure.delivery !== 'not-sent' || doubtful)) {
        const found = await this.#lookUp(failure, request, recovery, { repetition, isLast, doubtful });
        if (found !== undefined) return { data: found, status: 200, headers: new Headers(), requestId: undefined };
        doubtful ||= failure.delivery === 'maybe';
        tell({ type: 'resubmit', request: request.name, clientToken: recovery!.token });
        continue;
      }
      const delayMs = delayBefore(repetition, failure.retryAfterMs, surroundings.random());
      if (isLast || delayMs === undefined) throw failure.error;
      tell({ type: 'retry', request: request.name, reason: firstLine(failure.error), delayMs });
      await this.#pause(delayMs, request, undefined);
    }
  }

  /** The request as it goes over the wire; @throws IonloomError with everything that is wrong with it. */
  #requestOf(
    operation: Operation,
    { of, ids = {}, query, body, extra, secrets: more = [] }: RequestParts<string, unknown, unknown>,
    { signal, timeout, headers }: CallOptions,
  ): WireRequest {
    const { baseUrl, apiKey, headers: common } = this.#options;
    const secrets = this.#options.secrets.with(...more, ...secretsIn(headers));
    const name = `${operation.method} ${operation.path}`;
    const issues: Issue[] = [];
    const path = filledPath(operation.path, ids, (found) => issues.push(found));
    if (operation.query) {
      issues.push(...schemaIssues(operation.query, query === undefined ? {} : query, [], 'the query'));
    }
    if (operation.body) {
      const broken = checkJsonValue(body);
      const { bodyIssues = (value) => schemaIssues(operation.body!, value, [], 'the request') } = operation;
      issues.push(...(broken.length > 0 ? broken : errorsIn(bodyIssues(body))));
    }
    if (issues.length > 0) throw new IonloomError(issues.map((found) => secrets.hiddenIssue(found)));
    if (apiKey === undefined && operation.needsKey) throw missingApiKey(of);
    const all = new Headers({ accept: 'application/json', 'user-agent': 'ionloom' });
    // One after the other: what differs in its capitals alone would be sent as both.
    for (const [name, value] of [...Object.entries(common), ...Object.entries(headers ?? {})]) all.set(name, value);
    if (apiKey !== undefined) all.set('authorization', `apiKey ${apiKey}`);
    if (operation.body) all.set('content-type', 'application/json');
    return {
      method: operation.method,
      url: new URL(`${baseUrl.href.replace(/\/$/, '')}${path}${queryText(query as never)}`),
      headers: all,
      body: operation.body ? JSON.stringify(extra === undefined ? body : { ...(body as object), ...extra }) : undefined,
      name,
      timeout: timeout ?? this.#options.timeout,
      signal,
      mostBytes: operation.mostBytes ?? MOST_ANSWER_BYTES,
      takesText: operation.text ?? false,
      secrets,
    };
  }

  async #attempt(request: WireRequest, operation: Operation) {
    const { surroundings, tell } = this.#options;
    const start = surroundings.now();
    const outcome = await attempt(request, { fetch: this.#options.fetch(), surroundings });
    if (outcome.status !== undefined) {
      const { status } = outcome;
      const requestId = outcome.ok ? outcome.requestId : outcome.failure.error.requestId;
      tell({
        type: 'answer',
        request: request.name,
        status,
        requestId,
        milliseconds: Math.round(surroundings.now() - start),
      });
    }
    return outcome.ok ? withEssentials(outcome, operation, request) : outcome;
  }

  async #answered(
    { data, status, headers, requestId }: WireAnswer,
    operation: Operation,
    request: WireRequest,
    doubtful: Recovery | undefined,
  ): Promise<Answered<unknown>> {
    const found = [...schemaIssues(operation.answer, data, [], 'the answer')];
    const issues = found.map((each) => request.secrets.hiddenIssue(each));
    if (issues.length > 0) {
      if (this.#options.strict) throw new UnexpectedAnswerError(issues, { requestId });
      this.#options.tell({ type: 'unexpected-answer', request: request.name, issues });
    }
    const kept = doubtful === undefined ? undefined : await this.#oneOf(data as Made, request, doubtful);
    return { data: kept ?? data, status, headers, requestId };
  }

  /** One of two that may both have been made; where that cannot be found out, the one that is known, with a warning. */
  async #oneOf(made: Made, request: WireRequest, recovery: Recovery): Promise<Made | undefined> {
    try {
      return await recovery.find(made);
    } catch (error) {
      const message = `${request.name} was sent twice, and it could not be looked up whether both arrived: ${firstLine(error as Error)}`;
      const hint = `jobs.find("${recovery.token}") finds the earlier of two`;
      this.#options.tell({
        type: 'warning',
        issues: [issue('SubmissionUncertain', message, { severity: 'warning', hint })],
      });
      return undefined;
    }
  }

  /**
   * What was made of a request whose answer was lost; undefined where nothing was, and it may be sent again.
   *
   * @throws the failure where it is the last or says that nothing was made, {@link SubmissionUncertainError} where nobody
   * can tell.
   */
  async #lookUp(
    { error, delivery, retryAfterMs }: Failure,
    request: WireRequest,
    recovery: Recovery | undefined,
    {
      repetition,
      isLast,
      doubtful,
    }: { readonly repetition: number; readonly isLast: boolean; readonly doubtful: boolean },
  ): Promise<Made | undefined> {
    const { tell, surroundings } = this.#options;
    if (error instanceof APIUserAbortError) throw aborted(request, recovery, error);
    const mayBeThere = doubtful || delivery === 'maybe';
    // What the service refused for good is not there to be found.
    if (!mayBeThere && (isLast || recovery === undefined)) throw error;
    if (recovery === undefined) throw uncertain(request, undefined, error);
    const asked = delayBefore(repetition, retryAfterMs, surroundings.random());
    if (asked === undefined && !mayBeThere) throw error;
    const { token: clientToken } = recovery;
    tell({ type: 'look-up', request: request.name, reason: firstLine(error), clientToken });
    const doubt = mayBeThere ? recovery : undefined;
    for (const delay of mayBeThere ? LOOK_UP_DELAYS : [asked!]) {
      await this.#pause(delay, request, doubt);
      const found = await this.#found(recovery, (cause) => {
        if (request.signal?.aborted) return aborted(request, doubt, cause);
        return mayBeThere ? uncertain(request, recovery, cause) : error;
      });
      if (found === undefined) continue;
      tell({ type: 'adopted', request: request.name, clientToken, jobId: found.id });
      return found;
    }
    if (isLast) throw uncertain(request, recovery, error);
    return undefined;
  }

  /** @param failed the error where it cannot be looked up */
  async #found(recovery: Recovery, failed: (cause: unknown) => IonQError): Promise<Made | undefined> {
    try {
      return await recovery.find();
    } catch (error) {
      throw failed(error);
    }
  }

  async #pause(milliseconds: number, request: WireRequest, recovery: Recovery | undefined): Promise<void> {
    try {
      await pause(milliseconds, request.signal, this.#options.surroundings);
    } catch {
      throw aborted(request, recovery);
    }
  }
}

/** An answer without what the next step needs is none, whatever its status says. */
function withEssentials(answer: WireAnswer, { essential = [], list }: Operation, request: WireRequest): Attempt {
  const { data, status, requestId } = answer;
  const isText = (value: unknown) => typeof value === 'string' && value !== '';
  const isList = (value: unknown) => Array.isArray(value) || value === null;
  const lacking = [
    ...essential.filter((name) => !isText(member(data, name))),
    ...(list === undefined || isList(member(data, list)) ? [] : [list]),
  ];
  if (lacking.length === 0) return answer;
  const error = new APIAnswerError(`the answer to ${request.name} has no ${lacking.join(' and no ')}`, status, {
    requestId,
  });
  return { ok: false, status, failure: { error, delivery: 'maybe', passes: true } };
}

function aborted({ name }: WireRequest, recovery: Recovery | undefined, cause?: unknown): APIUserAbortError {
  const clientToken = tokenOf(recovery);
  const note = clientToken === undefined ? '' : `; the job may have been submitted, jobs.find("${clientToken}") tells`;
  return new APIUserAbortError(`${name} was ended by its caller${note}`, {
    clientToken,
    ...(cause === undefined ? {} : { cause }),
  });
}

function uncertain({ name }: WireRequest, recovery: Recovery | undefined, cause: unknown): IonQError {
  const message = `${name} was sent, and it is not known whether the service took it`;
  return new SubmissionUncertainError(message, { cause, clientToken: tokenOf(recovery) });
}

function tokenOf(recovery: Recovery | undefined): string | undefined {
  return recovery?.isJob ? recovery.token : undefined;
}

function errorsIn(issues: Iterable<Issue>): readonly Issue[] {
  return [...issues].filter(({ severity }) => severity === 'error');
}

function firstLine({ message }: Error): string {
  return message.split('\n', 1)[0]!;
}
