import { type PauliAxis, productPhase } from '../../../pauli/index.js';

/** How many axes an interaction of two letters can have: 3 on each wire. */
export const INTERACTIONS = 9;

/** The number of the interaction exp(-i pi/4 P(x)Q), from 0 to 8. */
export function interactionOf(first: PauliAxis, second: PauliAxis): number {
  return 3 * (first - 1) + second - 1;
}

/** The letter P of an interaction exp(-i pi/4 P(x)Q). */
export function firstLetter(interaction: number): PauliAxis {
  return (Math.floor(interaction / 3) + 1) as PauliAxis;
}

/** The letter Q of an interaction exp(-i pi/4 P(x)Q). */
export function secondLetter(interaction: number): PauliAxis {
  return ((interaction % 3) + 1) as PauliAxis;
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
    const phase = productPhase(p, a) + productPhase(q, b);
    // What anticommutes with G = P(x)Q becomes -i G S; what commutes has phases that cancel, or none.
    const turns = (productPhase(p, a) !== 0) !== (productPhase(q, b) !== 0);
    const made = turns ? (a ^ p) | ((b ^ q) << 2) : letters;
    const index = 16 * interaction + letters;
    CONJUGATED[index] = made | (turns && phase < 0 ? 16 : 0);
    WEIGHT_CHANGE[index] = weight(made) - weight(letters);
  }
}

function weight(letters: number): number {
  return ((letters & 3) === 0 ? 0 : 1) + (letters >> 2 === 0 ? 0 : 1);
}
