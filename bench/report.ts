import { type Measurement, type Row, shortNumber } from './benchmark.js';

/** What a benchmark ends with; numbers of several kinds add up. */
export const exitCodes = {
  /** Everything was measured and every goal is reached. */
  done: 0,
  missed: 1,
  usage: 2,
  /** Rows of another program are missing. */
  peersUnmeasured: 4,
  /** Rows of ours are missing. */
  unmeasured: 8,
} as const;

/** Columns that hold nearly every row; a longer name pushes its own row aside. */
const WIDTHS = { name: 64, value: 10, unit: 10, goal: 14 };

/**
 * Writes rows as they are measured, as JSON lines or as a table, and after them what was missed and what could not be
 * measured.
 *
 * @returns the exit code
 */
export async function report(
  measured: AsyncIterable<Measurement> | Iterable<Measurement>,
  json: boolean,
  write: (line: string) => void,
): Promise<number> {
  const all: Measurement[] = [];
  if (!json) write(tableLine('name', 'value', 'unit', 'goal', ''));
  for await (const each of measured) {
    all.push(each);
    write(json ? JSON.stringify(each) : lineOf(each));
  }
  if (!json) for (const line of conclusion(all)) write(line);
  const missing = all.filter(isUnmeasured);
  return (
    (all.some((each) => !isUnmeasured(each) && !each.pass) ? exitCodes.missed : 0) +
    (missing.some(({ peer }) => peer) ? exitCodes.peersUnmeasured : 0) +
    (missing.some(({ peer }) => !peer) ? exitCodes.unmeasured : 0)
  );
}

function lineOf(each: Measurement): string {
  if (isUnmeasured(each)) return tableLine(each.name, '-', '', '', `NOT MEASURED: ${each.unmeasured}`);
  const verdict = each.goal === null ? '' : each.pass ? 'pass' : 'MISSED';
  return tableLine(each.name, shortNumber(each.value), each.unit, each.goal ?? '', verdict);
}

function tableLine(name: string, value: string, unit: string, goal: string, verdict: string): string {
  const cells = [name.padEnd(WIDTHS.name), value.padStart(WIDTHS.value), unit.padEnd(WIDTHS.unit)];
  return [...cells, goal.padEnd(WIDTHS.goal), verdict].join('  ').trimEnd();
}

function conclusion(all: readonly Measurement[]): readonly string[] {
  const missed = all.filter((each): each is Row => !isUnmeasured(each) && !each.pass);
  const missing = all.filter(isUnmeasured);
  return [
    '',
    missed.length === 0 ? 'Every goal that was measured is reached.' : `Goals missed: ${missed.length}.`,
    ...missed.map(({ name }) => `  ${name}`),
    ...(missing.length === 0 ? [] : [`Not measured: ${missing.length}.`, ...missing.map(({ name }) => `  ${name}`)]),
  ];
}

function isUnmeasured(each: Measurement): each is Extract<Measurement, { unmeasured: string }> {
  return 'unmeasured' in each;
}
