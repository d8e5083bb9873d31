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

/** Rows that could not be measured, and why; the benchmark goes on without them. */
export interface Unmeasured {
  /** The row, or what the rows have in common. */
  readonly name: string;
  /** One sentence. */
  readonly unmeasured: string;
  /** Whether another program is missing or failed, rather than a part of ours. */
  readonly peer: boolean;
}

export type Measurement = Row | Unmeasured;

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
  /** What the names of the rows that are wanted have in them, for the benchmarks that take long. */
  readonly only?: string | undefined;
  /** Levels of the transpiler, as in `0,2`. */
  readonly levels?: string | undefined;
}

/** A benchmark yields its rows as it measures them. */
export interface Benchmark {
  readonly about: string;
  readonly run: (options: BenchmarkOptions) => AsyncIterable<Measurement> | Iterable<Measurement>;
}

/** A mistake in how the benchmark was called, told in one sentence. */
export class UsageError extends Error {}

/** Another program that is not there, or that failed, told in one sentence. */
export class PeerFailure extends Error {}

/** The rows of a peer; where it is missing or fails, one that says so in place of those that are left. */
export function* ofPeer(name: string, rows: Iterable<Measurement>): Generator<Measurement> {
  try {
    yield* rows;
  } catch (error) {
    yield unmeasuredPeer(name, error);
  }
}

/** What is said of a peer's rows after an error, whatever the peer printed instead of numbers. */
export function unmeasuredPeer(name: string, error: unknown): Unmeasured {
  if (!(error instanceof Error) || error instanceof UsageError) throw error;
  return { name, unmeasured: error.message.split('\n', 1)[0]!, peer: true };
}

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
