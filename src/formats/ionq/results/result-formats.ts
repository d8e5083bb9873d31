import { isObject, member } from '../json/value.js';

/** What a results document holds: of one circuit, or the probabilities of every circuit of a job by its id. */
export type ResultKind = 'probabilities' | 'histogram' | 'shots' | 'aggregated';

/** A results document that the service has for a job. */
export interface ResultFormat {
  readonly kind: ResultKind;
  /** 1 for outcomes as decimal numbers, 2 for bits by register. */
  readonly version: number;
  /** The artifact that it is fetched as; undefined where it has a path of its own. */
  readonly artifactId: string | undefined;
}

/** The kinds as format identifiers name them, in the order in which they are listed. */
const kinds: Readonly<Record<string, ResultKind>> = {
  probabilities: 'probabilities',
  histogram: 'histogram',
  shots: 'shots',
  'probabilities-aggregate': 'aggregated',
};

const order = Object.values(kinds);

const FORMAT = /^ionq\.result\.([a-z-]+)\.json\.v([1-9][0-9]{0,3})$/;

/**
 * The results documents that the `results` of an answer about a job, or of one of its variants, lists: links by kind
 * (API document of May 2026) as version 1, artifacts by format (September 2026); what is of another kind is left out. They are in the order of kinds and versions, links first.
 *
 * Never throws.
 *
 * @internal
 */
export function resultFormats(results: unknown): readonly ResultFormat[] {
  const found: ResultFormat[] = [];
  for (const [name, entry] of Object.entries(isObject(results) ? results : {})) {
    const [, written = name, version] = FORMAT.exec(name) ?? [];
    const kind = Object.hasOwn(kinds, written) ? kinds[written] : undefined;
    if (kind === undefined) continue;
    const id = member(entry, 'id');
    if (version === undefined) {
      if (typeof member(entry, 'url') === 'string') found.push({ kind, version: 1, artifactId: undefined });
    } else if (typeof id === 'string' && id !== '') found.push({ kind, version: Number(version), artifactId: id });
  }
  const rank = ({ kind, version, artifactId }: ResultFormat) =>
    order.indexOf(kind) * 100_000 + version * 2 + (artifactId === undefined ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
}
