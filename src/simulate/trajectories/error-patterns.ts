import type { CircuitData } from '../../circuit/index.js';
import type { Watch } from '../../steps/index.js';
import { portableLog } from '../logarithm.js';
import { type DepolarizingRates, rateOf } from '../noise.js';
import type { RandomStream } from '../random.js';

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
export function drawErrorPatterns(
  circuit: CircuitData,
  rates: DepolarizingRates,
  shots: number,
  random: RandomStream,
  { onProgress, signal }: Watch = {},
): readonly ErrorPattern[] {
  const places = errorPlaces(circuit, rates);
  const total = places.hazards.at(-1) ?? 0;
  const patterns = new Map<string, ErrorPattern>();
  for (let shot = 0; shot < shots; shot++) {
    if (shot % SHOTS_PER_LOOK === 0) {
      onProgress?.(0, shots);
      signal?.throwIfAborted();
    }
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

/** How many of some shots suffer an error at all, on average. */
export function expectedNoisyShots(circuit: CircuitData, rates: DepolarizingRates, shots: number): number {
  return shots * -Math.expm1(-(errorPlaces(circuit, rates).hazards.at(-1) ?? 0));
}

/** The gates that an error may follow, one after the other. */
interface ErrorPlaces {
  readonly operations: readonly number[];
  /** The number of Paulis other than the identity on each gate's wires. */
  readonly paulis: readonly number[];
  /** The sums of -log(1 - p) up to and with each gate, p being the probability that an error follows it. */
  readonly hazards: Float64Array;
}

function errorPlaces(circuit: CircuitData, rates: DepolarizingRates): ErrorPlaces {
  const operations: number[] = [];
  const paulis: number[] = [];
  const hazards: number[] = [];
  let hazard = 0;
  circuit.operations.forEach((use, operation) => {
    const rate = rateOf(use, rates);
    if (rate === 0) return;
    const others = 4 ** use.targets.length - 1;
    hazard -= portableLog(1 - (rate * others) / (others + 1));
    operations.push(operation);
    paulis.push(others);
    hazards.push(hazard);
  });
  return { operations, paulis, hazards: Float64Array.from(hazards) };
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
