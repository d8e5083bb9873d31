import { type CircuitData, requireCircuit } from '../../circuit/index.js';
import { IonloomError, type OptionNames, requireOptions } from '../../errors/index.js';
import type { Gateset } from '../../gates/index.js';
import {
  type HamiltonianProblem,
  isDiagonal,
  needsEnergies,
  type Observable,
  observableTerms,
  problemIssues,
} from '../../pauli/index.js';
import { parity } from '../kernels/pauli.js';
import { pauliString } from '../pauli.js';
import type { Bound } from '../program.js';
import { randomStream } from '../random.js';
import { requireShots } from '../sample.js';
import { type RunOptions, runOptionNames } from '../simulator.js';
import { finalState } from '../statevector-simulator.js';
import { type Constraints, violationOf } from './constraints.js';
import { moments, statevectorMoments } from './moments.js';
import { tailMoments, type WeightedEnergies } from './tail.js';

/** How {@link hamiltonianEnergy} runs. */
export interface HamiltonianEnergyOptions extends RunOptions {
  /** Estimate from this many shots instead of exactly; only for Hamiltonians of Zs. */
  readonly shots?: number;
  /** Decides the shots; 1 if left out. */
  readonly seed?: number;
}

const HAMILTONIAN_PROBLEM: OptionNames<HamiltonianProblem> = {
  hamiltonian: true,
  linearConstraints: true,
  quadraticConstraints: true,
  penalty: true,
  cvarAlpha: true,
};

const HAMILTONIAN_ENERGY_OPTIONS: OptionNames<HamiltonianEnergyOptions> = {
  shots: true,
  seed: true,
  ...runOptionNames,
};

/** The energy of a circuit's final state. */
export interface HamiltonianEnergy {
  readonly value: number;
  /** The variance of the energy over its measurements, or over the lowest of them that count. */
  readonly variance: number;
}

/**
 * The energy of a Hamiltonian in the state that a circuit prepares, as the service's `hamiltonian-energy` function.
 *
 * The service says what the fields are but not how they act together; here a constraint adds `penalty * max(0, left
 * side - bound)` to the energy of an outcome, and `cvarAlpha` takes the mean over that share of the lowest energies.
 * The latter needs a Hamiltonian of Zs and identities alone, because only then has each outcome an energy.
 *
 * @example
 * hamiltonianEnergy(circuit(2).h(0).cnot(0, 1), { hamiltonian: { terms: ['ZZ', 'XX'], coefficients: [1, 0.5] } }).value; // 1.5
 * @throws IonloomError `InvalidInput` for a problem that makes no sense, `InvalidPauliString`, `QubitOutOfRange`,
 * `UnboundParameter` or `TooMuchMemory`.
 */
export function hamiltonianEnergy<P extends string>(
  circuit: CircuitData<Gateset, number, P> & Bound<P>,
  problem: HamiltonianProblem,
  options: HamiltonianEnergyOptions = {},
): HamiltonianEnergy {
  requireCircuit(circuit, 'hamiltonianEnergy');
  requireOptions(problem, HAMILTONIAN_PROBLEM, 'hamiltonianEnergy');
  requireOptions(options, HAMILTONIAN_ENERGY_OPTIONS, 'hamiltonianEnergy');
  const { hamiltonian } = problem;
  const { qubits } = circuit;
  const issues = [...problemIssues(problem, qubits)];
  if (issues.length > 0) throw new IonloomError(issues);
  const alpha = problem.cvarAlpha ?? 1;
  const violation = penalised(problem);
  const diagonal = isDiagonal(hamiltonian);
  if (!diagonal && options.shots !== undefined) throw new IonloomError(needsEnergies('a number of shots', ['shots']));
  const { shots, seed, ...run } = options;
  const state = finalState(circuit, run);
  if (!diagonal) {
    const { mean, variance } =
      violation === undefined ? moments(state, hamiltonian) : statevectorMoments(state, hamiltonian, violation);
    return { value: mean, variance };
  }
  const energyOf = diagonalEnergy(hamiltonian, qubits, violation);
  let weighted: WeightedEnergies;
  if (shots === undefined) {
    const weights = state.probabilities();
    weighted = { energies: Float64Array.from(weights, (_, index) => energyOf(index)), weights };
  } else {
    requireShots(shots);
    const counts = [...state.sample(shots, randomStream(seed, 1))];
    weighted = {
      energies: Float64Array.from(counts, ([index]) => energyOf(index)),
      weights: Float64Array.from(counts, ([, count]) => count / shots),
    };
  }
  const { mean, variance } = tailMoments(weighted, alpha);
  return { value: mean, variance };
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
