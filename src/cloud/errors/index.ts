export {
  APIError,
  AuthenticationError,
  apiError,
  BadRequestError,
  ConflictError,
  NotFoundError,
  PayloadTooLargeError,
  PermissionDeniedError,
  RateLimitError,
  type Refusal,
  ServerError,
} from './api-error.js';
export {
  APIAnswerError,
  APIConnectionError,
  APITimeoutError,
  APIUserAbortError,
  SubmissionUncertainError,
  UnexpectedAnswerError,
} from './connection-errors.js';
export { IonQError, type RequestFacts } from './ionq-error.js';
export { CostLimitError, JobCanceledError, JobFailedError, JobTimeoutError } from './job-errors.js';
