import { spaceOutcome } from '../../circuit/index.js';
import type { EnergyValue } from '../kinds/energy.js';
import type { ExpectationValue } from '../kinds/expectation.js';
import type { SampleValue } from '../kinds/sample.js';
import type { SimulateValue } from '../kinds/simulate.js';
import type { SweepLine } from './line.js';

type Cell = string | number;

/**
 * The results of a sweep as rows of CSV, the first of which names the columns: the index, the parameters, then means with
 * their standard errors, the energy with its own, or an outcome with its count or probability: then a point has a row
 * for each outcome. Where a point failed, the last column says why.
 *
 * @param lines reads those of one sweep, none of which are kept; they are read twice, first up to the first that has a value
 */
export async function* csvRows(lines: () => AsyncIterable<SweepLine>): AsyncGenerator<string> {
  const form = await formIn(lines());
  let isBegun = false;
  for await (const line of lines()) {
    if (!isBegun) yield written(['index', ...Object.keys(line.values), ...form.columns, 'failure']);
    isBegun = true;
    yield* pointRows(line, form);
  }
}

/** A point that failed does not tell what the others have. */
async function formIn(lines: AsyncIterable<SweepLine>): Promise<Form> {
  for await (const line of lines) {
    const form = formOf(line);
    if (form !== undefined) return form;
  }
  return failuresOnly;
}

/** What the results of a sweep look like in a table. */
interface Form {
  readonly columns: readonly string[];
  readonly cells: (value: Readonly<Record<string, unknown>>) => Iterable<readonly Cell[]>;
}

const failuresOnly: Form = { columns: [], cells: () => [[]] };

function* pointRows({ index, values, value, failure }: SweepLine, { columns, cells }: Form): Generator<string> {
  const start = [index, ...Object.values(values)];
  if (value !== undefined) for (const row of cells(value)) yield written([...start, ...row, '']);
  else yield written([...start, ...columns.map(() => ''), `${failure?.code}: ${failure?.message}`]);
}

function formOf({ value, observables = [] }: SweepLine): Form | undefined {
  if (value === undefined) return undefined;
  if ('means' in value) {
    const named = (what: string) => (observables.length === 1 ? '' : ` of ${what}`);
    return {
      columns: observables.flatMap((each) => [`mean${named(each)}`, `standard error${named(each)}`]),
      cells: (each) => [
        (each as unknown as ExpectationValue).means.flatMap(({ mean, standardError }) => [mean, standardError]),
      ],
    };
  }
  if ('counts' in value) return outcomesAs('count', (each) => (each as unknown as SampleValue).counts);
  if ('probabilities' in value) {
    return outcomesAs('probability', (each) => (each as unknown as SimulateValue).probabilities);
  }
  return {
    columns: ['energy', 'standard error'],
    cells: (each) => {
      const { value: energy, standardError } = each as unknown as EnergyValue;
      return [[energy, standardError]];
    },
  };
}

function outcomesAs(
  column: string,
  weightsOf: (value: Readonly<Record<string, unknown>>) => Readonly<Record<string, number>>,
): Form {
  return {
    columns: ['outcome', column],
    cells: (value) => {
      const { registers } = value as unknown as SampleValue;
      const widths = registers.map(({ width }) => width);
      return Object.entries(weightsOf(value))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([bits, weight]) => [widths.length === 0 ? bits : spaceOutcome(bits, widths), weight]);
    },
  };
}

/** A row of CSV (RFC 4180) without its line break. */
function written(cells: readonly Cell[]): string {
  return cells
    .map((cell) => {
      const text = String(cell);
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',');
}
