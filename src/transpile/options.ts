import type { CircuitData } from '../circuit/index.js';
import { IonloomError, issue } from '../errors/index.js';
import type { Entangler } from '../targets/index.js';
import type { Level } from './pass.js';
import type { PassReport } from './report.js';

/** How to transpile; everything may be left out. */
export interface TranspileOptions {
  /** How hard to try; 2 if left out. */
  readonly level?: Level;
  /** The native two-qubit gate; the target's preferred one if left out. */
  readonly entangler?: Entangler;
  /** For choices at random, of which no level makes any: every seed gives the same circuit. 1 if left out. */
  readonly seed?: number;
  /** The shots that the price is estimated for; 1000 if left out. */
  readonly shots?: number;
  /** Called after each pass of each candidate, with what it did and its circuit. */
  readonly onPass?: (pass: PassReport, circuit: CircuitData) => void;
}

/** The options with nothing left out, except the entangler, which is the target's to choose. */
export interface ResolvedOptions {
  readonly level: Level;
  readonly shots: number;
}

/** The shots that the price is estimated for where nobody says. */
export const ESTIMATED_SHOTS = 1000;

/** @throws IonloomError (`InvalidInput`) for a level, seed or number of shots that is none. */
export function resolveOptions({ level = 2, seed = 1, shots = ESTIMATED_SHOTS }: TranspileOptions): ResolvedOptions {
  const found = [];
  if (![0, 1, 2, 3].includes(level)) found.push(issue('InvalidInput', `the level is 0, 1, 2 or 3, not ${level}`));
  if (!Number.isSafeInteger(seed)) found.push(issue('InvalidInput', `the seed is a whole number, not ${seed}`));
  if (!Number.isSafeInteger(shots) || shots < 1) {
    found.push(issue('InvalidInput', `the number of shots is a whole number from 1, not ${shots}`));
  }
  if (found.length > 0) throw new IonloomError(found);
  return { level, shots };
}
