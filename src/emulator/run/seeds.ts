import { type RandomStream, randomStream } from '../../simulate/index.js';

/** What is drawn from a stream of its own, so that no draw depends on how many others there were. */
const streams = { order: 2001, idleReadOut: 2002, variant: 4096 } as const;

/** A stream of random numbers of a seed. @param part tells apart several of the same kind */
export function streamOf(seed: number, kind: keyof typeof streams, part = 0): RandomStream {
  return randomStream(seed, streams[kind] + part);
}

/** A seed for more draws, from 1 to 2^31 - 1 as the service's are. */
export function nextSeed(random: RandomStream): number {
  return 1 + random.integer(2 ** 31 - 1);
}
