export { type ValidateOptions, type Validation, validate } from './validate.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export { constantOf, type HamiltonianJob, readHamiltonianJob } from './jobs/hamiltonian-job.js';
/** @internal */
export { readProgram } from './jobs/program.js';
