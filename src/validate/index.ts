export { constantOf, type HamiltonianJob, readHamiltonianJob } from './jobs/hamiltonian-job.js';
export { readProgram } from './jobs/program.js';
export { type ValidateOptions, type Validation, validate } from './validate.js';
