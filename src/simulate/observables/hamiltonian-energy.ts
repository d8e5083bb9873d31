import { type Evaluable, inOriginalQubits } from '../../circuit/index.js';
import { IonloomError, issue } from '../../errors/index.js';
import type { PauliSum } from '../../gates/index.js';
import { parity } from '../kernels/pauli.js';
import { depolarizingRates, isNoiseless } from '../noise.js';
import { observableTerms, pauliFactors, pauliString } from '../pauli.js';
import type { Bound } from '../program.js';
import { type SimulateOptions, simulate } from '../simulate.js';
import { finalState } from '../statevector-simulator.js';
import { type Constraints, type LinearConstraint, type QuadraticConstraint, violationOf } from './constraints.js';
import { statevectorMoments } from './moments.js';

/** What a `hamiltonian-energy` quantum function evaluates, beside its circuit. */
export interface HamiltonianProblem {
  readonly hamiltonian: PauliSum;
  /** `coefficients . x <= bound` for the bits x that are read, qubit 0 first. */
  readonly linearConstraints?: readonly LinearConstraint[];
  /** `x P x + r . x <= bound`. */
  readonly quadraticConstraints?: readonly QuadraticConstraint[];
  /** The energy of an outcome rises by this times the amount by which it breaks each constraint; 0 if left out. */
  readonly penalty?: number | null;
  /** Only the lowest energies count, up to this share of all shots: 1 is all of them, and so is null. */
  readonly cvarAlpha?: number | null;
}

/** How {@link hamiltonianEnergy} runs: as {@link simulate} does. */
export type HamiltonianEnergyOptions = SimulateOptions;

/** The energy of a circuit's final state. */
export interface HamiltonianEnergy {
  readonly value: number;
  /** The variance of the energy over its measurements, or over the lowest of them that count; see {@link Moments}. */
  readonly variance: number;
  /** Of the value: how far chance alone typically takes it from the true one; 0 where it is exact. */
  readonly standardError: number;
  /** Whether the value was computed from a final state, exactly, or estimated from shots. */
  readonly source: 'state' | 'shots';
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
 * @throws IonloomError `InvalidInput` for a problem that makes no sense, `InvalidPauliString`, `QubitOutOfRange`,
 * `UnboundParameter`, `NoiseNeedsNative` or `TooMuchMemory`.
 */
export function hamiltonianEnergy<P extends string>(
  circuit: Evaluable<P> & Bound<P>,
  problem: HamiltonianProblem,
  options: HamiltonianEnergyOptions = {},
): HamiltonianEnergy {
  const { hamiltonian } = problem;
  const { qubits } = inOriginalQubits(circuit);
  const alpha = tailShare(problem.cvarAlpha ?? 1);
  const violation = penalised(problem, qubits);
  const diagonal = observableTerms(hamiltonian).every(([term]) =>
    pauliFactors(term, qubits).every(({ letter }) => letter === 'Z'),
  );
  const noisy = !isNoiseless(depolarizingRates(options.noise ?? 'ideal'));
  if (!diagonal) {
    if (alpha < 1) throw needsDiagonal('cvarAlpha');
    if (violation !== undefined) {
      if (noisy || options.shots !== undefined) throw needsDiagonal('penalty');
      const { mean, ...rest } = statevectorMoments(finalState(circuit, options), hamiltonian, violation);
      return { value: mean, ...rest };
    }
  }
  // Every outcome is asked for its energy, which is what a vector is for.
  const engine = options.engine ?? (noisy || !diagonal ? 'auto' : 'statevector');
  const result = simulate(circuit, { ...options, engine });
  const { mean, ...rest } = diagonal
    ? result.meanEnergy(diagonalEnergy(hamiltonian, qubits, violation), alpha)
    : result.moments(hamiltonian);
  return { value: mean, ...rest };
}

/** The energy of each outcome under a Hamiltonian of Zs. */
function diagonalEnergy(
  hamiltonian: PauliSum,
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
function penalised(problem: HamiltonianProblem, qubits: number): ((index: number) => number) | undefined {
  const penalty = problem.penalty ?? 0;
  if (!Number.isFinite(penalty) || penalty < 0) {
    throw new IonloomError(
      issue('InvalidInput', `the penalty ${penalty} is not a number from 0`, {
        path: ['penalty'],
        received: String(penalty),
      }),
    );
  }
  const constraints: Constraints = {
    linear: problem.linearConstraints ?? [],
    quadratic: problem.quadraticConstraints ?? [],
  };
  const violation = violationOf(constraints, qubits);
  if (penalty === 0 || violation === undefined) return undefined;
  return (index) => penalty * violation(index);
}

function tailShare(alpha: number): number {
  if (alpha > 0 && alpha <= 1) return alpha;
  throw new IonloomError(
    issue('InvalidInput', `cvarAlpha is ${alpha}, which is not a share above 0 and up to 1`, {
      path: ['cvarAlpha'],
      received: String(alpha),
    }),
  );
}

function needsDiagonal(option: string): IonloomError {
  return new IonloomError(
    issue('InvalidInput', `${option} needs a Hamiltonian of Zs, whose outcomes have an energy each`, {
      path: [option],
      hint: `leave ${option} out for the mean and variance of any Hamiltonian`,
    }),
  );
}
