import { asFirstWritten, type DocumentCircuit } from '../documents/index.js';
import type { estimate as estimateOf, Grouping, Measurements } from '../observe/index.js';
import { counted } from '../printing/index.js';
import { DEFAULT_SEED, type Moments } from '../simulate/index.js';
import { shown, withError } from './simulation-report.js';

/** The mean of an observable, and how it was measured where shots were taken. */
export interface Expectation extends Pick<Moments, 'mean' | 'standardError' | 'source'> {
  readonly observable: string;
  /** Where it was not measured. */
  readonly variance?: number;
  /** The circuits that were measured, and what each of them gave. */
  readonly measured?: {
    readonly measurements: Measurements<never>;
    readonly parts: ReturnType<typeof estimateOf>['groups'];
  };
}

/** What the command line says of what is reported. */
export interface ExpectationOptions {
  readonly shots?: number;
  readonly seed?: number;
  readonly grouping?: Grouping;
}

/** Means for machines. */
export function expectationDocument(
  found: readonly Expectation[],
  input: DocumentCircuit,
  noise: string,
  { shots, seed = DEFAULT_SEED }: ExpectationOptions,
): object {
  const { name } = input;
  return {
    ...(name === undefined ? {} : { name }),
    qubits: asFirstWritten(input).qubits,
    shots: shots ?? null,
    seed,
    noise,
    observables: found.map(({ measured, ...mean }) => ({
      ...mean,
      ...(measured === undefined ? {} : measuredDocument(measured)),
    })),
  };
}

function measuredDocument({ measurements, parts }: NonNullable<Expectation['measured']>): object {
  const { grouping, constant, groups } = measurements;
  return {
    grouping,
    constant,
    groups: groups.map(({ terms, entanglingGates }, k) => {
      const { value, standardError, shots } = parts[k]!;
      return { shots, value, standardError, entanglingGates, terms: terms.map(({ pauli }) => pauli) };
    }),
  };
}

/** Means for people: a line for each observable, and one for each circuit that was measured. */
export function expectationText(found: readonly Expectation[]): string {
  return found.flatMap(linesOf).join('\n');
}

function linesOf({ observable, mean, variance, measured, ...how }: Expectation): readonly string[] {
  const spread = variance === undefined ? '' : `, variance ${shown(variance)}`;
  const line = `mean of ${observable}: ${withError(mean, how)}${spread}`;
  if (measured === undefined) return [line];
  const { measurements, parts } = measured;
  const constant = measurements.constant === 0 ? [] : [`  constant ${shown(measurements.constant)}`];
  const groups = measurements.groups.map(({ terms, entanglingGates }, k) => {
    const { shots, value, standardError } = parts[k]!;
    const gates = entanglingGates === 0 ? '' : `, ${counted(entanglingGates, 'entangling gate')}`;
    const names = terms.map(({ pauli }) => pauli).join(', ');
    return `  ${counted(shots!, 'shot')}${gates}: ${withError(value, { ...how, standardError })} of ${names}`;
  });
  return [line, ...groups, ...constant];
}
