import { type CircuitData, spaceOutcome } from '../circuit/index.js';
import { asFirstWritten, constantOf, type DocumentCircuit, knowsAllQubits } from '../documents/index.js';
import { drawHistogram } from '../draw/index.js';
import {
  DEFAULT_SEED,
  type HamiltonianEnergy,
  type HamiltonianProblem,
  type Moments,
  type SimulationResult,
} from '../simulate/index.js';
import type { NamedObservable } from './observable.js';
import { type ListedOutcome, listedOutcomes } from './outcomes.js';
import { BARS_WIDTH, DEFAULT_BARS } from './text-formats.js';

/** What the command line says of what is reported, beside what ran. */
export interface ReportOptions {
  readonly shots?: number;
  readonly seed?: number;
  readonly top?: number;
  readonly ascii?: boolean;
  readonly width?: number;
  readonly observable?: readonly NamedObservable[];
}

/** The result for machines. */
export function simulationDocument(
  result: SimulationResult,
  input: DocumentCircuit,
  noise: string,
  options: ReportOptions,
): object {
  const { seed = DEFAULT_SEED, top } = options;
  const { name } = input;
  const circuit = asFirstWritten(input);
  const registers = circuit.measurements.map(({ key, wires }) => {
    const outcomes = listedOutcomes(result, [key], top);
    return [key, { wires, ...weights(outcomes, ({ bits }) => bits) }] as const;
  });
  return {
    ...(name === undefined ? {} : { name }),
    qubits: circuit.qubits,
    shots: result.shots ?? null,
    seed,
    noise,
    engine: result.engine,
    reason: result.reason,
    ...(options.observable === undefined ? {} : { observables: meansOf(result, options) }),
    ...(knowsAllQubits(input) ? weights(listedOutcomes(result, [], top), ({ value }) => String(value)) : {}),
    registers: new Map(registers),
  };
}

/** Probabilities by outcome, and counts where there were shots. */
function weights(outcomes: readonly ListedOutcome[], nameOf: (outcome: ListedOutcome) => string): object {
  const probabilities = new Map(outcomes.map((outcome) => [nameOf(outcome), outcome.probability]));
  if (outcomes.every(({ count }) => count === undefined)) return { probabilities };
  return { counts: new Map(outcomes.map((outcome) => [nameOf(outcome), outcome.count])), probabilities };
}

/** The result for people: one bar per outcome of everything that is measured, and a line for each observable. */
export function simulationText(result: SimulationResult, input: DocumentCircuit, options: ReportOptions): string {
  return [bars(result, asFirstWritten(input), options), ...meansOf(result, options).map(meanLine)].join('\n');
}

function bars(result: SimulationResult, { keys, measurements, qubits }: CircuitData, options: ReportOptions): string {
  const { top = DEFAULT_BARS, ascii = false, width = BARS_WIDTH, shots } = options;
  const lengths = measurements.length === 0 ? [qubits] : measurements.map(({ wires }) => wires.length);
  const outcomes = listedOutcomes(result, keys, result.shots === undefined ? top : undefined);
  const values = new Map(
    outcomes.map(({ bits, count, probability }) => [spaceOutcome(bits, lengths), count ?? probability] as const),
  );
  const what = keys.length === 0 ? `qubits 0 to ${qubits - 1}` : keys.join(' ');
  const how = result.shots === undefined ? 'probabilities' : `${result.shots} shots`;
  const title = `${what} (bit 0 first), ${how}`;
  const drawn = drawHistogram(values, { width, ascii, top, title });
  const rest = 1 - outcomes.reduce((sum, { probability }) => sum + probability, 0);
  return shots === undefined && rest > 1e-9 ? `${drawn}\nother outcomes: ${rest.toPrecision(4)}` : drawn;
}

/** The energy of a job's Hamiltonian for machines. */
export function energyDocument(
  { value, variance, standardError, source }: HamiltonianEnergy,
  problem: HamiltonianProblem,
  { qubits }: CircuitData,
  noise: string,
  { shots, seed = DEFAULT_SEED }: ReportOptions,
): object {
  const constant = constantOf(problem);
  return { qubits, shots: shots ?? null, seed, noise, value, variance, standardError, source, constant };
}

/** The same for people, in a line. */
export function energyLine({ value, variance, ...how }: HamiltonianEnergy, problem: HamiltonianProblem): string {
  const constant = constantOf(problem);
  const note = constant === 0 ? '' : ` (the constant ${shown(constant)} of it is left out by the service)`;
  return `energy ${withError(value, how)}${note}, variance ${shown(variance)}`;
}

/** The observables of the command line with their mean and variance. */
function meansOf(
  result: SimulationResult,
  { observable = [] }: ReportOptions,
): readonly (Moments & { observable: string })[] {
  return observable.map(({ text, sum }) => ({ observable: text, ...result.moments(sum) }));
}

function meanLine({ observable, mean, variance, ...how }: Moments & { readonly observable: string }): string {
  return `mean of ${observable}: ${withError(mean, how)}, variance ${shown(variance)}`;
}

/** A value, with its standard error where chance is in it. */
export function withError(value: number, { standardError, source }: Pick<Moments, 'standardError' | 'source'>): string {
  return source === 'state' ? shown(value) : `${shown(value)} +- ${Number(standardError.toPrecision(2))}`;
}

/** A number for people; rounding errors are nothing. */
export function shown(value: number): string {
  return String(Number((Math.abs(value) < 1e-12 ? 0 : value).toPrecision(10)));
}
