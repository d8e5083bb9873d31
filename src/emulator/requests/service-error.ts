/** An error as the service answers with it. */
export class ServiceError extends Error {
  readonly status: number;
  /** The service's short word. */
  readonly error: string;
  readonly validation: { readonly keys: readonly string[]; readonly source: string } | undefined;
  /** Seconds, for the header `Retry-After`. */
  readonly retryAfter: number | undefined;

  constructor(
    status: number,
    message: string,
    {
      validation,
      retryAfter,
    }: {
      readonly validation?: ServiceError['validation'];
      readonly retryAfter?: number | undefined;
    } = {},
  ) {
    super(message);
    this.status = status;
    this.error = words[status] ?? (status >= 500 ? 'Internal Server Error' : 'Bad Request Error');
    this.validation = validation;
    this.retryAfter = retryAfter;
  }

  /** The body of the answer. */
  body(): object {
    const { status, error, message, validation } = this;
    return { statusCode: status, error, message, ...(validation === undefined ? {} : { validation }) };
  }
}

const words: Readonly<Record<number, string>> = {
  400: 'Bad Request Error',
  401: 'Unauthorized Error',
  403: 'Forbidden Error',
  404: 'Not Found Error',
  405: 'Method Not Allowed Error',
  409: 'Conflict Error',
  413: 'Payload Too Large Error',
  429: 'Too Many Requests Error',
  500: 'Internal Server Error',
  502: 'Bad Gateway Error',
  503: 'Service Unavailable Error',
  504: 'Gateway Timeout Error',
};

/** There is nothing of this kind under this id. */
export function notFound(what = 'Resource'): ServiceError {
  return new ServiceError(404, `${what} not found.`);
}

/** A value of the request is wrong. */
export function badRequest(message: string, keys: readonly string[], source = 'body'): ServiceError {
  return new ServiceError(400, message, { validation: { keys, source } });
}
