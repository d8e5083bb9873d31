import { IonloomError, issue } from '../../errors/index.js';

/** A part of a sweep: every `of`-th point from `index` on. */
export interface Shard {
  /** From 0. */
  readonly index: number;
  readonly of: number;
}

/** All of it. */
export const WHOLE: Shard = Object.freeze({ index: 0, of: 1 });

/** The most parts: each is a file that a merge reads at the same time. */
const MOST_SHARDS = 10_000;

/**
 * Reads `3/16`: the part with the number 3 of 16, whose numbers begin at 0.
 *
 * @throws IonloomError `ValueOutOfRange`.
 */
export function readShard(text: string): Shard {
  const [, index = Number.NaN, of = Number.NaN] = (/^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? []).map(Number);
  if (index < of && of <= MOST_SHARDS) return { index, of };
  throw new IonloomError(
    issue('ValueOutOfRange', `a part of a sweep is written I/N with I from 0 to N - 1, not ${JSON.stringify(text)}`, {
      hint: `the parts of a sweep in four are 0/4, 1/4, 2/4 and 3/4; there are at most ${MOST_SHARDS}`,
    }),
  );
}

/** How many of some points belong to a part. */
export function pointsIn(points: number, { index, of }: Shard): number {
  return Math.max(0, Math.ceil((points - index) / of));
}
