/** A number of a result, and how far it may be off; 0 where nothing is said of that. */
export interface SweepNumber {
  readonly value: number;
  readonly standardError: number;
}

/** The numbers of a result by name. They are made as they are asked for: of counts there may be thousands on each line. */
export interface SweepNumbers {
  /** Whether they are of outcomes, which have an order of their own. */
  readonly areOutcomes: boolean;
  readonly names: () => readonly string[];
  readonly get: (name: string) => SweepNumber | undefined;
}

/** One line of a file of results: what the parameters were, and the numbers of the result. */
export interface SweepLine {
  readonly values: readonly (readonly [parameter: string, value: number])[];
  readonly numbers: SweepNumbers;
}

/**
 * Reads a line as `ionloom sweep` writes them: `{"index": 0, "values": {"theta": 0.1}, "value": {...}}`.
 *
 * @returns undefined for what is no result
 */
export function readSweepLine(line: string): SweepLine | undefined {
  try {
    const { values, value, observables } = Object(JSON.parse(line)) as Readonly<Record<string, unknown>>;
    if (values === undefined || value === undefined) return undefined;
    const numbers = sharesIn(value) ?? meansIn(value, observables) ?? listed(numbersIn(value, '').map(exact));
    return { values: numbersIn(values, ''), numbers };
  } catch {
    return undefined;
  }
}

/** Shares of the shots by outcome, where a result has counts; probabilities, where it has those. */
function sharesIn(value: unknown): SweepNumbers | undefined {
  const { counts, shots, probabilities } = Object(value) as Readonly<Record<string, unknown>>;
  if (isObject(probabilities)) {
    return byOutcome('probability of ', probabilities, (each) => ({ value: each, standardError: 0 }));
  }
  if (!isObject(counts) || typeof shots !== 'number') return undefined;
  return byOutcome('share of ', counts, (count) => {
    const share = count / shots;
    return { value: share, standardError: Math.sqrt((share * (1 - share)) / shots) };
  });
}

/** An outcome that is not among them never came up. */
function byOutcome(
  prefix: string,
  weights: Readonly<Record<string, unknown>>,
  numberOf: (weight: number) => SweepNumber,
): SweepNumbers {
  return {
    areOutcomes: true,
    names: () => Object.keys(weights).map((outcome) => `${prefix}${outcome}`),
    get: (name) => {
      if (!name.startsWith(prefix)) return undefined;
      const weight = weights[name.slice(prefix.length)] ?? 0;
      return typeof weight === 'number' ? numberOf(weight) : undefined;
    },
  };
}

/** Means of observables under what they are of, where a result has such. */
function meansIn(value: unknown, observables: unknown): SweepNumbers | undefined {
  const { means } = Object(value) as { means?: unknown };
  if (!Array.isArray(means)) return undefined;
  return listed(
    means.map(({ mean, standardError }, index) => {
      const of = Array.isArray(observables) ? observables[index] : undefined;
      const found = { value: Number(mean), standardError: typeof standardError === 'number' ? standardError : 0 };
      return [`mean of ${of ?? `observable ${index}`}`, found];
    }),
  );
}

function listed(numbers: readonly (readonly [name: string, number: SweepNumber])[]): SweepNumbers {
  const byName = new Map(numbers);
  return { areOutcomes: false, names: () => [...byName.keys()], get: (name) => byName.get(name) };
}

function exact([path, value]: readonly [path: string, value: number]): readonly [string, SweepNumber] {
  return [path, { value, standardError: 0 }];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Every number in a value, with its path. */
function numbersIn(value: unknown, path: string): readonly (readonly [path: string, number: number])[] {
  if (typeof value === 'number') return [[path === '' ? 'result' : path, value]];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => numbersIn(inner, path === '' ? name : `${path}.${name}`));
}
