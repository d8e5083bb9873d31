import type { Circuit, Evaluable } from '../circuit/index.js';
import { IonloomError, inWords, issue, type OptionNames, requireObject, requireOptions } from '../errors/index.js';
import type { Gateset } from '../gates/index.js';
import { groupPaulis, type Observable } from '../pauli/index.js';
import { counted, printsAs } from '../printing/index.js';
import type { TargetOrName } from '../targets/index.js';
import { Readable } from './read-out-circuit.js';
import { type Grouping, groupings, plannedReadOuts, type ReadOutPlan, type ReadTerm } from './read-outs.js';
import { type ShotSharing, sharedShots, sharings } from './shots.js';
import { mergedTerms } from './terms.js';

/** The key under which every circuit of {@link measurementsFor} reads. */
export const READ_OUT_KEY = 'observable';

/** How an observable is to be measured. */
export interface MeasurementOptions extends ShotSharing {
  /** Which terms go together; `qubit-wise` if left out, which adds no entangling gate. */
  readonly grouping?: Grouping;
  /** What gates before the read-out of a native circuit are written for; a machine with its entangling gates if left out. */
  readonly target?: TargetOrName;
}

/** The names of all options, to tell others apart. @internal */
export const MEASUREMENT_OPTIONS: OptionNames<MeasurementOptions> = {
  shots: true,
  minimumShots: true,
  sharing: true,
  grouping: true,
  target: true,
};

/** Terms that one circuit reads together. */
export interface MeasurementGroup<P extends string = string> {
  /** `group 0`, `group 1` and so on, to name it in a job. */
  readonly name: string;
  /** The circuit with what comes before the read-out, and the read-out under the key `observable`. */
  readonly circuit: Circuit<Gateset, number, P, typeof READ_OUT_KEY>;
  /** The wires that the key reads. */
  readonly wires: readonly number[];
  readonly terms: readonly ReadTerm[];
  /** How many entangling gates stand before the read-out, as abstract ones. */
  readonly entanglingGates: number;
  /** The share of all shots that it is worth, by the weight of its terms. */
  readonly share: number;
  /** Its shots, where their number was given. */
  readonly shots?: number;
}

/** How an observable is measured: circuits, and what to make of their outcomes. */
export interface Measurements<P extends string = string> {
  readonly grouping: Grouping;
  /** What the identity comes to, which nothing has to be read for. */
  readonly constant: number;
  /** The circuits, each with a name: what `run` takes as a job, if all run as often. */
  readonly groups: readonly MeasurementGroup<P>[];
  /**
   * The same with values for the parameters.
   *
   * @throws IonloomError `UnknownParameter`, `AngleNotFinite`.
   */
  bind(values: Readonly<Record<P, number>>): Measurements<never>;
}

/**
 * The circuits that measure an observable at the end of another circuit, as few as are found.
 *
 * Terms that one circuit can read go together, by colouring the graph of those that it cannot. Each circuit is the given one
 * with the gates after which Zs are read, and reads under the key `observable`. Of a transpilation the observable is that of
 * the original's qubits. Same input, same circuits; templates stay templates.
 *
 * @param observable Pauli strings with real coefficients, on qubits of the circuit
 * @example
 * measurementsFor({ ZZ: 1, XX: 0.5 }, circuit(2).h(0).cnot(0, 1), { shots: 1000 }).groups.map(({ shots }) => shots); // [667, 333]
 * @throws IonloomError `InvalidPauliString`, `QubitOutOfRange`, `DuplicateQubit`; `MeasuredCircuit` for a circuit that measures
 * already; `ValueOutOfRange` for coefficients that are not real, or too few shots; `NotAnswerable` where other bases cannot be
 * read.
 */
export function measurementsFor<P extends string>(
  observable: Observable,
  circuit: Evaluable<P>,
  options: MeasurementOptions = {},
): Measurements<P> {
  requireMeasurementOptions(options, 'measurementsFor');
  const readable = new Readable(circuit as Evaluable, options.target, 'measurementsFor');
  const plan = plannedReadOuts(observable, readable, options.grouping ?? 'qubit-wise');
  const weights = plan.readOuts.map(({ weight }) => weight);
  return measurementsOf<P>(plan, readable, sharedShots(equalized(weights, options), options));
}

/** The weights by which shots are shared. @internal */
export function equalized(weights: readonly number[], { sharing = 'by-weight' }: ShotSharing): readonly number[] {
  return sharing === 'equal' ? weights.map(() => 1) : weights;
}

/** The circuits of read-outs behind one circuit. @internal */
export function measurementsOf<P extends string>(
  { grouping, constant, readOuts }: ReadOutPlan,
  readable: Readable,
  shots: readonly number[] | undefined,
): Measurements<P> {
  const total = readOuts.reduce((sum, { weight }) => sum + weight, 0);
  const groups = readOuts.map(({ gates, wires, terms, weight, entanglingGates }, k) =>
    Object.freeze({
      name: `group ${k}`,
      circuit: readable.readBehind(gates, READ_OUT_KEY, wires) as unknown as MeasurementGroup<P>['circuit'],
      wires,
      terms,
      entanglingGates,
      share: weight / total,
      ...(shots === undefined ? {} : { shots: shots[k]! }),
    }),
  );
  return finished<P>({ grouping, constant, groups });
}

/** Completes what is measured: how it is bound, and a sentence about it. */
function finished<P extends string>(parts: Omit<Measurements<P>, 'bind'>): Measurements<P> {
  const bind = (values: Readonly<Record<P, number>>): Measurements<never> => {
    requireObject(values, 'what bind takes');
    const groups = parts.groups.map((group) =>
      Object.freeze({ ...group, circuit: group.circuit.bind(values as never) as unknown as typeof group.circuit }),
    );
    return finished<never>({ ...parts, groups } as unknown as Omit<Measurements<never>, 'bind'>);
  };
  return Object.freeze(printsAs({ ...parts, groups: Object.freeze(parts.groups), bind }, measurementsText<P>));
}

function measurementsText<P extends string>({ groups, grouping, constant }: Measurements<P>): string {
  const terms = groups.reduce((sum, group) => sum + group.terms.length, 0);
  const title = `${counted(terms, 'term')} in ${counted(groups.length, 'circuit')}, ${grouping}, constant ${constant}`;
  const lines = groups.map(({ name, terms: own, shots, entanglingGates }) => {
    const gates = entanglingGates === 0 ? [] : [counted(entanglingGates, 'entangling gate')];
    const taken = shots === undefined ? [] : [counted(shots, 'shot')];
    return `${name}: ${[...taken, ...gates, own.map(({ pauli }) => pauli).join(', ')].join('; ')}`;
  });
  return [title, ...lines].join('\n');
}

/**
 * The terms of an observable in as few groups as are found that one circuit can read together, each by its letters with
 * their qubits; the heaviest group first. Identities and terms of coefficient zero are in none.
 *
 * @example
 * groupTerms({ ZZ: 1, XX: 0.5, ZI: 2 }, 2); // [['Z0 Z1', 'Z1'], ['X0 X1']]
 * @throws IonloomError as {@link measurementsFor} does of observables.
 */
export function groupTerms(
  observable: Observable,
  qubits: number,
  options: Pick<MeasurementOptions, 'grouping'> = {},
): readonly (readonly string[])[] {
  requireOptions(options, { grouping: true }, 'groupTerms');
  const { grouping = 'qubit-wise' } = options;
  requireOneOf(grouping, groupings, 'grouping');
  if (!Number.isSafeInteger(qubits) || qubits < 0) {
    throw new IonloomError(issue('QubitCount', `the number of qubits is a whole number, not ${inWords(qubits)}`));
  }
  const { terms } = mergedTerms(observable, qubits);
  return groupPaulis(terms, qubits, grouping).map((group) => group.map((k) => terms[k]!.name));
}

/** @throws IonloomError for options that measuring does not take. @internal */
export function requireMeasurementOptions(options: unknown, of: string): asserts options is MeasurementOptions {
  requireOptions<MeasurementOptions>(options, MEASUREMENT_OPTIONS, of);
  const { grouping = 'qubit-wise', sharing = 'by-weight' } = options;
  requireOneOf(grouping, groupings, 'grouping');
  requireOneOf(sharing, sharings, 'sharing');
}

function requireOneOf(value: unknown, known: readonly string[], name: string): void {
  if (known.includes(value as string)) return;
  const message = `the ${name} is ${known.join(' or ')}, not ${inWords(value)}`;
  throw new IonloomError(issue('UnknownName', message, { path: [name], expected: known.join(' or ') }));
}
