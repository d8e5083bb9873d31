import type { CircuitData } from '../../circuit/index.js';
import type { Steps } from '../../steps/index.js';
import { errorPlaces } from '../noise/error-places.js';
import type { DepolarizingRates } from '../noise/noise.js';
import { portableLog } from '../sampling/logarithm.js';
import type { RandomStream } from '../sampling/random.js';

/** After so many shots it is looked whether the work is still wanted. */
const SHOTS_PER_LOOK = 2 ** 14;

/** One Pauli error: after which operation, and which Pauli (two bits per target, 1 = X, 2 = Z, 3 = Y). */
export interface PauliError {
  readonly operation: number;
  readonly pauli: number;
}

/** Shots that suffer exactly the same errors and so share one run. */
export interface ErrorPattern {
  readonly errors: readonly PauliError[];
  shots: number;
}

/**
 * Draws the errors of every shot, and gathers the shots with the same: by rising position of their first error, those
 * without any error last.
 */
export function* drawErrorPatterns(
  circuit: CircuitData,
  rates: DepolarizingRates,
  shots: number,
  random: RandomStream,
): Steps<readonly ErrorPattern[]> {
  const places = errorPlaces(circuit, rates);
  const total = places.hazards.at(-1) ?? 0;
  const patterns = new Map<string, ErrorPattern>();
  for (let shot = 0; shot < shots; shot++) {
    if (shot % SHOTS_PER_LOOK === 0) yield { done: 0, total: shots };
    const errors: PauliError[] = [];
    let key = '';
    // From one error to the next the hazard grows by an exponentially distributed amount, whatever the gates between.
    let hazard = 0;
    for (;;) {
      hazard -= portableLog(1 - random.uniform());
      if (hazard >= total) break;
      const place = firstAbove(places.hazards, hazard);
      const operation = places.operations[place]!;
      const pauli = 1 + random.integer(places.paulis[place]!);
      errors.push({ operation, pauli });
      key += `${operation}:${pauli} `;
      hazard = places.hazards[place]!;
    }
    const known = patterns.get(key);
    if (known === undefined) patterns.set(key, { errors, shots: 1 });
    else known.shots += 1;
  }
  const first = ({ errors }: ErrorPattern): number => errors[0]?.operation ?? Number.MAX_SAFE_INTEGER;
  return [...patterns.values()].sort((a, b) => first(a) - first(b));
}

/** The first place of rising numbers where one is above a value; there is one. */
function firstAbove(numbers: Float64Array, value: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
