import { type BooleanFunction, type DecisionDiagrams, FALSE, TRUE } from './decision-diagrams.js';
import { HALF_TURN, type PhaseUnits, TURN, wrapUnits } from './phase-units.js';

/** A sum of phases times Boolean functions, by function, beside a constant. */
export class WeightedSum {
  readonly weights = new Map<BooleanFunction, PhaseUnits>();
  constant: PhaseUnits = 0;

  add(f: BooleanFunction, units: PhaseUnits): void {
    if (f & 1) {
      this.constant = wrapUnits(this.constant + units);
      this.add(f ^ 1, wrapUnits(-units));
      return;
    }
    if (f === FALSE) return;
    const sum = wrapUnits((this.weights.get(f) ?? 0) + units);
    if (sum === 0) this.weights.delete(f);
    else this.weights.set(f, sum);
  }
}

/** Binary places of a turn down to which phases are taken apart into digits. */
const PLACES = 8;

/** Phases that are taken apart into digits are multiples of this. */
export const SMALLEST_DIGIT: PhaseUnits = TURN / 2 ** PLACES;

/**
 * A sum of phases as `constant + half a turn times a Boolean function`; undefined where it has other values too.
 *
 * The sum is added up as binary numbers are, digit by digit from the last, each digit being a Boolean function: all but
 * the first must be constant. Every weight must be a multiple of {@link SMALLEST_DIGIT}.
 */
export function asHalfTurns(
  diagrams: DecisionDiagrams,
  sum: WeightedSum,
): { readonly constant: PhaseUnits; readonly odd: BooleanFunction } | undefined {
  let { constant } = sum;
  // What is to be added at the place of each digit; the first place is that of half a turn.
  const places: BooleanFunction[][] = Array.from({ length: PLACES + 1 }, () => []);
  for (const [f, units] of sum.weights) {
    // Fewer digits: a weight of -1/8 is a constant and 1/8 on the negation.
    const isNegative = units < 0;
    if (isNegative) constant = wrapUnits(constant + units);
    const digits = Math.abs(units) / SMALLEST_DIGIT;
    if (!Number.isInteger(digits)) return undefined;
    for (let place = 1; place <= PLACES; place++) {
      if ((digits >> (PLACES - place)) & 1) places[place]!.push(isNegative ? f ^ 1 : f);
    }
  }
  for (let place = PLACES; place > 1; place--) {
    const added = places[place]!;
    const digit = added.reduce((total, f) => diagrams.xor(total, f), FALSE);
    if (digit !== FALSE && digit !== TRUE) return undefined;
    if (digit === TRUE) constant = wrapUnits(constant + TURN / 2 ** place);
    let total = FALSE;
    for (const f of added) {
      const carry = diagrams.and(total, f);
      if (carry !== FALSE) places[place - 1]!.push(carry);
      total = diagrams.xor(total, f);
    }
  }
  const odd = places[1]!.reduce((total, f) => diagrams.xor(total, f), FALSE);
  if (odd === TRUE) return { constant: wrapUnits(constant + HALF_TURN), odd: FALSE };
  return { constant, odd };
}
