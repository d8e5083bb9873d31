import { isIdentityString, observableTerms } from '../../pauli/index.js';
import { type HamiltonianProblem, hamiltonianEnergy } from '../../simulate/index.js';
import type { EnergyOutcome } from '../runner/outcome.js';
import type { Compiled } from './compile.js';
import { inStage } from './failure.js';
import type { Place } from './place.js';
import type { Job, Work } from './read-job.js';

/** What an evaluation may use. */
export interface EnergyOptions {
  readonly memoryLimit: number;
  readonly signal: AbortSignal;
}

/**
 * Evaluates a Hamiltonian as the service's function does: exactly on the simulator, from shots on machines. Identities
 * are left out, as IonQ's own example of a variational eigensolver says.
 *
 * @throws TaskFailure `InvalidInput` for a problem that shots cannot answer, `SimulationError` for want of memory.
 */
export function evaluate(
  work: Required<Work>,
  { stated, stats }: Compiled,
  { isExact, rates }: Place,
  { shots, seed }: Job,
  options: EnergyOptions,
): EnergyOutcome {
  const problem = withoutIdentities(work.problem);
  const noise = rates === undefined ? {} : { noise: rates };
  const { value, variance } = inStage('InvalidInput', () =>
    isExact
      ? hamiltonianEnergy(work.circuit, problem, options)
      : hamiltonianEnergy(stated, problem, { ...options, ...noise, shots, seed }),
  );
  return { stats, value, variance };
}

/** A Hamiltonian of identities alone is one too, so that they stay, and weigh nothing. */
function withoutIdentities(problem: HamiltonianProblem): HamiltonianProblem {
  const terms = observableTerms(problem.hamiltonian);
  return {
    ...problem,
    hamiltonian: {
      terms: terms.map(([term]) => term),
      coefficients: terms.map(([term, coefficient]) => (isIdentityString(term) ? 0 : coefficient)),
    },
  };
}
