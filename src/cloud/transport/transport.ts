import { IonloomError, type Issue, issue } from '../../errors/index.js';
import { checkJsonValue, member, schemaIssues } from '../../formats/ionq/index.js';
import { APIAnswerError, APIUserAbortError, NotFoundError, UnexpectedAnswerError } from '../errors/index.js';
import type { ClientEvent } from '../events.js';
import { type CallOptions, requireCallOptions, secretsIn } from '../options.js';
import { missingApiKey, type Secrets } from '../secrets.js';
import { pause, type Surroundings } from '../surroundings.js';
import { type Attempt, attempt, type WireAnswer, type WireRequest } from './attempt.js';
import { delayBefore } from './backoff.js';
import { type Answered, Call } from './call.js';
import { aborted, firstLine, type LookUp, lookUp, type Made, oneOf, type Recovery } from './look-up.js';
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
  /**
   * Finds out what a repetition means by 404, where the request before it may have been taken: an answer in its place, or
   * undefined where it means what it says.
   */
  readonly gone?: (() => Promise<unknown>) | undefined;
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
    const context: LookUp = { request, recovery, tell, surroundings };
    const most = options.maxRetries ?? this.#options.maxRetries;
    const isOnce = operation.repeating === 'once';
    // Whether the service may have taken one of the requests so far, whose answer was lost, and changed something.
    let mayBeThere = false;
    for (let repetition = 0; ; repetition++) {
      if (request.signal?.aborted) {
        if (repetition > 0) throw aborted(request, recovery, mayBeThere);
        throw new APIUserAbortError(`${request.name} was ended before it was sent`);
      }
      tell({ type: 'request', request: request.name, attempt: repetition + 1 });
      const outcome = await this.#attempt(request, operation);
      if (outcome.ok) return this.#answered(outcome, operation, context, mayBeThere || recovery?.isShared === true);
      const { failure } = outcome;
      const lostBefore = mayBeThere;
      mayBeThere ||= failure.delivery === 'maybe' && operation.repeating !== 'read';
      if (lostBefore && failure.error instanceof NotFoundError) {
        const gone = operation.whenGone?.(parts.ids ?? {}) ?? (await parts.gone?.().catch(() => undefined));
        if (gone !== undefined) return unanswered(gone);
      }
      const isSecondLoss = lostBefore && failure.delivery === 'maybe';
      const isLast = !failure.passes || repetition >= most || (isOnce && isSecondLoss);
      if (isOnce && (mayBeThere || failure.delivery === 'refused')) {
        const found = await lookUp(failure, { repetition, isLast, mayBeThere }, context);
        if (found !== undefined) return unanswered(found);
        tell({ type: 'resubmit', request: request.name, clientToken: recovery!.token });
        continue;
      }
      const delayMs = delayBefore(repetition, failure.retryAfterMs, surroundings.random());
      if (isLast || delayMs === undefined) throw failure.error;
      tell({ type: 'retry', request: request.name, reason: firstLine(failure.error), delayMs });
      await pause(delayMs, request.signal, surroundings).catch(() => {
        throw aborted(request, recovery, mayBeThere);
      });
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
    for (const name of Object.keys(extra ?? {})) {
      if (!Object.hasOwn(Object(body), name)) continue;
      const message = `extra has ${name}, which the request has already`;
      issues.push(issue('DuplicateName', message, { path: ['extra', name], hint: 'write it into the request' }));
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
    context: LookUp,
    mayBeTwo: boolean,
  ): Promise<Answered<unknown>> {
    const kept = mayBeTwo ? await oneOf(data as Made, context) : data;
    const found = operation.looksRight?.(data) ? [] : [...schemaIssues(operation.answer, data, [], 'the answer')];
    const issues = found.map((each) => context.request.secrets.hiddenIssue(each));
    if (issues.length > 0) {
      if (this.#options.strict) throw new UnexpectedAnswerError(issues, { requestId });
      this.#options.tell({ type: 'unexpected-answer', request: context.request.name, issues });
    }
    return { data: kept, status, headers, requestId };
  }
}

/** What is known without an answer to the request. */
function unanswered(data: unknown): Answered<unknown> {
  return { data, status: 200, headers: new Headers(), requestId: undefined };
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

function errorsIn(issues: Iterable<Issue>): readonly Issue[] {
  return [...issues].filter(({ severity }) => severity === 'error');
}
