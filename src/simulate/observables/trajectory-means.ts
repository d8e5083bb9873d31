import type { Observable } from '../../pauli/index.js';
import { observableTerms } from '../../pauli/index.js';
import type { Trajectories } from '../contract/named-engine.js';
import { type Moments, stateMoments } from './moments.js';

/**
 * Mean of an observable under noise over trajectories, with its standard error, without a read-out.
 *
 * The state without errors counts with its probability, which is known; only those with errors are drawn, and only what they
 * differ among each other is chance.
 *
 * @internal
 */
export function trajectoryMoments({ errorFree, visit }: Trajectories, observable: Observable): Moments {
  let ideal = { mean: 0, variance: 0 };
  let [count, mean, squares, variance] = [0, 0, 0, 0];
  visit((state, shots) => {
    const found = stateMoments(state, observable);
    if (shots === 0) {
      ideal = found;
      return;
    }
    // The running form of mean and variance, which takes no difference of large numbers.
    count += shots;
    const step = found.mean - mean;
    mean += (step * shots) / count;
    squares += shots * step * (found.mean - mean);
    variance += ((found.variance - variance) * shots) / count;
  });
  const noisy = 1 - errorFree;
  // Where no errors were drawn, or once, they may do whatever an observable allows.
  const spread = count > 1 ? Math.sqrt(squares / (count - 1) / count) : largest(observable);
  const among = count === 0 ? ideal : { mean, variance: variance + squares / count };
  const between = errorFree * noisy * (ideal.mean - among.mean) ** 2;
  return {
    mean: errorFree * ideal.mean + noisy * among.mean,
    variance: errorFree * ideal.variance + noisy * among.variance + between,
    standardError: noisy * spread,
    source: 'trajectories',
  };
}

function largest(observable: Observable): number {
  return observableTerms(observable).reduce((sum, [, coefficient]) => sum + Math.abs(coefficient), 0);
}
