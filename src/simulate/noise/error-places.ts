import type { CircuitData } from '../../circuit/index.js';
import { portableLog } from '../sampling/logarithm.js';
import { type DepolarizingRates, isNoiseless, rateOf } from './noise.js';

/** The gates that an error may follow, one after the other. */
export interface ErrorPlaces {
  readonly operations: readonly number[];
  /** The number of Paulis other than the identity on each gate's wires. */
  readonly paulis: readonly number[];
  /** The sums of -log(1 - p) up to and with each gate, p being the probability that an error follows it. */
  readonly hazards: Float64Array;
}

/** Where errors may happen under some rates. */
export function errorPlaces(circuit: CircuitData, rates: DepolarizingRates): ErrorPlaces {
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

/** The share of shots that suffer no error. */
export function errorFreeShare(circuit: CircuitData, rates: DepolarizingRates): number {
  return Math.exp(-(errorPlaces(circuit, rates).hazards.at(-1) ?? 0));
}

/** How many of some shots suffer an error at all, on average. */
export function expectedNoisyShots(circuit: CircuitData, rates: DepolarizingRates, shots: number): number {
  return shots * -Math.expm1(-(errorPlaces(circuit, rates).hazards.at(-1) ?? 0));
}

/** The same as a whole number; none of a circuit that cannot be run yet. */
export function noisyShotsOf(task: {
  readonly circuit: CircuitData;
  readonly rates: DepolarizingRates;
  readonly shots: number | undefined;
}): number {
  const { circuit, rates, shots = 0 } = task;
  if (circuit.parameters.length > 0 || isNoiseless(rates)) return 0;
  return Math.round(expectedNoisyShots(circuit, rates, shots));
}

/** How many shots have errors, as the beginning of a clause about the work that they are. */
export function shotsWithErrors(shots: number): string {
  return shots === 1 ? 'about one shot with errors is' : `about ${shots} shots with errors are`;
}
