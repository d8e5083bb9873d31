import type { PauliMasks } from '../gates/index.js';
import { type PauliAxis, type PauliLetter, productPhase, Y_AXIS } from './letter.js';

/** A Pauli string by its letters other than the identity. */
export type SparsePauli = readonly (readonly [wire: number, axis: PauliAxis])[];

/** A string as bit masks, of which bit k is wire k, on at most 31 wires. */
export function masksOf(pauli: SparsePauli): PauliMasks {
  let [flips, signs, ys] = [0, 0, 0];
  for (const [wire, axis] of pauli) {
    flips |= (axis & 1) << wire;
    signs |= (axis >> 1) << wire;
    if (axis === Y_AXIS) ys++;
  }
  return { flips, signs, ys };
}

/** The product of two strings, by rising wires, and the power of i before it, from 0 to 3. */
export function sparseProduct(
  first: SparsePauli,
  second: SparsePauli,
): { readonly pauli: SparsePauli; readonly power: number } {
  const letters = new Map<number, PauliLetter>(first);
  let power = 0;
  for (const [wire, axis] of second) {
    const other = letters.get(wire) ?? 0;
    power += productPhase(other, axis);
    letters.set(wire, (other ^ axis) as PauliLetter);
  }
  const pauli = [...letters].flatMap(([wire, letter]) => (letter === 0 ? [] : [[wire, letter] as const]));
  return { pauli: pauli.sort(([a], [b]) => a - b), power: power & 3 };
}

/** Whether a string, by wires and their letters, anticommutes with one given by the letter on every wire. */
export function anticommutesWith(
  pauli: Iterable<readonly [wire: number, letter: number]>,
  letters: ArrayLike<number>,
): boolean {
  let odd = false;
  for (const [wire, axis] of pauli) if (productPhase(axis, letters[wire]!) !== 0) odd = !odd;
  return odd;
}
