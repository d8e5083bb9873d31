import type { Benchmark, Measurement } from './benchmark.js';
import { pauliInputs } from './inputs/index.js';
import { comparedGroupings } from './observables/groupings.js';
import { statedErrors } from './observables/stated-errors.js';

/** Repetitions by which standard errors are judged. */
const REPETITIONS = 10_000;
const FEW_REPETITIONS = 400;

/** How observables are measured: circuits beside those of other programs, and whether standard errors are right. */
export const observables: Benchmark = {
  about:
    'circuits that measure a Hamiltonian, with --peers beside Qiskit and PennyLane; standard errors over many seeds',
  *run({ quick, peers, cases, only }): Generator<Measurement> {
    const inputs = pauliInputs().filter(({ name }) => only === undefined || name.includes(only));
    yield* comparedGroupings(inputs, peers, quick ? 3 : 9);
    yield* statedErrors(cases ?? (quick ? FEW_REPETITIONS : REPETITIONS));
  },
};
