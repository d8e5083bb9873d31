import { identityPermutation, qubitOfWire, type TranspiledMark } from '../../../circuit/index.js';
import { IonloomError, inWords, issue } from '../../../errors/index.js';

/** A measured register: bit i is read from qubit `wires[i]`, null is a bit that nothing is measured into. */
export interface MeasuredRegister<Key extends string = string> {
  readonly key: Key;
  readonly wires: readonly (number | null)[];
}

/** What results are read for: the circuit that ran, or anything that says how wide it is and what it measures. */
export interface MeasuredCircuit<Key extends string = string> {
  readonly qubits: number;
  readonly measurements: readonly MeasuredRegister<Key>[];
  readonly transpiled?: TranspiledMark | undefined;
}

/** The same with where qubits ended, as a transpilation states it: results are then of the original's qubits. */
export interface StatedMeasuredCircuit<Key extends string = string> {
  readonly circuit: MeasuredCircuit<Key>;
  /** For every qubit of the original, the wire that holds it at the end. */
  readonly outputPermutation: readonly number[];
  /** `distribution` where only what is measured is the original's: results are then by key alone. */
  readonly relation?: 'frames-and-permutation' | 'distribution' | undefined;
}

/** The widest circuit whose results are read: no machine and no simulator comes near it. @internal */
export const MOST_QUBITS = 10_000;

/** How outcomes by wire become outcomes by qubit. @internal */
export interface ReadPlan<Key extends string = string> {
  readonly qubits: number;
  /** By qubit. */
  readonly measurements: readonly MeasuredRegister<Key>[];
  /** For every qubit, its wire in the document; undefined where each is on its own. */
  readonly wires: readonly number[] | undefined;
  /** Whether all qubits are those of the original, and not only what is measured. */
  readonly knowsAll: boolean;
}

/** @throws IonloomError `CircuitMismatch` for a permutation that is none. @internal */
export function readPlan<Key extends string>(
  measured: MeasuredCircuit<Key> | StatedMeasuredCircuit<Key>,
): ReadPlan<Key> {
  requireMeasuredCircuit(measured);
  if (!('circuit' in measured)) {
    return { qubits: measured.qubits, measurements: measured.measurements, wires: undefined, knowsAll: true };
  }
  const { qubits, measurements } = measured.circuit;
  const names = qubitOfWire(measured);
  const place = (wire: number | null): number | null => (wire === null ? null : (names[wire] ?? wire));
  // Results of spare wires are nobody's.
  const own = measured.outputPermutation.length || qubits;
  const isInPlace = own === qubits && names.every((qubit, wire) => qubit === wire);
  const read = new Set(measurements.flatMap(({ wires }) => wires.filter((wire) => wire !== null)));
  return {
    qubits,
    measurements: measurements.map(({ key, wires }) => ({ key, wires: wires.map(place) })),
    wires: isInPlace ? undefined : identityPermutation(own).map((qubit) => names.indexOf(qubit)),
    knowsAll: measured.relation !== 'distribution' || measurements.length === 0 || read.size === own,
  };
}

/** Refuses what does not say what was measured; @throws IonloomError `WrongArgument`. */
function requireMeasuredCircuit(value: unknown): void {
  const { circuit = value, outputPermutation } = (value ?? {}) as Partial<StatedMeasuredCircuit>;
  const { qubits, measurements } = (circuit ?? {}) as Partial<MeasuredCircuit>;
  const isComplete = circuit === value || Array.isArray(outputPermutation);
  if (typeof qubits === 'number' && Array.isArray(measurements) && isComplete) return;
  const message = `results are read for the circuit that ran, not for ${inWords(value)}`;
  throw new IonloomError(issue('WrongArgument', message, { hint: 'pass the circuit after the document' }));
}
