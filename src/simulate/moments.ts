import { type Bound, type Evaluable, requireEvaluable } from '../circuit/index.js';
import { requireOptions } from '../errors/index.js';
import type { Observable } from '../pauli/index.js';
import type { QuantumState } from './contract/simulator.js';
import { type Moments, stateMoments } from './observables/moments.js';
import { engineForMeans, SIMULATE_OPTIONS, type SimulateOptions, simulate } from './simulate.js';

/**
 * Mean and variance of an observable in a state, or of a circuit or transpilation as {@link simulate} runs it: exactly
 * (under noise from the mixed state, up to 11 qubits), averaged over trajectories where noise is on more, or from `shots`; what is
 * not exact has its standard error, and `source` says which it was.
 *
 * @throws IonloomError `InvalidPauliString`, `QubitOutOfRange` or `DuplicateQubit`, and what {@link simulate} throws.
 */
export function moments(state: QuantumState, observable: Observable): Moments;
export function moments<P extends string>(
  circuit: Evaluable<P> & Bound<P>,
  observable: Observable,
  options?: SimulateOptions,
): Moments;
export function moments<P extends string>(
  source: QuantumState | (Evaluable<P> & Bound<P>),
  observable: Observable,
  options: SimulateOptions = {},
): Moments {
  if (isState(source)) return stateMoments(source, observable);
  requireEvaluable(source, 'moments');
  requireOptions(options, SIMULATE_OPTIONS, 'moments');
  return simulate(source, { ...options, engine: engineForMeans(source, options) }).moments(observable);
}

function isState(source: unknown): source is QuantumState {
  return typeof source === 'object' && source !== null && 'expectation' in source;
}
