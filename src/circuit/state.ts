import { IonloomError, type Issue, issue } from '../errors/index.js';
import type { Gateset } from '../gates/index.js';
import { type Angle, addAngles, angleParameters, simplifyAngle } from '../math/index.js';
import type { CircuitRest, TranspiledMark } from './circuit-data.js';
import { withoutWireless } from './compose.js';
import { keyTwice } from './messages.js';
import { checkedOperation, isFiniteAngle, type Measurement, type Operation, wireIssues } from './operation.js';

/** What a circuit is made of, checked; a circuit that grows makes a new one. */
export interface State {
  readonly gateset: Gateset;
  readonly qubits: number;
  /** Shared between circuits that grew out of one another; only the first `length` belong to this one. */
  readonly tail: Operation[];
  readonly length: number;
  readonly measurements: readonly Measurement[];
  readonly measured: ReadonlySet<number>;
  /** Radians. */
  readonly globalPhase: Angle;
  /** Sorted. */
  readonly parameters: readonly string[];
  readonly transpiled?: TranspiledMark | undefined;
}

/**
 * The state of a circuit with all of this.
 *
 * @throws IonloomError with every issue of every operation and measurement, their positions in the paths.
 */
export function stateOf(
  gateset: Gateset,
  qubits: number,
  operations: Iterable<Operation>,
  { measurements = [], globalPhase: startPhase = 0, parameters: declared = [], transpiled }: CircuitRest,
): State {
  if (!Number.isSafeInteger(qubits) || qubits < 1) {
    throw new IonloomError(issue('QubitCount', `a circuit has a whole number of qubits from 1, not ${qubits}`));
  }
  const found: Issue[] = [];
  const tail: Operation[] = [];
  const names = new Set<string>(declared);
  let phase: Angle = 0;
  let index = 0;
  for (const operation of operations) {
    try {
      const checked = checkedOperation(operation, gateset, qubits);
      for (const angle of checked.parameters) addParameters(names, angle);
      phase = addAngles(phase, place(checked, tail));
    } catch (error) {
      found.push(...issuesAt(error, ['operations', index]));
    }
    index++;
  }
  const globalPhase = simplifyAngle(addAngles(startPhase, phase));
  if (!isFiniteAngle(globalPhase)) found.push(issue('AngleNotFinite', 'the global phase is not a finite number'));
  else addParameters(names, globalPhase);
  let state: State = {
    gateset,
    qubits,
    tail,
    length: tail.length,
    measurements: [],
    measured: new Set(),
    globalPhase,
    parameters: [...names].sort(),
    transpiled,
  };
  for (const [position, { key, wires }] of measurements.entries()) {
    try {
      state = measured(state, key, wires);
    } catch (error) {
      found.push(...issuesAt(error, ['measurements', position]));
    }
  }
  if (found.length > 0) throw new IonloomError(found);
  return state;
}

/**
 * The state with more operations and a phase (radians) after it; the tail is shared where nobody else grew it.
 *
 * @throws IonloomError for the first operation that is wrong or acts on a measured qubit.
 */
export function grown(state: State, operations: readonly Operation[], phase: Angle = 0): State {
  const placed: Operation[] = [];
  let globalPhase = addAngles(state.globalPhase, phase);
  let { parameters } = state;
  for (const operation of operations) {
    const next = checkedOperation(operation, state.gateset, state.qubits);
    if (state.measured.size > 0) mustBeUnmeasured(next, state.measured);
    for (const angle of next.parameters) parameters = withParameters(parameters, angle);
    globalPhase = addAngles(globalPhase, place(next, placed));
  }
  // Another circuit may already have grown past this one's end: then this one takes a copy to grow.
  const tail = state.tail.length === state.length ? state.tail : state.tail.slice(0, state.length);
  for (const next of placed) tail.push(next);
  return {
    ...state,
    tail,
    length: state.length + placed.length,
    globalPhase,
    parameters: withParameters(parameters, globalPhase),
  };
}

/**
 * The state that reads wires out under a key.
 *
 * @throws IonloomError with everything that is wrong with the key and the wires.
 */
export function measured(state: State, key: string, wires: readonly (number | null)[]): State {
  const read = wires.filter((wire) => wire !== null);
  const found: Issue[] = [...wireIssues(read, state.qubits)];
  if (state.measurements.some((other) => other.key === key)) found.push(issue('DuplicateMeasurement', keyTwice(key)));
  if (key === '') found.push(issue('ValueOutOfRange', 'a measurement key has at least one character'));
  if (read.length === 0) found.push(issue('QubitCount', `the measurement '${key}' names no qubit`));
  for (const wire of read) {
    if (state.measured.has(wire)) found.push(issue('DuplicateMeasurement', `qubit ${wire} is measured twice`));
  }
  if (found.length > 0) throw new IonloomError(found);
  return {
    ...state,
    measurements: [...state.measurements, Object.freeze({ key, wires: Object.freeze([...wires]) })],
    measured: new Set([...state.measured, ...read]),
  };
}

/** Adds an operation to a list, unless all it does is the phase that is returned. */
function place(operation: Operation, list: Operation[]): Angle {
  if (operation.targets.length > 0) {
    list.push(operation);
    return 0;
  }
  const { operations, phase } = withoutWireless(operation);
  list.push(...operations);
  return phase;
}

function mustBeUnmeasured({ gate, controls, targets }: Operation, measuredWires: ReadonlySet<number>): void {
  const wire = [...controls, ...targets].find((candidate) => measuredWires.has(candidate));
  if (wire === undefined || gate.kind === 'barrier') return;
  const message = `qubit ${wire} is measured before this ${gate.name}, which IonQ circuits cannot express`;
  const hint = 'measure at the end, or leave the qubit out of the measurement';
  throw new IonloomError(issue('GateAfterMeasurement', message, { hint }));
}

function addParameters(names: Set<string>, angle: Angle): void {
  if (typeof angle === 'number') return;
  for (const name of angleParameters(angle)) names.add(name);
}

function withParameters(names: readonly string[], angle: Angle): readonly string[] {
  if (typeof angle === 'number') return names;
  const fresh = angleParameters(angle).filter((name) => !names.includes(name));
  return fresh.length === 0 ? names : [...names, ...fresh].sort();
}

/** The issues of an error of ours, with their place; any other error is thrown on. */
function issuesAt(error: unknown, path: readonly (string | number)[]): readonly Issue[] {
  if (!(error instanceof IonloomError)) throw error;
  return error.issues.map((found) => Object.freeze({ ...found, path }));
}
