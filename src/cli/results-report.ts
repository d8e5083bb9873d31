import { drawHistogram } from '../draw/index.js';
import type { Aggregation, Distribution, Results } from '../formats/ionq/index.js';
import type { Terminal } from './terminal.js';
import { BARS_WIDTH, DEFAULT_BARS } from './text-formats.js';

/** The results of one circuit, and what is known of it beside them. */
export interface ShownResults {
  readonly results: Results;
  /** Of how many debiasing variants they were made here; undefined where they were not. */
  readonly variants?: number | undefined;
  /** Null where only the service knows. */
  readonly qubits: number | null;
  /** The wires that each measurement reads; null where only the service knows. */
  readonly wires: (key: string) => readonly (number | null)[] | null;
}

/** What the command line says of how results are shown. */
export interface ShowingOptions {
  readonly aggregation?: Aggregation;
  readonly top?: number;
  readonly ascii?: boolean;
  readonly width?: number;
}

/** The results of a circuit for machines. */
export function resultsDocument({ results, variants, qubits, wires }: ShownResults, options: ShowingOptions): object {
  const some = results.all ?? results.get(results.keys[0]!);
  const registers = results.keys.map((key) => {
    const outcomes = listed(results.get(key), options.top).map(({ bits, weight }) => [bits, weight] as const);
    return [key, { wires: wires(key), outcomes: new Map(outcomes) }] as const;
  });
  return {
    qubits,
    kind: some.kind,
    total: some.total,
    variants: variants ?? null,
    aggregation: variants === undefined ? null : (options.aggregation ?? 'average'),
    outcomes: results.all
      ? new Map(listed(results.all, options.top).map(({ value, weight }) => [String(value), weight] as const))
      : null,
    registers: new Map(registers),
  };
}

/** By number, or the most likely ones first. */
function listed(distribution: Distribution, top: number | undefined) {
  const outcomes = [...distribution.outcomes()];
  const byValue = outcomes.sort((a, b) => (a.value < b.value ? -1 : 1));
  return top === undefined ? byValue : byValue.sort((a, b) => b.weight - a.weight).slice(0, top);
}

/** Bars for people: of every measurement, or of all qubits where nothing is measured. */
export function resultsText(
  { results, variants }: Pick<ShownResults, 'results' | 'variants'>,
  { top = DEFAULT_BARS, ascii = false, width, aggregation }: ShowingOptions,
  { stdout }: Pick<Terminal, 'stdout'>,
): string {
  const how = variants === undefined ? '' : `, ${aggregation ?? 'average'} of ${variants} variants`;
  const longest = width ?? stdout.columns ?? BARS_WIDTH;
  const bars = (what: string, distribution: Distribution) => {
    const kind = distribution.kind === 'counts' ? `${distribution.total} shots` : 'probabilities';
    const title = `${what} (bit 0 first), ${kind}${how}`;
    return drawHistogram(distribution.toMap(), { ascii, top, title, width: longest });
  };
  if (results.keys.length > 0) return results.keys.map((key) => bars(key, results.get(key))).join('\n\n');
  return bars(`qubits 0 to ${results.all!.width - 1}`, results.all!);
}
