import type { Verdict } from 'ionloom';

/** A verdict in a few words. */
export function said({ equivalent, method, bound, stuck }: Verdict): string {
  if (equivalent === true) return `${method}, bound ${bound === null ? '-' : bound.toPrecision(2)}`;
  if (equivalent === false) return `${method} says different`;
  return `undecided at gates ${stuck?.original ?? '-'} and ${stuck?.candidate ?? '-'}`;
}
