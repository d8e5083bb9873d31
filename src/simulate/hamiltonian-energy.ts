import { type Bound, type Evaluable, inOriginalQubits, requireEvaluable } from '../circuit/index.js';
import { IonloomError, issue, type OptionNames, requireOptions } from '../errors/index.js';
import {
  type HamiltonianProblem,
  isDiagonal,
  needsEnergies,
  type Observable,
  observableTerms,
  problemIssues,
} from '../pauli/index.js';
import { printsAs } from '../printing/index.js';
import { pauliString } from './bits/pauli-masks.js';
import { depolarizingRates, isNoiseless } from './noise/noise.js';
import { type Constraints, violationOf } from './observables/constraints.js';
import { estimateText, type MomentsSource, statevectorMoments } from './observables/moments.js';
import { engineForMeans, SIMULATE_OPTIONS, type SimulateOptions, simulate } from './simulate.js';
import { parity } from './statevector/kernels/pauli.js';
import { finalState } from './statevector/statevector-simulator.js';

/** How {@link hamiltonianEnergy} runs: as {@link simulate} does. */
export type HamiltonianEnergyOptions = SimulateOptions;

const HAMILTONIAN_PROBLEM: OptionNames<HamiltonianProblem> = {
  hamiltonian: true,
  linearConstraints: true,
  quadraticConstraints: true,
  penalty: true,
  cvarAlpha: true,
};

/** The energy of a circuit's final state. */
export interface HamiltonianEnergy {
  readonly value: number;
  /** The variance of the energy over its measurements, or over the lowest of them that count; see {@link Moments}. */
  readonly variance: number;
  /** Of the value: how far chance alone typically takes it from the true one; 0 where it is exact. */
  readonly standardError: number;
  /** Whether the value was computed from a final state, exactly, averaged over drawn errors, or estimated from shots. */
  readonly source: MomentsSource;
  /** Why it is not that of the circuit that this one was transpiled from, where it is not. */
  readonly note?: string;
}

/**
 * The energy of a Hamiltonian in the state that a circuit prepares, as the service's `hamiltonian-energy` function; of
 * a transpilation, that of the original's qubits.
 *
 * The service says what the fields are but not how they act together; here a constraint adds `penalty * max(0, left
 * side - bound)` to the energy of an outcome, and `cvarAlpha` takes the mean over that share of the lowest energies.
 * The latter needs a Hamiltonian of Zs and identities alone, because only then has each outcome an energy; so does a
 * penalty from shots or under noise.
 *
 * @example
 * hamiltonianEnergy(circuit(2).h(0).cnot(0, 1), { hamiltonian: { terms: ['ZZ', 'XX'], coefficients: [1, 0.5] } }).value; // 1.5
 * @throws IonloomError `ValueOutOfRange`, `CircuitMismatch`, `InvalidPauliString` or `QubitOutOfRange` for a problem that
 * makes no sense, `NotAnswerable` where outcomes would need energies, and what {@link simulate} throws.
 */
export function hamiltonianEnergy<P extends string>(
  circuit: Evaluable<P> & Bound<P>,
  problem: HamiltonianProblem,
  options: HamiltonianEnergyOptions = {},
): HamiltonianEnergy {
  requireEvaluable(circuit, 'hamiltonianEnergy');
  requireOptions(problem, HAMILTONIAN_PROBLEM, 'hamiltonianEnergy');
  requireOptions(options, SIMULATE_OPTIONS, 'hamiltonianEnergy');
  const { hamiltonian } = problem;
  const { qubits } = inOriginalQubits(circuit);
  const issues = [...problemIssues(problem, qubits)];
  if (issues.length > 0) throw new IonloomError(issues);
  const violation = penalised(problem);
  const diagonal = isDiagonal(hamiltonian);
  const noisy = !isNoiseless(depolarizingRates(options.noise ?? 'ideal'));
  if (!diagonal && violation !== undefined) {
    if (noisy || options.shots !== undefined) throw new IonloomError(needsEnergies('a penalty', ['penalty']));
    const { noise: _noise, engine = 'auto', shots: _shots, seed: _seed, ...run } = options;
    if (engine !== 'auto' && engine !== 'statevector') throw new IonloomError(needsStatevector);
    const { mean, ...rest } = statevectorMoments(finalState(circuit, run), hamiltonian, violation);
    return printedEnergy({ value: mean, ...rest });
  }
  // Every outcome is asked for its energy, which is what a vector is for.
  const engine = noisy || !diagonal ? engineForMeans(circuit, options) : (options.engine ?? 'statevector');
  const result = simulate(circuit, { ...options, engine });
  const { mean, ...rest } = diagonal
    ? result.meanEnergy(diagonalEnergy(hamiltonian, qubits, violation), problem.cvarAlpha ?? 1)
    : result.moments(hamiltonian);
  return printedEnergy({ value: mean, ...rest });
}

const needsStatevector = issue('UnsuitableEngine', 'a penalty beside a Hamiltonian with X or Y needs the statevector', {
  path: ['engine'],
  hint: 'leave out the engine',
});

/** An energy that prints as a sentence. */
function printedEnergy(found: HamiltonianEnergy): HamiltonianEnergy {
  return printsAs(found, ({ value, ...rest }) => estimateText('energy', value, rest));
}

/** The energy of each outcome under a Hamiltonian of Zs. */
function diagonalEnergy(
  hamiltonian: Observable,
  qubits: number,
  violation: ((index: number) => number) | undefined,
): (index: number) => number {
  const terms = observableTerms(hamiltonian).map(
    ([term, coefficient]) => [pauliString(term, qubits).signs, coefficient] as const,
  );
  return (index) => {
    let energy = violation === undefined ? 0 : violation(index);
    for (const [signs, coefficient] of terms) energy += coefficient * (1 - 2 * parity(index & signs));
    return energy;
  };
}

/** What the constraints add to the energy of an outcome; undefined where they add nothing. */
function penalised(problem: HamiltonianProblem): ((index: number) => number) | undefined {
  const penalty = problem.penalty ?? 0;
  const constraints: Constraints = {
    linear: problem.linearConstraints ?? [],
    quadratic: problem.quadraticConstraints ?? [],
  };
  const violation = violationOf(constraints);
  if (penalty === 0 || violation === undefined) return undefined;
  return (index) => penalty * violation(index);
}
