import { portableLog } from './logarithm.js';
import type { RandomStream } from './random.js';

/** Fewer trials are made one by one. */
const FEW_TRIALS = 32;

/**
 * How many of so many trials succeed, in a time that grows with the logarithm of their number.
 *
 * A trial succeeds where a uniform number is below the probability. The middle one of all those numbers in rising order
 * has a beta distribution; it is drawn, and only the half on the side of the probability is looked at further (Relles,
 * J. Amer. Statist. Assoc. 67, 1972). Arithmetic and square roots alone, so that the same seed gives the same number anywhere.
 */
export function binomial(trials: number, probability: number, random: RandomStream): number {
  let left = trials;
  let share = probability;
  let found = 0;
  while (left > FEW_TRIALS) {
    if (!(share > 0)) return found;
    if (share >= 1) return found + left;
    const middle = 1 + Math.floor(left / 2);
    const mark = beta(middle, left + 1 - middle, random);
    if (mark <= share) {
      found += middle;
      left -= middle;
      share = (share - mark) / (1 - mark);
    } else {
      left = middle - 1;
      share /= mark;
    }
  }
  for (let trial = 0; trial < left; trial++) if (random.uniform() < share) found++;
  return found;
}

function beta(a: number, b: number, random: RandomStream): number {
  const first = gamma(a, random);
  return first / (first + gamma(b, random));
}

/** A number of the gamma distribution of a shape of at least 1 (Marsaglia and Tsang, ACM Trans. Math. Softw. 26, 2000). */
function gamma(shape: number, random: RandomStream): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (portableLog(1 - random.uniform()) < (x * x) / 2 + d - d * v + d * portableLog(v)) return d * v;
  }
}

/** A number of the normal distribution, by Marsaglia's polar method. */
function normal(random: RandomStream): number {
  for (;;) {
    const x = 2 * random.uniform() - 1;
    const y = 2 * random.uniform() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * portableLog(square)) / square);
  }
}
