/** One measured number beside its goal. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The goal as text, such as `<= 0.15`; null where the number is only reported. */
  readonly goal: string | null;
  /** Whether the goal is reached; true where there is none. */
  readonly pass: boolean;
}

/** What the command line asked for. */
export interface BenchmarkOptions {
  /** Fewer inputs or repetitions: an answer within seconds. */
  readonly quick: boolean;
  /** A folder of OpenQASM files, for the benchmarks that read circuits. */
  readonly circuits?: string | undefined;
  /** A Python that has the packages of bench/peers/requirements.txt. */
  readonly peers?: string | undefined;
  /** How many inputs, for the benchmarks that make their own. */
  readonly cases?: number | undefined;
}

/** A benchmark yields its rows as it measures them. */
export interface Benchmark {
  readonly about: string;
  readonly run: (options: BenchmarkOptions) => AsyncIterable<Row> | Iterable<Row>;
}

/** A mistake in how the benchmark was called, told in one sentence. */
export class UsageError extends Error {}

/** The bounds within which a value passes, both inclusive. */
export interface Goal {
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** A row whose verdict follows from its goal, so that the two cannot disagree. A value that is not a number fails. */
export function row(name: string, value: number, unit: string, goal?: Goal): Row {
  if (goal === undefined) return { name, value, unit, goal: null, pass: true };
  const { atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY } = goal;
  const bounds = [
    goal.atLeast === undefined ? [] : [`>= ${shortNumber(goal.atLeast)}`],
    goal.atMost === undefined ? [] : [`<= ${shortNumber(goal.atMost)}`],
  ];
  return { name, value, unit, goal: bounds.flat().join(', '), pass: value >= atLeast && value <= atMost };
}

/** A number as a table shows it: integers whole, everything else to four significant digits. */
export function shortNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
}
