import type { Pauli, SignedPauli } from '../gates/index.js';
import { UNIT_VECTORS, type Vector } from '../math/index.js';

/**
 * A Pauli letter as two bits, the one coding of all tables: 1 for an X part, 2 for a Z part.
 *
 * So I, X, Z and Y are 0 to 3, and the letter of a product is the exclusive or of its factors' letters.
 */
export type PauliLetter = 0 | 1 | 2 | 3;

/** A letter other than the identity: what a rotation or an interaction is about. */
export type PauliAxis = 1 | 2 | 3;

/** X as a letter. */
export const X_AXIS = 1;
/** Z as a letter. */
export const Z_AXIS = 2;
/** Y as a letter. */
export const Y_AXIS = 3;

/** X, Y and Z, in the order of the components of a vector. */
export const PAULI_AXES: readonly [PauliAxis, PauliAxis, PauliAxis] = [X_AXIS, Y_AXIS, Z_AXIS];

/** A letter with a sign, packed for tables: the letter's two bits, and {@link MINUS} where it is minus that letter. */
export type SignedLetter = number;

/** The bit of a signed letter that says minus. */
export const MINUS = 4;

/** The letter of a signed one. */
export function letterOf(signed: SignedLetter): PauliLetter {
  return (signed & 3) as PauliLetter;
}

/** Whether a signed letter has a minus sign. */
export function isMinus(signed: SignedLetter): boolean {
  return (signed & MINUS) !== 0;
}

const NAMES: readonly ('I' | Pauli)[] = ['I', 'X', 'Z', 'Y'];

/** The letter of a name; every other text counts as I. */
export function letterNamed(name: Pauli): PauliAxis;
export function letterNamed(name: string): PauliLetter;
export function letterNamed(name: string): PauliLetter {
  return Math.max(0, NAMES.indexOf(name as Pauli)) as PauliLetter;
}

/** The name of a letter. */
export function nameOfLetter(letter: PauliAxis): Pauli;
export function nameOfLetter(letter: PauliLetter): 'I' | Pauli;
export function nameOfLetter(letter: PauliLetter): 'I' | Pauli {
  return NAMES[letter]!;
}

/** By letter; the identity has none. */
const DIRECTIONS: readonly Vector[] = [[0, 0, 0], UNIT_VECTORS[0], UNIT_VECTORS[2], UNIT_VECTORS[1]];

/** The direction of an axis on the Bloch sphere. */
export function directionOf(axis: PauliAxis): Vector {
  return DIRECTIONS[axis]!;
}

/** The axis that a direction is or is the opposite of; undefined for every other direction. */
export function pauliAxisOf([x, y, z]: Vector): PauliAxis | undefined {
  if (y === 0 && z === 0) return X_AXIS;
  if (x === 0 && z === 0) return Y_AXIS;
  return x === 0 && y === 0 ? Z_AXIS : undefined;
}

/** The letter on a wire of a string that the gate table gives as masks, of which bit k is wire k. */
export function letterInMasks({ x, z }: SignedPauli, wire: number): PauliLetter {
  return (((x >> wire) & 1) | (((z >> wire) & 1) << 1)) as PauliLetter;
}

/** By 4 first + second; X Y = i Z and its cyclic shifts, and the other order gives -i. */
const PRODUCT_PHASES = Int8Array.from({ length: 16 }, (_, k) => {
  const [first, second] = [k >> 2, k & 3];
  if (first === 0 || second === 0 || first === second) return 0;
  return PAULI_AXES[(PAULI_AXES.indexOf(first as PauliAxis) + 1) % 3] === second ? 1 : -1;
});

/** The power of i in the product of two letters: 0 where they commute, else 1 or -1. */
export function productPhase(first: number, second: number): number {
  return PRODUCT_PHASES[4 * first + second]!;
}
