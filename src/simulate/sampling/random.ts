import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { IonloomError, inWords, issue } from '../../errors/index.js';

/** A stream of random numbers that its seed determines completely, on every platform. */
export interface RandomStream {
  /** A number in [0, 1) with 53 random bits. */
  uniform(): number;
  /** A whole number in 0 .. bound - 1. */
  integer(bound: number): number;
  /** A number from the normal distribution of mean 0 and variance 1. */
  normal(): number;
}

/** Refuses what draws no random numbers; @throws IonloomError `WrongArgument`. */
export function requireStream(random: unknown): void {
  if (typeof (random as Partial<RandomStream> | undefined)?.uniform === 'function') return;
  throw new IonloomError(
    issue('WrongArgument', `shots need a stream of random numbers, not ${inWords(random)}`, {
      hint: 'simulate(circuit, { shots, seed }) brings its own',
    }),
  );
}

/** The seed that is used when none is given: results are reproducible by default. */
export const DEFAULT_SEED = 1;

/**
 * Starts the random stream of a seed; `index` picks one of many independent streams of the same seed.
 *
 * The generator is xoroshiro128+ of the package pure-rand. Its own seeding leaves neighbouring seeds correlated in
 * their first outputs, so the state's four words come from a splitmix32 sequence over seed and index instead.
 *
 * @throws IonloomError `ValueOutOfRange` if the seed is not a whole number in 0 .. 2^53 - 1.
 */
export function randomStream(seed: number = DEFAULT_SEED, index = 0): RandomStream {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new IonloomError(
      issue('ValueOutOfRange', `the seed ${seed} is not a whole number from 0 to 2^53 - 1`, {
        expected: 'a whole number from 0 to 9007199254740991',
        received: String(seed),
      }),
    );
  }
  let word = mix(mix(seed >>> 0) ^ mix(Math.floor(seed / 4294967296) + 0x51ed27f5) ^ mix(index + 0x2545f491));
  const next = (): number => {
    word = (word + 0x9e3779b9) | 0;
    return mix(word);
  };
  const generator = xoroshiro128plusFromState([next(), next(), next(), next()]);
  // The normal distribution comes in pairs (Box-Muller); the second of a pair waits here.
  let spare: number | undefined;
  return {
    uniform: () => uniformFloat64(generator),
    integer: (bound) => uniformInt(generator, 0, bound - 1),
    normal: () => {
      if (spare !== undefined) {
        const value = spare;
        spare = undefined;
        return value;
      }
      const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(generator)));
      const angle = 2 * Math.PI * uniformFloat64(generator);
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
  };
}

/** A bijection of 32-bit words that spreads every input bit over the whole output (the finaliser of splitmix32). */
function mix(input: number): number {
  let word = input | 0;
  word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
  word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
  return word ^ (word >>> 15);
}
