import { IonloomError, inWords, issue, type OptionNames, requireOptions } from '../errors/index.js';
import { nameLabel } from './angle-label.js';

/** How outcomes are drawn as bars. */
export interface DrawHistogramOptions {
  /** The widest line, in characters; 80 unless said. Bars are at least 4 characters long, whatever the width. */
  readonly width?: number;
  /** Use ASCII characters only. */
  readonly ascii?: boolean;
  /** By outcome (the default; shorter keys first, so that decimal keys are in order) or by value, greatest first. */
  readonly sort?: 'outcome' | 'value';
  /** Show only this many outcomes, the most frequent ones, and sum up the rest in one line. */
  readonly top?: number;
  /** A line above the bars; for bitstrings it should say which end is qubit 0. */
  readonly title?: string;
}

const DRAW_HISTOGRAM_OPTIONS: OptionNames<DrawHistogramOptions> = {
  width: true,
  ascii: true,
  sort: true,
  top: true,
  title: true,
};

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const SHORTEST_BAR = 4;

/**
 * Counts or probabilities as text bars, one line per outcome, the longest bar for the greatest value.
 *
 * Whole numbers are shown as counts with their share, others as probabilities.
 *
 * @throws IonloomError (`ValueOutOfRange`) when a value is negative or not finite.
 */
export function drawHistogram(
  values: Readonly<Record<string, number>> | ReadonlyMap<string, number>,
  options: DrawHistogramOptions = {},
): string {
  requireOptions(options, DRAW_HISTOGRAM_OPTIONS, 'drawHistogram');
  const { width = 80, ascii = false, sort = 'outcome', top, title } = options;
  if (typeof values !== 'object' || values === null) {
    throw new IonloomError(issue('WrongArgument', `drawHistogram takes values by outcome, not ${inWords(values)}`));
  }
  const entries = values instanceof Map ? [...values] : Object.entries(values as Readonly<Record<string, number>>);
  for (const [outcome, value] of entries) {
    if (value >= 0 && Number.isFinite(value)) continue;
    throw new IonloomError(
      issue('ValueOutOfRange', `the value of outcome ${JSON.stringify(outcome)} must be at least 0 and finite`, {
        path: [outcome],
        received: String(value),
      }),
    );
  }
  const heading = title === undefined ? [] : [title];
  if (entries.length === 0) return [...heading, 'no outcomes'].join('\n');

  const shown = choose(entries, top);
  shown.sort(sort === 'value' ? byValue : byOutcome);
  const total = entries.reduce((sum, [, value]) => sum + value, 0);
  const areCounts = entries.every(([, value]) => Number.isInteger(value)) && total !== 1;
  const describe = areCounts
    ? (value: number) => `${value}  ${share(value, total)}`
    : (value: number) => value.toFixed(4);

  const rows = shown.map(([outcome, value]) => ({
    name: nameLabel(outcome, ascii ? 'ascii' : 'unicode'),
    text: describe(value),
    value,
  }));
  const rest = entries.length - shown.length;
  const nameWidth = rows.reduce((most, { name }) => Math.max(most, name.length), 0);
  const textWidth = rows.reduce((most, { text }) => Math.max(most, text.length), 0);
  const longest = Math.max(SHORTEST_BAR, width - nameWidth - textWidth - 4);
  const greatest = rows.reduce((most, { value }) => Math.max(most, value), 0);
  const lines = rows.map(({ name, text, value }) => {
    const length = greatest === 0 ? 0 : (value / greatest) * longest;
    return `${name.padStart(nameWidth)}  ${text.padStart(textWidth)}  ${bar(length, ascii)}`.trimEnd();
  });
  if (rest > 0) {
    const left = total - shown.reduce((sum, [, value]) => sum + value, 0);
    lines.push(`and ${rest} more outcome${rest === 1 ? '' : 's'}: ${describe(Math.max(0, left))}`);
  }
  return [...heading, ...lines].join('\n');
}

type Entry = readonly [outcome: string, value: number];

function choose(entries: readonly Entry[], top: number | undefined): Entry[] {
  if (top === undefined || top >= entries.length) return [...entries];
  return [...entries].sort(byValue).slice(0, Math.max(0, top));
}

function byOutcome([a]: Entry, [b]: Entry): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

function byValue(a: Entry, b: Entry): number {
  return b[1] - a[1] || byOutcome(a, b);
}

function share(value: number, total: number): string {
  return `${(total === 0 ? 0 : (100 * value) / total).toFixed(1).padStart(5)} %`;
}

/** A bar of a length in characters, to the eighth of a character where the characters allow it. */
function bar(length: number, ascii: boolean): string {
  if (ascii) return '#'.repeat(Math.round(length));
  const eighths = Math.round(length * 8);
  return '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8];
}
