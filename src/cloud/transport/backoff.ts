/** Milliseconds before the first repetition; doubled for each further one. */
const FIRST_DELAY = 500;

/** Milliseconds between repetitions at most, where the service does not ask for more. */
const LONGEST_DELAY = 8_000;

/** The most milliseconds that the service is waited for because it asks; it could say anything. */
const LONGEST_ASKED = 300_000;

/**
 * Milliseconds to wait before a request is sent again: what the service asks for, or twice as long each time and up to a
 * quarter less by chance, so that clients that failed together do not come back together. Undefined where the service
 * asks for longer than anyone would wait unasked.
 *
 * @param repetition from 0
 * @param random from 0 to below 1
 */
export function delayBefore(repetition: number, askedMs: number | undefined, random: number): number | undefined {
  if (askedMs !== undefined) return askedMs <= LONGEST_ASKED ? Math.ceil(askedMs) : undefined;
  return Math.round(Math.min(FIRST_DELAY * 2 ** repetition, LONGEST_DELAY) * (1 - random / 4));
}
