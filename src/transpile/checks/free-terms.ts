import type { PauliString } from '../../pauli/index.js';

/** Angles (radians) this close are the same; the rest counts as an error. */
const EQUAL = 1e-9;
/** Of more equal terms than this only the first ones are tried as a sum. */
const MOST_EQUAL_TERMS = 10;

/** exp(-i angle/2 P), P as seen from the beginning. */
export interface Rotation {
  readonly pauli: PauliString;
  angle: number;
  /** The number of the operation that it is of. */
  readonly step: number;
}

/** Rotations that are to be found again; those of one step may come in any order, of several where they commute. */
export class FreeTerms {
  #left: readonly Rotation[];

  constructor(rotations: readonly Rotation[]) {
    this.#left = rotations;
  }

  /** Takes those terms about a string that may come next and add up to an angle; their sum, or 0 where there are none. */
  take(pauli: PauliString, angle: number): number {
    const found = this.#chosen(pauli, angle) ?? (this.#dropVanishing() ? this.#chosen(pauli, angle) : undefined);
    if (!found) return 0;
    this.#left = this.#left.filter((each) => !found.includes(each));
    return sumOf(found);
  }

  /** How far what is left is from nothing, at most. */
  size(): number {
    this.#dropVanishing();
    return this.#left.reduce((sum, { angle }) => sum + sizeOf(angle), 0);
  }

  #chosen(pauli: PauliString, angle: number): readonly Rotation[] | undefined {
    const next = this.#next(pauli);
    const adds = (terms: readonly Rotation[]) => Math.abs(withoutFullTurns(sumOf(terms) - angle).rest) < EQUAL;
    for (let count = 1; count <= next.length; count++) {
      const first = next.slice(0, count);
      if (adds(first)) return first;
    }
    for (let mask = 1; next.length <= MOST_EQUAL_TERMS && mask < 1 << next.length; mask++) {
      const some = next.filter((_, k) => ((mask >> k) & 1) === 1);
      if (adds(some)) return some;
    }
    return undefined;
  }

  /** The terms about a string that nothing of an earlier step stands before. */
  #next(pauli: PauliString): readonly Rotation[] {
    const blocked = this.#left.find((each) => !each.pauli.commutes(pauli))?.step ?? Number.POSITIVE_INFINITY;
    return this.#left.filter((each) => each.step <= blocked && each.pauli.equals(pauli, false));
  }

  /** Leaves out terms that may meet and add up to nothing; whether there were any. */
  #dropVanishing(): boolean {
    const count = this.#left.length;
    for (const { pauli } of [...this.#left]) {
      const next = this.#next(pauli);
      if (next.length > 0 && Math.abs(sumOf(next)) < EQUAL) {
        this.#left = this.#left.filter((each) => !next.includes(each));
      }
    }
    return this.#left.length < count;
  }
}

function sumOf(terms: readonly Rotation[]): number {
  return terms.reduce((sum, { angle }) => sum + angle, 0);
}

/** What an angle (radians) is beside full turns, and how many of these it has. */
export function withoutFullTurns(angle: number): { readonly rest: number; readonly full: number } {
  const full = Math.round(angle / (2 * Math.PI));
  return { rest: angle - 2 * Math.PI * full, full };
}

/** How far a rotation by an angle is from none, at most. */
export function sizeOf(angle: number): number {
  return 2 * Math.abs(Math.sin(angle / 4));
}
