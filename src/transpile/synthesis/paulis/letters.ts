import type { Pauli } from '../../../gates/index.js';

/** A Pauli letter as two bits: X sets the lower, Z the higher, Y both; 0 is the identity. */
export type Letter = 0 | 1 | 2 | 3;

/** The letters by their bits. */
export const LETTERS: readonly ('I' | Pauli)[] = ['I', 'X', 'Z', 'Y'];

/** The bits of a letter. */
export function letterBits(letter: string): Letter {
  return Math.max(0, LETTERS.indexOf(letter as Pauli)) as Letter;
}

/** The power of i in the product of two letters, -1, 0 or 1: XY = iZ, YZ = iX, ZX = iY. Index: 4 first + second. */
export const PRODUCT_PHASE: Int8Array = Int8Array.from({ length: 16 }, (_, k) => {
  const [first, second] = [k >> 2, k & 3];
  if (first === 0 || second === 0 || first === second) return 0;
  return [1, 3, 2, 1].some((letter, place, cycle) => letter === first && cycle[place + 1] === second) ? 1 : -1;
});

/** How many axes an interaction of two letters can have: 3 on each wire. */
export const INTERACTIONS = 9;

/** The number of the interaction exp(-i pi/4 P(x)Q), from 0 to 8. */
export function interactionOf(first: Letter, second: Letter): number {
  return 3 * (first - 1) + second - 1;
}

/** The letter P of an interaction exp(-i pi/4 P(x)Q). */
export function firstLetter(interaction: number): Letter {
  return (Math.floor(interaction / 3) + 1) as Letter;
}

/** The letter Q of an interaction exp(-i pi/4 P(x)Q). */
export function secondLetter(interaction: number): Letter {
  return ((interaction % 3) + 1) as Letter;
}

/**
 * What conjugation by exp(-i pi/4 P(x)Q) makes of the letters on its two wires; bit 4 is set where the sign flips.
 *
 * Index: 16 interaction + first letter + 4 second letter, which is also how the result is packed.
 */
export const CONJUGATED: Uint8Array = new Uint8Array(16 * INTERACTIONS);

/** By how much that changes the number of letters that are not the identity. */
export const WEIGHT_CHANGE: Int8Array = new Int8Array(16 * INTERACTIONS);

for (let interaction = 0; interaction < INTERACTIONS; interaction++) {
  const [p, q] = [firstLetter(interaction), secondLetter(interaction)];
  for (let letters = 0; letters < 16; letters++) {
    const [a, b] = [letters & 3, letters >> 2];
    const phase = PRODUCT_PHASE[4 * p + a]! + PRODUCT_PHASE[4 * q + b]!;
    // What anticommutes with G = P(x)Q becomes -i G S; what commutes has phases that cancel, or none.
    const turns = (PRODUCT_PHASE[4 * p + a] !== 0) !== (PRODUCT_PHASE[4 * q + b] !== 0);
    const made = turns ? (a ^ p) | ((b ^ q) << 2) : letters;
    const index = 16 * interaction + letters;
    CONJUGATED[index] = made | (turns && phase < 0 ? 16 : 0);
    WEIGHT_CHANGE[index] = weight(made) - weight(letters);
  }
}

function weight(letters: number): number {
  return ((letters & 3) === 0 ? 0 : 1) + (letters >> 2 === 0 ? 0 : 1);
}
