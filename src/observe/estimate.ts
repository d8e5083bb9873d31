import { IonloomError, inWords, issue, type OptionNames, requireIterable, requireOptions } from '../errors/index.js';
import { counted, printsAs } from '../printing/index.js';
import { type MeasurementGroup, type Measurements, READ_OUT_KEY } from './measurements.js';
import { type CircuitReading, type Reading, readingOf } from './readings.js';

/** The part of an estimate that one circuit gave. */
export interface GroupEstimate {
  readonly name: string;
  /** The sum of its terms. */
  readonly value: number;
  readonly standardError: number;
  /** Its shots; undefined where the probabilities are exact. */
  readonly shots: number | undefined;
}

/** The mean of an observable, from what circuits read. */
export interface Estimate {
  readonly value: number;
  /** How far chance alone typically takes the value from the true one; 0 where nothing was drawn. */
  readonly standardError: number;
  /** Whether it was computed from exact probabilities, or estimated from shots. */
  readonly source: 'probabilities' | 'shots';
  /** All shots together; undefined where there were none. */
  readonly shots: number | undefined;
  readonly groups: readonly GroupEstimate[];
}

/** How results are read. */
export interface EstimateOptions {
  /** Whether probabilities are exact, as those of the service's ideal simulator; shares of shots if left out. */
  readonly exact?: boolean;
}

const ESTIMATE_OPTIONS: OptionNames<EstimateOptions> = { exact: true };

/**
 * The mean of an observable from what the circuits of {@link measurementsFor} read, with its standard error.
 *
 * The error is that of the sum of all terms: what one circuit reads is added up shot by shot, so that terms that are read
 * together count as they vary together, whatever noise there was. After a restart the same measurements come from the same
 * call of {@link measurementsFor}.
 *
 * @param measurements what was to be measured, or its plain data
 * @param results for every group, in their order: results of simulations, those of a job of the service, or counts
 * @example
 * const plan = measurementsFor({ ZZ: 1, XX: 0.5 }, circuit(2).h(0).cnot(0, 1), { shots: 1000 });
 * estimate(plan, plan.groups.map(({ circuit, shots }) => simulate(circuit, { shots }))).value; // 1.5
 * @throws IonloomError `CircuitCount` for more or fewer results than there are circuits, `WrongArgument`, `ValueOutOfRange`
 * or `UnknownKey` for results that are none of these circuits, `NotAnswerable` where shots are not known.
 */
export function estimate(
  measurements: Pick<Measurements<never>, 'constant' | 'groups'> | EstimatedPlan,
  results: Iterable<CircuitReading>,
  options: EstimateOptions = {},
): Estimate {
  requirePlan(measurements);
  requireIterable(results, 'what the circuits read');
  requireOptions<EstimateOptions>(options, ESTIMATE_OPTIONS, 'estimate');
  const { constant, groups } = measurements;
  const readings = [...results];
  requireCount(readings.length, groups.length);
  const parts = groups.map((group, k) => partOf(group, readings[k], options.exact === true));
  const value = parts.reduce((sum, part) => sum + part.value, constant);
  const standardError = Math.sqrt(parts.reduce((sum, part) => sum + part.standardError ** 2, 0));
  const drawn = parts.flatMap(({ shots }) => (shots === undefined ? [] : [shots]));
  const found: Estimate = {
    value,
    standardError,
    source: drawn.length === 0 ? 'probabilities' : 'shots',
    shots: drawn.length === 0 ? undefined : drawn.reduce((sum, shots) => sum + shots, 0),
    groups: Object.freeze(parts),
  };
  return Object.freeze(printsAs(found, estimateText));
}

/** What an estimate needs of measurements, which JSON keeps. */
export interface EstimatedPlan {
  readonly constant: number;
  readonly groups: readonly Pick<MeasurementGroup<never>, 'name' | 'wires' | 'terms' | 'shots'>[];
}

function partOf(group: EstimatedPlan['groups'][number], given: unknown, exact: boolean): GroupEstimate {
  const { name, wires, shots } = group;
  const reading = readingOf(given, { name, key: READ_OUT_KEY, width: wires.length, shots, exact });
  return Object.freeze({ name, shots: reading.shots, ...meanOf(group, reading) });
}

/** Mean and standard error of the sum of a group's terms. */
function meanOf(
  { terms }: Pick<EstimatedPlan['groups'][number], 'terms'>,
  { shares, shots }: Reading,
): { readonly value: number; readonly standardError: number } {
  let [value, squares, weight] = [0, 0, 0];
  for (const [bits, share] of shares) {
    if (share === 0) continue;
    let sum = 0;
    for (const term of terms) {
      let sign: number = term.sign;
      for (const bit of term.bits) if (bits[bit] === '1') sign = -sign;
      sum += sign * term.coefficient;
    }
    // The running form of mean and variance, which takes no difference of large numbers.
    weight += share;
    const step = sum - value;
    value += (step * share) / weight;
    squares += share * step * (sum - value);
  }
  if (shots === undefined) return { value, standardError: 0 };
  if (shots > 1) return { value, standardError: Math.sqrt(squares / (shots - 1)) };
  // One shot says nothing of how far others would be from it: then as far as they can be.
  return { value, standardError: terms.reduce((most, { coefficient }) => most + Math.abs(coefficient), 0) };
}

function requirePlan(value: unknown): asserts value is EstimatedPlan {
  const { constant, groups } = Object(value) as Partial<EstimatedPlan>;
  const isGroup = (group: unknown): boolean => {
    const { terms, wires } = Object(group) as Partial<EstimatedPlan['groups'][number]>;
    return Array.isArray(terms) && Array.isArray(wires);
  };
  if (typeof constant === 'number' && Array.isArray(groups) && groups.every(isGroup)) return;
  const hint = 'give what measurementsFor gave';
  throw new IonloomError(issue('WrongArgument', `an estimate needs measurements, not ${inWords(value)}`, { hint }));
}

function requireCount(found: number, wanted: number): void {
  if (found === wanted) return;
  const message = `there are results of ${counted(found, 'circuit')} for measurements of ${wanted}`;
  throw new IonloomError(issue('CircuitCount', message, { hint: 'give one for each group, in their order' }));
}

function estimateText({ value, standardError, source, shots, groups }: Estimate): string {
  const error = standardError > 0 ? ` +- ${Number(standardError.toPrecision(3))}` : '';
  const how = source === 'shots' ? counted(shots!, 'shot') : 'exact probabilities';
  return `${value}${error}, from ${how} of ${counted(groups.length, 'circuit')}`;
}
