export { IonQ } from './client.js';
export {
  APIAnswerError,
  APIConnectionError,
  APIError,
  APITimeoutError,
  APIUserAbortError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  CostLimitError,
  IonQError,
  JobCanceledError,
  JobFailedError,
  JobTimeoutError,
  NotFoundError,
  PayloadTooLargeError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
  SubmissionUncertainError,
  UnexpectedAnswerError,
} from './errors/index.js';
export type { ClientEvent, Logger } from './events.js';
export type { CallOptions, ClientOptions } from './options.js';
export type { Usage, UsageQuery, Whoami } from './resources/account.js';
export type { Backend, Backends, Characterization, CharacterizationsQuery } from './resources/backends.js';
export type {
  CanceledJob,
  CanceledJobs,
  DeletedJob,
  DeletedJobs,
  JobCreation,
  JobData,
  JobsQuery,
  ListedJob,
} from './resources/jobs/job-types.js';
export type {
  CircuitLanguage,
  CreateOptions,
  EstimateQuery,
  JobCost,
  Jobs,
  ResultsQuery,
} from './resources/jobs/jobs.js';
export type { Variants } from './resources/jobs/variants.js';
export type { WaitOptions } from './resources/jobs/wait.js';
export type { Listing, Page } from './resources/listing.js';
export type { Session, SessionData, SessionRequest, Sessions, SessionsQuery } from './resources/sessions.js';
export type { MeasuredTarget, TargetOptions } from './runs/backend-targets.js';
export type { HandleResultsOptions, Job, JobHandle } from './runs/job-handle.js';
export type { CircuitResults, JobResults } from './runs/job-results.js';
export type { Runnable } from './runs/run.js';
export type { RunOptions, SubmitOptions } from './runs/run-options.js';
export type { Binding, Sweep, SweepResult, SweepTemplate, Template } from './runs/sweep.js';
export type { Answered, Call } from './transport/index.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export { inWords as eventInWords } from './events.js';
/** @internal */
export { type Surroundings, surroundings } from './surroundings.js';
