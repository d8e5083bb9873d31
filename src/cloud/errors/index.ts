export {
  APIError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  NotFoundError,
  PayloadTooLargeError,
  PermissionDeniedError,
  RateLimitError,
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
export { IonQError } from './ionq-error.js';
export { CostLimitError, JobCanceledError, JobFailedError, JobTimeoutError } from './job-errors.js';
