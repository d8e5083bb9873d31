/** One line of a file of results: what the parameters were, and all numbers of the result by their paths. */
export interface SweepLine {
  readonly values: Readonly<Record<string, number>>;
  readonly numbers: Readonly<Record<string, number>>;
}

/** What a file of results holds. */
export interface SweepLines {
  readonly lines: readonly SweepLine[];
  /** Names of parameters that are not the same on all lines, or of all where none changes. */
  readonly parameters: readonly string[];
  /** Paths of numbers that any line has. */
  readonly paths: readonly string[];
  /** Numbers of lines, from 1, that hold no result. */
  readonly unread: readonly number[];
}

/** No more paths than these are offered. */
const MOST_PATHS = 500;

/** Reads JSON Lines as `ionloom sweep` writes them: `{"index": 0, "values": {"theta": 0.1}, "result": {...}}`. */
export function readSweepLines(text: string): SweepLines {
  const lines: SweepLine[] = [];
  const unread: number[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line);
    if (read === undefined) unread.push(index + 1);
    else lines.push(read);
  }
  const names = [...new Set(lines.flatMap(({ values }) => Object.keys(values)))];
  const changing = names.filter((name) => new Set(lines.map(({ values }) => values[name])).size > 1);
  const paths = [...new Set(lines.flatMap(({ numbers }) => Object.keys(numbers)))].slice(0, MOST_PATHS);
  return { lines, unread, paths, parameters: changing.length === 0 ? names : changing };
}

function readLine(line: string): SweepLine | undefined {
  try {
    const { values, result } = Object(JSON.parse(line)) as { values?: unknown; result?: unknown };
    if (values === undefined || result === undefined) return undefined;
    return { values: Object.fromEntries(numbersIn(values, '')), numbers: Object.fromEntries(numbersIn(result, '')) };
  } catch {
    return undefined;
  }
}

/** Every number in a value, with its path. */
function numbersIn(value: unknown, path: string): readonly (readonly [path: string, number: number])[] {
  if (typeof value === 'number') return [[path === '' ? 'result' : path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => numbersIn(inner, path === '' ? name : `${path}.${name}`));
}
