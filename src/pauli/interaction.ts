import { MINUS, type PauliAxis, productPhase } from './letter.js';
import { firstOf, letterPair, secondOf } from './letter-pair.js';

/** How many axes an interaction of two letters can have: 3 on each wire. */
export const INTERACTIONS = 9;

/** The number of the interaction exp(-i pi/4 P(x)Q), from 0 to 8. */
export function interactionOf(first: PauliAxis, second: PauliAxis): number {
  return 3 * (first - 1) + second - 1;
}

/** P of an interaction exp(-i pi/4 P(x)Q). */
export function firstAxisOf(interaction: number): PauliAxis {
  return (Math.floor(interaction / 3) + 1) as PauliAxis;
}

/** Q of an interaction exp(-i pi/4 P(x)Q). */
export function secondAxisOf(interaction: number): PauliAxis {
  return ((interaction % 3) + 1) as PauliAxis;
}

/**
 * What conjugation by exp(-i pi/4 P(x)Q) makes of a pair of letters, by 16 interaction + pair, sign included.
 *
 * A flat table, as the searches for networks look into it for every row of every candidate.
 */
export const CONJUGATED_PAIRS: Uint8Array = new Uint8Array(16 * INTERACTIONS);

/** By how much that changes the number of letters that are not the identity. */
export const WEIGHT_CHANGES: Int8Array = new Int8Array(16 * INTERACTIONS);

for (let interaction = 0; interaction < INTERACTIONS; interaction++) {
  const [p, q] = [firstAxisOf(interaction), secondAxisOf(interaction)];
  for (let pair = 0; pair < 16; pair++) {
    const [a, b] = [firstOf(pair), secondOf(pair)];
    const phase = productPhase(p, a) + productPhase(q, b);
    // What anticommutes with G = P(x)Q becomes -i G S; what commutes has phases that cancel, or none.
    const turns = (productPhase(p, a) !== 0) !== (productPhase(q, b) !== 0);
    const made = turns ? letterPair((a ^ p) | (phase < 0 ? MINUS : 0), b ^ q) : pair;
    CONJUGATED_PAIRS[16 * interaction + pair] = made;
    WEIGHT_CHANGES[16 * interaction + pair] = weight(made) - weight(pair);
  }
}

function weight(pair: number): number {
  return (firstOf(pair) === 0 ? 0 : 1) + (secondOf(pair) === 0 ? 0 : 1);
}
