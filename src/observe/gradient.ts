import { IonloomError, inWords, issue, requireIterable } from '../errors/index.js';
import { counted, printsAs } from '../printing/index.js';
import { type EstimateOptions, estimate } from './estimate.js';
import type { ParameterShift, ShiftedCircuit } from './parameter-shift.js';
import type { CircuitReading } from './readings.js';

/** A mean with its standard error: a number that is exact, an `Estimate`, the `Moments` of a simulation or an energy. */
export type MeanWithError =
  | number
  | { readonly value: number; readonly standardError: number }
  | { readonly mean: number; readonly standardError: number };

/** The derivative by one parameter. */
export interface Derivative {
  readonly value: number;
  /** How far chance alone typically takes the value from the true one; 0 where nothing was drawn. */
  readonly standardError: number;
}

/**
 * The gradient of a mean from those of shifted circuits, by parameter.
 *
 * @param shift what {@link parameterShift} gave
 * @param means of its `shifts`, in their order
 * @example
 * const shift = parameterShift(circuit(1).ry('theta', 0)).bind({ theta: 0.3 });
 * gradient(shift, shift.shifts.map(({ circuit }) => moments(circuit, 'Z'))).get('theta'); // -sin(0.3)
 * @throws IonloomError `CircuitCount` for more or fewer means than there are shifts, `WrongArgument` for what is no mean.
 */
export function gradient<P extends string>(
  shift: ParameterShift<P, never> | ParameterShift<P>,
  means: Iterable<MeanWithError>,
): ReadonlyMap<P, Derivative> {
  requireShift(shift);
  requireIterable(means, 'the means of the shifts');
  const known = [...means].map(meanOf);
  const { parameters, occurrences, shifts } = shift;
  if (known.length !== shifts.length) throw wrongCount(known.length, shifts.length, 'shift');
  const sums = new Map(parameters.map((name) => [name, { value: 0, variance: 0 }]));
  shifts.forEach(({ occurrence, factor }, k) => {
    for (const [name, coefficient] of occurrences[occurrence]!.coefficients) {
      const sum = sums.get(name as P);
      if (sum === undefined) continue;
      sum.value += coefficient * factor * known[k]!.value;
      sum.variance += (coefficient * factor * known[k]!.standardError) ** 2;
    }
  });
  const derivatives = [...sums].map(
    ([name, { value, variance }]) => [name, Object.freeze({ value, standardError: Math.sqrt(variance) })] as const,
  );
  return printsAs(new Map(derivatives), gradientText);
}

/**
 * The gradient from what the `circuits` of a shift read that was given an observable: results of simulations, those of a
 * job of the service, or counts.
 *
 * @throws IonloomError `NotAnswerable` where no observable was given, and what {@link estimate} throws.
 */
export function estimateGradient<P extends string>(
  shift: ParameterShift<P, never> | ParameterShift<P>,
  results: Iterable<CircuitReading>,
  options: EstimateOptions = {},
): ReadonlyMap<P, Derivative> {
  requireShift(shift);
  requireIterable(results, 'what the circuits read');
  const readings = [...results];
  const { shifts, circuits } = shift;
  if (readings.length !== circuits.length) throw wrongCount(readings.length, circuits.length, 'circuit');
  let next = 0;
  return gradient(
    shift,
    shifts.map((shifted) => {
      const measurements = measuredOf(shifted as Pick<ShiftedCircuit, 'measurements'>);
      const own = readings.slice(next, next + measurements.groups.length);
      next += own.length;
      return estimate(measurements, own, options);
    }),
  );
}

function measuredOf({ measurements }: Pick<ShiftedCircuit, 'measurements'>) {
  if (measurements !== undefined) return measurements;
  const hint = 'give one to parameterShift, or the means of the shifts to gradient';
  throw new IonloomError(issue('NotAnswerable', 'the shifted circuits measure no observable', { hint }));
}

function meanOf(given: MeanWithError): Derivative {
  if (typeof given === 'number') return { value: given, standardError: 0 };
  const { value, mean, standardError } = Object(given) as Partial<Record<'value' | 'mean' | 'standardError', unknown>>;
  const found = value ?? mean;
  if (typeof found === 'number' && typeof standardError === 'number') return { value: found, standardError };
  const hint = 'give numbers, or what estimate, moments or hamiltonianEnergy gave';
  throw new IonloomError(issue('WrongArgument', `the mean of a shift is not ${inWords(given)}`, { hint }));
}

function requireShift(value: unknown): asserts value is ParameterShift {
  const { parameters, occurrences, shifts, circuits } = Object(value) as Partial<ParameterShift>;
  if ([parameters, occurrences, shifts, circuits].every(Array.isArray)) return;
  const hint = 'give what parameterShift gave';
  throw new IonloomError(issue('WrongArgument', `a gradient needs shifted circuits, not ${inWords(value)}`, { hint }));
}

function wrongCount(found: number, wanted: number, what: string): IonloomError {
  const hint = `give one for each of its ${what}s, in their order`;
  return new IonloomError(
    issue('CircuitCount', `there are ${counted(found, 'result')} for ${counted(wanted, what)}`, { hint }),
  );
}

function gradientText(found: ReadonlyMap<string, Derivative>): string {
  const lines = [...found].map(([name, { value, standardError }]) => {
    const error = standardError > 0 ? ` +- ${Number(standardError.toPrecision(3))}` : '';
    return `d/d ${name}: ${value}${error}`;
  });
  return lines.join('\n');
}
