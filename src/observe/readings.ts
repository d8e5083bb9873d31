import { isOutcome, type OutcomeWeights } from '../circuit/index.js';
import { IonloomError, inWords, issue } from '../errors/index.js';

/** Weights by outcome of one measurement key, as the results of the service give them: a `Distribution`. */
export interface WeightedOutcomes {
  readonly kind: 'probabilities' | 'counts';
  toMap(): ReadonlyMap<string, number>;
}

/** Results by measurement key, as the service gives them of one circuit: `Results`, or those of a job's circuit. */
export interface KeyedResults {
  get(key: never): WeightedOutcomes;
  /** How often the circuit ran, where that is known. */
  readonly shotCount?: number | undefined;
}

/** What a simulation found of one circuit: a `SimulationResult`. */
export interface SimulatedResults {
  readonly shots: number | undefined;
  counts(key: never): ReadonlyMap<string, number>;
  probabilities(key: never): ReadonlyMap<string, number>;
}

/**
 * What one circuit read: what {@link simulate} found, what the service answered, or counts of shots by outcome text, bit 0
 * first.
 */
export type CircuitReading = SimulatedResults | KeyedResults | OutcomeWeights;

/** Outcomes with their shares, and how many shots they are of; undefined where they are exact. */
export interface Reading {
  readonly shares: ReadonlyMap<string, number>;
  readonly shots: number | undefined;
}

/** What is known of a circuit whose results are read. */
interface Read {
  readonly name: string;
  readonly key: string;
  /** Bits of the key. */
  readonly width: number;
  /** Its shots as they were planned. */
  readonly shots?: number | undefined;
  /** Whether probabilities are exact. */
  readonly exact: boolean;
}

/**
 * Reads what a circuit gave under a key.
 *
 * @throws IonloomError `WrongArgument` for what are no results, `ValueOutOfRange` for outcomes of another width,
 * `NotAnswerable` where nobody says how many shots probabilities are of.
 */
export function readingOf(given: unknown, read: Read): Reading {
  const value = onlyCircuitOf(given);
  if (isSimulated(value)) {
    return value.shots === undefined
      ? exactly(value.probabilities(read.key as never), read)
      : counted(value.counts(read.key as never), read);
  }
  if (isKeyed(value)) {
    const found: WeightedOutcomes = value.get(read.key as never);
    const { shotCount } = value;
    if (found.kind === 'counts') return counted(found.toMap(), read);
    const shots = shotCount ?? read.shots;
    if (read.exact) return exactly(found.toMap(), read);
    if (shots === undefined) throw unknownShots(read);
    return { ...exactly(found.toMap(), read), shots };
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !isFunctionIn(value, 'then')) {
    return counted(value instanceof Map ? value : new Map(Object.entries(value)), read);
  }
  throw wrongReading(value, read);
}

/** The results of a job of one circuit are that circuit's. */
function onlyCircuitOf(value: unknown): unknown {
  const { circuits } = Object(value) as { readonly circuits?: unknown };
  return Array.isArray(circuits) && circuits.length === 1 ? circuits[0] : value;
}

function isSimulated(value: unknown): value is SimulatedResults {
  return isFunctionIn(value, 'counts') && isFunctionIn(value, 'probabilities') && 'shots' in Object(value);
}

function isKeyed(value: unknown): value is KeyedResults {
  return isFunctionIn(value, 'get') && !(value instanceof Map);
}

function isFunctionIn(value: unknown, name: string): boolean {
  return typeof (Object(value) as Record<string, unknown>)[name] === 'function';
}

/** Probabilities, to add up to 1 but for rounding. */
function exactly(weights: ReadonlyMap<string, number>, read: Read): Reading {
  return { shares: scaled(weights, read), shots: undefined };
}

/** Counts of shots. */
function counted(weights: ReadonlyMap<string, unknown>, read: Read): Reading {
  let shots = 0;
  for (const [text, count] of weights) {
    if (!(Number.isSafeInteger(count) && (count as number) >= 0)) {
      const what = typeof count === 'number' ? String(count) : inWords(count);
      const hint = 'probabilities come as a Distribution, or with the results that they are of';
      const message = `${read.name} read the outcome ${JSON.stringify(text)} ${what} times, which is no number of shots`;
      throw new IonloomError(issue('ValueOutOfRange', message, { hint }));
    }
    shots += count as number;
  }
  return { shares: scaled(weights as ReadonlyMap<string, number>, read), shots };
}

function scaled(weights: ReadonlyMap<string, number>, { name, width }: Read): ReadonlyMap<string, number> {
  let total = 0;
  for (const [text, weight] of weights) {
    if (!isOutcome(text, width)) {
      throw new IonloomError(
        issue('ValueOutOfRange', `${JSON.stringify(text)} is not an outcome of the ${width} bits that ${name} reads`, {
          expected: `${width} characters 0 or 1, the first wire first`,
          received: JSON.stringify(text),
        }),
      );
    }
    total += weight;
  }
  if (!(total > 0))
    throw new IonloomError(issue('NotAnswerable', `${name} has no outcome, so there is nothing to read`));
  return new Map([...weights].map(([text, weight]) => [text, weight / total]));
}

function unknownShots({ name }: Read): IonloomError {
  return new IonloomError(
    issue('NotAnswerable', `nobody says how many shots the probabilities of ${name} are of`, {
      hint: 'give the shots to measurementsFor, or say { exact: true } of probabilities without chance',
    }),
  );
}

function wrongReading(value: unknown, { name }: Read): IonloomError {
  const hint =
    'give what simulate, the results of a job or a map of counts say of each circuit, in the order of the groups';
  return new IonloomError(issue('WrongArgument', `the results of ${name} are ${inWords(value)}`, { hint }));
}
