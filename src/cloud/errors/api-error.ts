import { type IssueCode, issue } from '../../errors/index.js';
import { IonQError, type RequestFacts } from './ionq-error.js';

/** What the service says where it refuses a request. */
export interface Refusal extends RequestFacts {
  readonly status: number;
  /** The request, such as `POST /jobs`. */
  readonly request: string;
  /** The service's short word, such as `Bad Request Error`. */
  readonly error?: string | undefined;
  /** The service's sentence. */
  readonly message?: string | undefined;
  /** Which fields the service finds wrong, and where they stand (`body`, `query`, `params`). */
  readonly validation?: { readonly keys?: readonly string[]; readonly source?: string } | undefined;
  /** Seconds that the service asks to wait. */
  readonly retryAfter?: number | undefined;
}

/** The service answered with an error; there is a class for each status that callers tell apart. */
export class APIError extends IonQError {
  /** The HTTP status, such as 404. */
  readonly status: number;
  /** The service's short word, such as `Bad Request Error`. */
  readonly error: string | undefined;
  /** Which fields the service finds wrong, and where they stand (`body`, `query`, `params`), where it says so. */
  readonly validation: Refusal['validation'];
  /** Seconds that the service asks to wait before the next request. */
  readonly retryAfter: number | undefined;

  /** @hidden */
  constructor(refusal: Refusal, code: IssueCode = 'BadRequest', hint?: string) {
    const { status, error, validation, retryAfter } = refusal;
    super(
      issue(code, sentence(refusal), {
        ...(validation?.keys === undefined ? {} : { path: [...placeOf(validation.source), ...validation.keys] }),
        ...(hint === undefined ? {} : { hint }),
      }),
      refusal,
    );
    this.status = status;
    this.error = error;
    this.validation = validation;
    this.retryAfter = retryAfter;
  }

  protected override details(): Readonly<Record<string, unknown>> {
    const { status, error, validation, retryAfter } = this;
    const known = Object.entries({ status, error, validation, retryAfter }).filter(([, value]) => value !== undefined);
    return Object.fromEntries(known);
  }
}

/** 400: the request has a value that the service does not take; {@link APIError.validation} names the fields. */
export class BadRequestError extends APIError {}

/** 401: the key is unknown, or was withdrawn. */
export class AuthenticationError extends APIError {
  /** @hidden */
  constructor(refusal: Refusal) {
    super(refusal, 'Unauthorized', 'check the API key in IONQ_API_KEY, or that of the option apiKey');
  }
}

/** 403: the key does not allow this. */
export class PermissionDeniedError extends APIError {
  /** @hidden */
  constructor(refusal: Refusal) {
    super(refusal, 'Forbidden', 'the key belongs to a project or a role that may not do this');
  }
}

/** 404: there is nothing under this id. */
export class NotFoundError extends APIError {
  /** @hidden */
  constructor(refusal: Refusal) {
    super(refusal, 'NotFound', 'the id is wrong, belongs to another project, or is that of something deleted');
  }
}

/** 409: not in this state. */
export class ConflictError extends APIError {
  /** @hidden */
  constructor(refusal: Refusal) {
    super(refusal, 'Conflict');
  }
}

/** 413: the request is larger than the service takes. */
export class PayloadTooLargeError extends APIError {
  /** @hidden */
  constructor(refusal: Refusal) {
    super(refusal, 'PayloadTooLarge', 'split the circuits over several jobs');
  }
}

/** 429: too many requests; {@link APIError.retryAfter} says how long to wait, where the service does. */
export class RateLimitError extends APIError {
  /** @hidden */
  constructor(refusal: Refusal) {
    super(refusal, 'RateLimited', 'ask less often, or allow more with maxRetries');
  }
}

/** 500 to 599: the service failed, or something between it and us did. */
export class ServerError extends APIError {
  /** @hidden */
  constructor(refusal: Refusal) {
    super(refusal, 'ServiceFailure', 'it is not the fault of the request; try again later');
  }
}

const classes: ReadonlyMap<number, new (refusal: Refusal) => APIError> = new Map<
  number,
  new (
    refusal: Refusal,
  ) => APIError
>([
  [400, BadRequestError],
  [401, AuthenticationError],
  [403, PermissionDeniedError],
  [404, NotFoundError],
  [409, ConflictError],
  [413, PayloadTooLargeError],
  [429, RateLimitError],
]);

/** The error for what the service said, of the class that belongs to its status. @internal */
export function apiError(refusal: Refusal): APIError {
  const Class = classes.get(refusal.status) ?? (refusal.status >= 500 ? ServerError : APIError);
  return new Class(refusal);
}

function sentence({ status, request, error, message }: Refusal): string {
  const words = [message, error].find((text) => text !== undefined && text.trim() !== '');
  const short = error !== undefined && error !== words ? `${status} ${error}` : String(status);
  return words === undefined
    ? `the service answers ${request} with ${status}, and says nothing about it`
    : `the service answers ${request} with ${short}: ${words}`;
}

/** Where the fields stand that the service finds wrong; those of the body are known by their own path. */
function placeOf(source: string | undefined): readonly string[] {
  return source === undefined || source === 'body' || source === 'payload' ? [] : [source];
}
