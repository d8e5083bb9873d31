/** What the service answers: a status and a body to be written as JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const names: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized Error',
  403: 'Forbidden',
  404: 'Not Found Error',
  409: 'Conflict',
  413: 'Payload Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** The body of an error in the service's shape. */
export function errorBody(statusCode: number, message = `this is a ${statusCode}`): object {
  return { statusCode, error: names[statusCode] ?? 'Error', message };
}

/** What a handler throws for an error that the service answers with. */
export class ServiceError extends Error {
  readonly answer: Answer;

  constructor(status: number, message: string) {
    super(message);
    this.answer = { status, body: errorBody(status, message) };
  }
}
