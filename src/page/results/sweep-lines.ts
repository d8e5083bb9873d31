/** A number of a result, and how far it may be off; 0 where nothing is said of that. */
export interface SweepNumber {
  readonly value: number;
  readonly standardError: number;
}

/** One line of a file of results: what the parameters were, and all numbers of the result by name. */
export interface SweepLine {
  readonly values: Readonly<Record<string, number>>;
  readonly numbers: Readonly<Record<string, SweepNumber>>;
  /** Whether a name that is not among the numbers stands for 0: an outcome that never came up. */
  readonly isComplete: boolean;
}

/** What a file of results holds. */
export interface SweepLines {
  readonly lines: readonly SweepLine[];
  /** Names of parameters that are not the same on all lines, or of all where none changes. */
  readonly parameters: readonly string[];
  /** Names of numbers that any line has. */
  readonly names: readonly string[];
  /** Numbers of lines, from 1, that hold no result. */
  readonly unread: readonly number[];
}

/** No more names than these are offered. */
const MOST_NAMES = 500;

/** Reads JSON Lines as `ionloom sweep` writes them: `{"index": 0, "values": {"theta": 0.1}, "value": {...}}`. */
export function readSweepLines(text: string): SweepLines {
  const lines: SweepLine[] = [];
  const unread: number[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line);
    if (read === undefined) unread.push(index + 1);
    else lines.push(read);
  }
  const parameters = [...new Set(lines.flatMap(({ values }) => Object.keys(values)))];
  const changing = parameters.filter((name) => new Set(lines.map(({ values }) => values[name])).size > 1);
  const names = [...new Set(lines.flatMap(({ numbers }) => Object.keys(numbers)))].slice(0, MOST_NAMES);
  return { lines, unread, names, parameters: changing.length === 0 ? parameters : changing };
}

function readLine(line: string): SweepLine | undefined {
  try {
    const { values, value, observables } = Object(JSON.parse(line)) as Readonly<Record<string, unknown>>;
    if (values === undefined || value === undefined) return undefined;
    const at = Object.fromEntries(numbersIn(values, ''));
    const shares = sharesIn(value);
    const named = shares ?? meansIn(value, observables) ?? exactly(numbersIn(value, ''));
    return { values: at, numbers: Object.fromEntries(named), isComplete: shares !== undefined };
  } catch {
    return undefined;
  }
}

type Named = readonly (readonly [name: string, number: SweepNumber])[];

/** Shares of the shots by outcome, where a result has counts; probabilities, where it has those. */
function sharesIn(value: unknown): Named | undefined {
  const { counts, shots, probabilities } = Object(value) as Readonly<Record<string, unknown>>;
  if (typeof probabilities === 'object' && probabilities !== null) {
    return exactly(numbersIn(probabilities, '').map(([outcome, each]) => [`probability of ${outcome}`, each]));
  }
  if (typeof counts !== 'object' || counts === null || typeof shots !== 'number') return undefined;
  return numbersIn(counts, '').map(([outcome, count]) => {
    const share = count / shots;
    return [`share of ${outcome}`, { value: share, standardError: Math.sqrt((share * (1 - share)) / shots) }];
  });
}

/** Means of observables under what they are of, where a result has such. */
function meansIn(value: unknown, observables: unknown): Named | undefined {
  const { means } = Object(value) as { means?: unknown };
  if (!Array.isArray(means)) return undefined;
  return means.map(({ mean, standardError }, index) => {
    const of = Array.isArray(observables) ? observables[index] : undefined;
    const found = { value: Number(mean), standardError: typeof standardError === 'number' ? standardError : 0 };
    return [`mean of ${of ?? `observable ${index}`}`, found];
  });
}

function exactly(numbers: readonly (readonly [path: string, number: number])[]): Named {
  return numbers.map(([path, value]) => [path, { value, standardError: 0 }]);
}

/** Every number in a value, with its path. */
function numbersIn(value: unknown, path: string): readonly (readonly [path: string, number: number])[] {
  if (typeof value === 'number') return [[path === '' ? 'result' : path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => numbersIn(inner, path === '' ? name : `${path}.${name}`));
}
