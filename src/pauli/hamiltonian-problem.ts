import { IonloomError, type Issue, issue } from '../errors/index.js';
import { type Observable, observableTerms, pauliFactors } from './observable.js';

/** `coefficients . x <= bound`, one coefficient per qubit from qubit 0 on. */
export interface LinearConstraint {
  readonly coefficients: readonly number[];
  readonly bound: number;
}

/** `x P x + r . x <= bound`, with a row and a column of P and an entry of r per qubit from qubit 0 on. */
export interface QuadraticConstraint {
  /** P, by rows. */
  readonly quadratic: readonly (readonly number[])[];
  /** r. */
  readonly linear: readonly number[];
  readonly bound: number;
}

/** What a `hamiltonian-energy` quantum function evaluates, beside its circuit. */
export interface HamiltonianProblem {
  readonly hamiltonian: Observable;
  /** `coefficients . x <= bound` for the bits x that are read, qubit 0 first. */
  readonly linearConstraints?: readonly LinearConstraint[];
  /** `x P x + r . x <= bound`. */
  readonly quadraticConstraints?: readonly QuadraticConstraint[];
  /** The energy of an outcome rises by this times the amount by which it breaks each constraint; 0 if left out. */
  readonly penalty?: number | null;
  /** Only the lowest energies count, up to this share of all shots: 1 is all of them, and so is null. */
  readonly cvarAlpha?: number | null;
}

type Path = readonly (string | number)[];

/**
 * Everything that makes no sense about a problem on a register of `qubits` qubits, with paths into the problem.
 *
 * Where the register is not known (`undefined`), nothing is said about what lies outside of it.
 */
export function* problemIssues(problem: HamiltonianProblem, qubits: number | undefined): Generator<Issue> {
  yield* hamiltonianIssues(problem.hamiltonian, qubits);
  yield* constraintIssues(problem, qubits ?? Number.POSITIVE_INFINITY);
  const penalty = problem.penalty ?? 0;
  if (!(Number.isFinite(penalty) && penalty >= 0)) {
    const path = ['penalty'];
    yield issue('ValueOutOfRange', `the penalty ${penalty} is not a number from 0`, {
      path,
      received: String(penalty),
    });
  }
  yield* shareIssues(problem);
}

function* hamiltonianIssues(hamiltonian: Observable, qubits: number | undefined): Generator<Issue> {
  const terms = observableTerms(hamiltonian);
  for (const [k, [term]] of terms.entries()) {
    const found = pauliIssue(term, qubits);
    if (found !== undefined) yield { ...found, path: ['hamiltonian', 'terms', k] };
  }
  for (const [k, [, coefficient]] of terms.entries()) {
    if (Number.isFinite(coefficient)) continue;
    yield issue('ValueOutOfRange', `the coefficient ${coefficient} is not a finite number`, {
      path: ['hamiltonian', 'coefficients', k],
      received: String(coefficient),
    });
  }
}

/** What is wrong with a Pauli string; on a register of unknown width any number of letters will do. */
function pauliIssue(term: string, qubits: number | undefined): Issue | undefined {
  const width = qubits ?? (/^[IXYZ]+$/.test(term) ? term.length : Number.POSITIVE_INFINITY);
  try {
    pauliFactors(term, width);
    return undefined;
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    return error.issues[0];
  }
}

function* constraintIssues(problem: HamiltonianProblem, qubits: number): Generator<Issue> {
  const tooLong = function* (entries: readonly unknown[], path: Path): Generator<Issue> {
    if (entries.length <= qubits) return;
    yield issue(
      'CircuitMismatch',
      `a constraint has ${entries.length} entries for the ${qubits} qubits of the circuit`,
      {
        path,
        expected: `at most ${qubits} entries`,
        received: String(entries.length),
      },
    );
  };
  for (const [k, { coefficients }] of (problem.linearConstraints ?? []).entries()) {
    yield* tooLong(coefficients, ['linearConstraints', k, 'coefficients']);
  }
  for (const [k, { quadratic, linear }] of (problem.quadraticConstraints ?? []).entries()) {
    yield* tooLong(linear, ['quadraticConstraints', k, 'linear']);
    yield* tooLong(quadratic, ['quadraticConstraints', k, 'quadratic']);
    for (const [row, entries] of quadratic.entries()) {
      yield* tooLong(entries, ['quadraticConstraints', k, 'quadratic', row]);
    }
  }
}

/** The share of the lowest energies; below 1 each outcome needs an energy. */
function* shareIssues({ cvarAlpha, hamiltonian }: HamiltonianProblem): Generator<Issue> {
  const alpha = cvarAlpha ?? 1;
  const path = ['cvarAlpha'];
  if (!(alpha > 0 && alpha <= 1)) {
    const message = `the share of the lowest energies is ${alpha}, which is not above 0 and up to 1`;
    yield issue('ValueOutOfRange', message, { path, expected: 'above 0, at most 1', received: String(alpha) });
  } else if (alpha < 1 && !isDiagonal(hamiltonian)) {
    yield needsEnergies('a share of the lowest energies', path);
  }
}

/** Whether all letters of a Hamiltonian are Z or I, so that each outcome has an energy. */
export function isDiagonal(hamiltonian: Observable): boolean {
  return observableTerms(hamiltonian).every(([term]) => !/[XY]/.test(term));
}

/** The issue of asking for outcomes with energies where the Hamiltonian gives them none. */
export function needsEnergies(what: string, path: Path): Issue {
  return issue('NotAnswerable', `${what} needs a Hamiltonian of Zs, whose outcomes have an energy each`, {
    path,
    hint: `without it, the mean and the variance of any Hamiltonian are exact`,
  });
}

/** Whether a Pauli string, full-width or sparse, is an identity, whose mean is 1 in every state. */
export function isIdentityString(term: string): boolean {
  return /I/.test(term) && !/[XYZ]/.test(term);
}
