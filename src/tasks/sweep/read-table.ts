import { IonloomError, type Issue, issue } from '../../errors/index.js';
import { type Axis, MOST_POINTS, numberIn, unsigned } from './axis.js';

/** After so many mistakes of a table the others are not listed. */
const LISTED_ISSUES = 20;

/**
 * Values that parameters take together, from a text: CSV with their names in its first line, or JSON Lines with an object
 * of values in each. Values are written as angles are: `0.3`, `pi/4`.
 *
 * @throws IonloomError with everything that is wrong, by line.
 */
export function readTable(text: string): Axis {
  const content = text.replace(/^\uFEFF/, '').trimEnd();
  return /^[^\S\n]*\{/.test(content) ? tableOf(jsonRows(linesOf(content))) : tableOf(csvRows(linesOf(content)));
}

/** One after the other: a list of millions takes several times the memory of their text. */
function* linesOf(text: string): Generator<string> {
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    yield text.slice(start, end);
    start = end + 1;
  }
}

/** A line of a table: the names that it gives values to, or what is wrong with it. */
interface Row {
  readonly line: number;
  readonly names: readonly string[];
  /** As written. */
  readonly cells: readonly unknown[];
  readonly wrong?: string;
}

function* csvRows(lines: Iterable<string>): Generator<Row> {
  let names: readonly string[] | undefined;
  let line = 0;
  for (const text of lines) {
    line++;
    const cells = cellsOf(text);
    if (names === undefined) {
      names = cells;
      continue;
    }
    if (cells.length === names.length) yield { line, names, cells };
    else {
      const wrong = `it has ${cells.length} values, not one for each of ${names.join(', ')}`;
      yield { line, names, cells, wrong };
    }
  }
}

/** Names and numbers hold neither commas nor quotation marks, which may stand around them. */
function cellsOf(line: string): readonly string[] {
  return line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

function* jsonRows(lines: Iterable<string>): Generator<Row> {
  let names: readonly string[] | undefined;
  let line = 0;
  for (const text of lines) {
    line++;
    const row = objectIn(text);
    if (row === undefined) {
      yield { line, names: names ?? [], cells: [], wrong: 'it is no JSON object' };
      continue;
    }
    names ??= Object.keys(row);
    const same = Object.keys(row).length === names.length && names.every((name) => Object.hasOwn(row, name));
    const cells = names.map((name) => row[name]);
    yield { line, names, cells, ...(same ? {} : { wrong: `it gives other values than ${names.join(', ')}` }) };
  }
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function tableOf(rows: Iterable<Row>): Axis {
  const found: Issue[] = [];
  let values = new Float64Array(1024);
  let taken = 0;
  let names: readonly string[] = [];
  let count = 0;
  for (const row of rows) {
    if (count === 0) {
      names = row.names;
      found.push(...nameIssues(names));
    }
    count++;
    if (count > MOST_POINTS) {
      found.push(issue('ValueOutOfRange', `it has more than ${MOST_POINTS} rows`));
      break;
    }
    if (row.wrong === undefined) for (const [k, cell] of row.cells.entries()) take(cell, names[k]!, row.line);
    else found.push(issue('InvalidInput', `line ${row.line} cannot be read: ${row.wrong}`));
    if (found.length >= LISTED_ISSUES) {
      found.push(issue('TooManyIssues', `only ${LISTED_ISSUES} mistakes are listed`));
      break;
    }
  }
  if (count === 0) {
    const hint = 'the first line names the parameters, and every other one has a value for each: theta,phi';
    found.push(issue('InvalidInput', 'it has no row of values', { hint }));
  }
  if (found.length > 0) throw new IonloomError(found);
  return { names, rows: count, values: values.slice(0, taken) };

  function take(cell: unknown, name: string, line: number): void {
    try {
      if (typeof cell !== 'number' && typeof cell !== 'string') throw notANumber(name, cell);
      // JSON has no infinity, but `1e999` is read as one.
      if (typeof cell === 'number' && !Number.isFinite(cell)) throw notFinite(name);
      const value = unsigned(typeof cell === 'number' ? cell : numberIn(cell, `the value of ${name}`));
      if (taken === values.length) values = twiceAsLong(values);
      values[taken++] = value;
    } catch (error) {
      if (!(error instanceof IonloomError)) throw error;
      const { code, message } = error.issues[0]!;
      found.push(issue(code, `line ${line} cannot be read: ${message}`));
    }
  }
}

/** A list of numbers ends where V8 says, at fewer than a large table has. */
function twiceAsLong(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(2 * values.length);
  longer.set(values);
  return longer;
}

function notANumber(name: string, cell: unknown): IonloomError {
  return new IonloomError(
    issue('InvalidInput', `the value of ${name} is neither a number nor a text: ${JSON.stringify(cell)}`),
  );
}

function notFinite(name: string): IonloomError {
  return new IonloomError(issue('AngleNotFinite', `the value of ${name} is not a finite number`));
}

function nameIssues(names: readonly string[]): readonly Issue[] {
  return names.flatMap((name, k) => {
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) {
      const hint = 'the first line has the names of parameters with commas between them';
      return [issue('InvalidInput', `${JSON.stringify(name)} is no name of a parameter`, { hint })];
    }
    return names.indexOf(name) < k ? [issue('DuplicateName', `it has two columns for ${name}`)] : [];
  });
}
