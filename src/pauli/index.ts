export {
  type HamiltonianProblem,
  isDiagonal,
  isIdentityString,
  type LinearConstraint,
  needsEnergies,
  problemIssues,
  type QuadraticConstraint,
} from './hamiltonian-problem.js';
export { type Observable, observableTerms, type PauliFactor, pauliFactors } from './observable.js';
