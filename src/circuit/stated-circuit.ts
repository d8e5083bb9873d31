import { IonloomError, issue, requireList } from '../errors/index.js';
import { type Gateset, qisGates } from '../gates/index.js';
import { type Angle, addAngles } from '../math/index.js';
import type { CircuitData, TranspiledMark } from './circuit-data.js';
import { onWires } from './compose.js';
import type { Measurement, Operation } from './operation.js';
import { requireCircuit } from './require-circuit.js';

/**
 * A circuit with everything that is stated about it: `original = e^{i globalPhase} P Rz(frames) circuit Q`, where P takes
 * wire `outputPermutation[q]` to qubit q, and Q takes qubit q to wire `inputPermutation[q]`. Wires on which no qubit
 * starts are spare: they start at 0. A transpilation is one.
 */
export interface StatedCircuit<
  G extends Gateset = Gateset,
  N extends number = number,
  P extends string = string,
  K extends string = string,
> {
  readonly circuit: CircuitData<G, N, P, K>;
  /** For every qubit of the original, the wire that it starts on; itself if left out. */
  readonly inputPermutation?: readonly number[];
  /** For every qubit of the original, the wire that holds it at the end. */
  readonly outputPermutation: readonly number[];
  /** Radians of the Rz that is left out after the circuit, by wire. */
  readonly frames: readonly Angle[];
  /** Radians, beside the circuit's own. */
  readonly globalPhase: Angle;
  /**
   * What was too little to be written as a gate, or could be left out for what an approximation allows: a bound on how far
   * the circuit is from the original for it, in operator norm, and how many rotations and interactions it was. Nothing
   * was, if left out.
   */
  readonly leftOut?: { readonly norm: number; readonly count: number };
  /**
   * What is the same as in the original: everything that is not stated (if left out), or only the joint distribution of
   * what is measured, of all qubits where nothing is.
   */
  readonly relation?: 'frames-and-permutation' | 'distribution';
}

/** What can be evaluated: a circuit as it is, or one with what is stated about it, which is then undone. */
export type Evaluable<P extends string = string, K extends string = string> =
  | CircuitData<Gateset, number, P, K>
  | StatedCircuit<Gateset, number, P, K>;

/**
 * Whether something is stated beside the circuit.
 *
 * @throws IonloomError `WrongArgument` for what is neither, as untyped code may give.
 */
export function isStated<P extends string, K extends string>(
  input: Evaluable<P, K>,
): input is StatedCircuit<Gateset, number, P, K> {
  if (typeof input === 'object' && input !== null) {
    if ('operations' in input) return false;
    if ('circuit' in input && 'outputPermutation' in input && 'frames' in input) return true;
  }
  throw new IonloomError(
    issue('WrongArgument', 'this is neither a circuit nor a transpilation', {
      expected: 'a circuit, or one with its outputPermutation, frames and globalPhase',
      received: input === null ? 'null' : typeof input,
    }),
  );
}

/**
 * Refuses what is neither a circuit nor one with what is stated about it, as untyped code may give it.
 *
 * @param of the function that needs it, as the sentence names it
 * @throws IonloomError `WrongArgument`.
 */
export function requireEvaluable(value: unknown, of: string): asserts value is Evaluable {
  const isStatement = typeof value === 'object' && value !== null && 'circuit' in value && 'outputPermutation' in value;
  requireCircuit(isStatement ? value.circuit : value, of);
}

/** How many qubits are evaluated, spare wires of a stated circuit on which anything happens included. */
export function qubitsOf(input: Evaluable): number {
  return isStated(input) ? input.circuit.qubits - idleWires(input).size : input.qubits;
}

/** How many qubits the original has: of what states nothing, all of its own. */
export function originalQubitsOf(input: Evaluable): number {
  if (!isStated(input)) return input.qubits;
  // Of a circuit wider than any machine the wires are not listed.
  return input.outputPermutation.length === 0 ? input.circuit.qubits : input.outputPermutation.length;
}

/** For every wire, its name in {@link inOriginalQubits}: idle spare wires, which are not there, come last. */
export function namesOfWires(input: StatedCircuit): readonly number[] {
  return qubitOfWire(input, idleWires(input));
}

/** Spare wires on which nothing happens. */
function idleWires({ circuit, outputPermutation, frames }: StatedCircuit): ReadonlySet<number> {
  if (outputPermutation.length === circuit.qubits || outputPermutation.length === 0) return new Set();
  const idle = new Set(identityPermutation(circuit.qubits));
  for (const wire of outputPermutation) idle.delete(wire);
  for (const { controls, targets } of circuit.operations) {
    for (const wire of controls) idle.delete(wire);
    for (const wire of targets) idle.delete(wire);
  }
  frames.forEach((frame, wire) => {
    if (frame !== 0) idle.delete(wire);
  });
  return idle;
}

/** Refuses what states nothing beside a circuit; @throws IonloomError `WrongArgument`. */
export function requireStated(value: unknown, of: string): asserts value is StatedCircuit {
  requireEvaluable(value, of);
  if (isStated(value)) {
    requireList(value.outputPermutation, 'the outputPermutation');
    requireList(value.frames, 'the list of frames');
    return;
  }
  throw new IonloomError(
    issue('WrongArgument', `${of} takes a circuit with what is stated about it, not a circuit alone`, {
      hint: 'pass the transpilation itself',
    }),
  );
}

/**
 * The circuit that acts as the original did: every wire goes by the qubit that it holds at the end, the frames stand
 * after the gates as `rz`, and the phase is in. Engines, formats and reports that go through here cannot mix up wires
 * and qubits. Spare wires come after the qubits, those on which nothing happens not at all. A plain circuit is returned as
 * it is.
 *
 * From all zeros only: a qubit that starts on another wire than it ends on starts under another name.
 *
 * @throws IonloomError `CircuitMismatch` for a permutation or a list of frames that does not fit the circuit.
 */
export function inOriginalQubits<P extends string, K extends string>(
  input: Evaluable<P, K>,
): CircuitData<Gateset, number, P, K> {
  if (!isStated(input)) return input;
  const { circuit, frames, globalPhase } = input;
  const idle = idleWires(input);
  const qubits = qubitOfWire(input, idle);
  const place = (wire: number): number => qubits[wire]!;
  const moves = qubits.some((qubit, wire) => qubit !== wire);
  const operations = moves ? circuit.operations.map((operation) => onWires(operation, qubits)) : circuit.operations;
  const rotations = onlyReads(input) ? [] : frameOperations(frames, qubits);
  const measurements = circuit.measurements.map(
    ({ key, wires }): Measurement<K> => ({ key, wires: wires.map((wire) => (wire === null ? null : place(wire))) }),
  );
  return {
    gateset: circuit.gateset,
    qubits: circuit.qubits - idle.size,
    operations: rotations.length === 0 ? operations : [...operations, ...rotations],
    measurements,
    globalPhase: addAngles(circuit.globalPhase, globalPhase),
    parameters: circuit.parameters,
    keys: circuit.keys,
  };
}

/**
 * The circuit that does to every state what the original did: the frames stand after the gates as `rz`, and swaps bring
 * every qubit back. What {@link inOriginalQubits} saves by renaming holds from all zeros only.
 */
export function carriedOut(input: Evaluable): CircuitData {
  if (!isStated(input)) return input;
  const { circuit, outputPermutation, frames } = input;
  const wires = identityPermutation(circuit.qubits);
  const qubits = [...qubitOfWire(input)];
  const swaps: Operation[] = [];
  const starts = startSwaps(input);
  outputPermutation.forEach((_, qubit) => {
    const wire = qubits.indexOf(qubit);
    if (wire === qubit) return;
    swaps.push({ gate: qisGates.swap, parameters: [], controls: [], targets: [qubit, wire] });
    qubits[wire] = qubits[qubit]!;
    qubits[qubit] = qubit;
  });
  const operations = [...starts, ...circuit.operations, ...frameOperations(frames, wires), ...swaps];
  return { ...inOriginalQubits(input), qubits: circuit.qubits, operations };
}

/** Swaps that bring every qubit from the wire of its own number to the one that it starts on. */
function startSwaps({ circuit, inputPermutation = [] }: StatedCircuit): readonly Operation[] {
  const holds = [...identityPermutation(circuit.qubits)];
  return inputPermutation.flatMap((wire, qubit) => {
    const from = holds.indexOf(qubit);
    if (from === wire) return [];
    [holds[from], holds[wire]] = [holds[wire]!, holds[from]!];
    return [{ gate: qisGates.swap, parameters: [], controls: [], targets: [from, wire] }];
  });
}

/**
 * What is stated of a circuit that was made from the circuit of another one: both together, beside the later circuit.
 *
 * @param later what its own statement says is about the circuit of `first`
 * @throws IonloomError `WrongArgument` for what states nothing.
 */
export function followedBy(first: StatedCircuit, later: StatedCircuit): StatedCircuit {
  requireStated(first, 'followedBy');
  requireStated(later, 'followedBy');
  const end = (wire: number): number => later.outputPermutation[wire] ?? wire;
  const frames = later.frames.map((frame) => frame);
  first.frames.forEach((frame, wire) => {
    frames[end(wire)] = addAngles(frames[end(wire)] ?? 0, frame);
  });
  const isLimited = onlyReads(first) || onlyReads(later);
  const starts = startsOf(first, later);
  const leftOut = [first, later].flatMap((each) => each.leftOut ?? []);
  return {
    circuit: later.circuit,
    ...(starts === undefined ? {} : { inputPermutation: starts }),
    outputPermutation: first.outputPermutation.map(end),
    frames,
    globalPhase: addAngles(first.globalPhase, later.globalPhase),
    ...(isLimited ? { relation: 'distribution' } : {}),
    ...(leftOut.length === 0 ? {} : { leftOut: leftOut.reduce(sumOfLeftOut) }),
  };
}

/** Where each qubit of the first original starts in the later circuit; undefined where nothing is said of it. */
function startsOf(first: StatedCircuit, later: StatedCircuit): readonly number[] | undefined {
  if (first.inputPermutation === undefined && later.inputPermutation === undefined) return undefined;
  const start = (wire: number): number => later.inputPermutation?.[wire] ?? wire;
  return (first.inputPermutation ?? identityPermutation(first.outputPermutation.length)).map(start);
}

type LeftOutBound = NonNullable<StatedCircuit['leftOut']>;

/** What was left out in one place and another. */
export function sumOfLeftOut(a: LeftOutBound, b: LeftOutBound): LeftOutBound {
  return { norm: a.norm + b.norm, count: a.count + b.count };
}

/** Whether only the joint distribution of what is measured is the original's, and nothing else may be asked. */
export function onlyReads(input: Evaluable): boolean {
  return isStated(input) && input.relation === 'distribution';
}

/**
 * The qubits of the original that are read out, if nothing else is the original's; undefined where all qubits may be
 * asked for.
 */
export function onlyReadQubits(stated: StatedCircuit): ReadonlySet<number> | undefined {
  const { measurements } = stated.circuit;
  if (!onlyReads(stated) || measurements.length === 0) return undefined;
  const names = qubitOfWire(stated);
  const wires = measurements.flatMap((measurement) => measurement.wires.filter((wire) => wire !== null));
  const read = new Set(wires.map((wire) => names[wire]!));
  return read.size === originalQubitsOf(stated) ? undefined : read;
}

/** A circuit of which nothing has to be stated yet: no qubit has moved, no frame is left out. */
export function asStated(circuit: CircuitData): StatedCircuit {
  const { qubits } = circuit;
  return {
    circuit,
    outputPermutation: identityPermutation(qubits),
    frames: new Array<number>(qubits).fill(0),
    globalPhase: 0,
  };
}

/** For every qubit the wire of its own number: nothing moves. */
export function identityPermutation(qubits: number): readonly number[] {
  return Array.from({ length: qubits }, (_, qubit) => qubit);
}

/**
 * For every wire, the qubit of the original that it holds at the end; spare wires come after the qubits.
 *
 * @param last spare wires that come after all others
 * @throws IonloomError `CircuitMismatch` where two qubits are on one wire, or one on none.
 */
export function qubitOfWire(
  {
    circuit,
    outputPermutation,
  }: Pick<StatedCircuit, 'outputPermutation'> & {
    readonly circuit: Pick<CircuitData, 'qubits'>;
  },
  last: ReadonlySet<number> = new Set(),
): readonly number[] {
  const { qubits } = circuit;
  const found = new Array<number>(qubits).fill(-1);
  outputPermutation.forEach((wire, qubit) => {
    if (found[wire] !== -1) throw notAPermutation(outputPermutation, qubits);
    found[wire] = qubit;
  });
  let spare = outputPermutation.length;
  let late = qubits - last.size;
  return found.map((qubit, wire) => (qubit !== -1 ? qubit : last.has(wire) ? late++ : spare++));
}

/**
 * The frames as gates on qubits; frames of zero are no gates.
 *
 * @param qubits by wire
 * @throws IonloomError `CircuitMismatch` where there is not one for each wire.
 */
export function frameOperations(frames: readonly Angle[], qubits: readonly number[]): readonly Operation[] {
  if (frames.length !== qubits.length) {
    throw new IonloomError(
      issue('CircuitMismatch', `there are ${frames.length} frames for a circuit with ${qubits.length} wires`, {
        path: ['frames'],
        expected: `${qubits.length} angles in radians, one for each wire`,
        received: `${frames.length}`,
      }),
    );
  }
  return frames.flatMap((frame, wire) =>
    frame === 0 ? [] : [{ gate: qisGates.rz, parameters: [frame], controls: [], targets: [qubits[wire]!] }],
  );
}

/**
 * What to say of answers by wire of a native circuit whose qubits ended on other wires, or undefined where there is
 * nothing to say.
 *
 * @param input a circuit, or whatever says what it is read by
 * @param seesFrame whether the answer depends on what is left out at the end of a wire; never if left out
 */
export function movedNote(input: object, seesFrame: (wire: number) => boolean = () => false): string | undefined {
  const { transpiled } = input as { readonly transpiled?: TranspiledMark | undefined };
  if (transpiled === undefined) return undefined;
  const { outputPermutation, framedWires } = transpiled;
  const moved = outputPermutation.flatMap((wire, qubit) => (wire === qubit ? [] : [`${qubit} on ${wire}`]));
  const framed = framedWires.filter(seesFrame);
  const reasons = [
    ...(moved.length === 0 ? [] : [`qubits ended on other wires (${moved.join(', ')})`]),
    ...(framed.length === 0
      ? []
      : [`a final Rz is left out on wire${framed.length > 1 ? 's' : ''} ${framed.join(', ')}`]),
  ];
  if (reasons.length === 0) return undefined;
  return `this is by wire of a transpiled circuit, and ${reasons.join(', and ')}: give the transpilation itself for answers by qubit`;
}

function notAPermutation(wires: readonly number[], qubits: number): IonloomError {
  const message = `the outputPermutation [${wires.join(', ')}] does not put each qubit on a wire of its own`;
  const expected = `distinct wires from 0 to ${qubits - 1}`;
  return new IonloomError(issue('CircuitMismatch', message, { path: ['outputPermutation'], expected }));
}
