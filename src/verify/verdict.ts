import { printsAs } from '../printing/index.js';
import type { Method } from './checks.js';
import type { Stuck } from './equality.js';
import type { Figures } from './finding.js';
import type { Relation } from './relation.js';

/** The outcome of a verification. */
export interface Verdict extends Figures {
  /** True or false where it was decided; null where it was not, which must never be taken for true. */
  readonly equivalent: boolean | null;
  readonly method: Method;
  readonly relation: Relation;
  /** What was compared, how, and what is therefore guaranteed. */
  readonly guarantee: string;
  /** The first gate on each side at which the strongest comparison could not go on; only where nothing decided. */
  readonly stuck?: Stuck;
}

/** Prints as whether the circuits are the same, and the sentence about it. */
export function verdict(of: Verdict): Verdict {
  return Object.freeze(printsAs({ ...of }, verdictText));
}

/** The same verdict with a sentence about the read-outs before or after its own. */
export function withSentence(given: Verdict, place: 'first' | 'last', sentence: string | undefined): Verdict {
  if (sentence === undefined) return given;
  const sentences = place === 'first' ? [sentence, given.guarantee] : [given.guarantee, sentence];
  return verdict({ ...given, guarantee: sentences.join(' ') });
}

function verdictText({ equivalent, guarantee }: Verdict): string {
  const word = equivalent === null ? 'undecided' : equivalent ? 'equivalent' : 'not equivalent';
  return `${word}: ${guarantee}`;
}
