import type { Gateset } from '../gates/index.js';
import type { Angle } from '../math/index.js';
import type { Measurement, Operation } from './operation.js';

/**
 * A circuit as data: what engines, formats and passes read.
 *
 * Qubit k is bit k of a basis-state index. Gates of `qis` circuits take radians, of `native` circuits turns.
 */
export interface CircuitData<
  G extends Gateset = Gateset,
  N extends number = number,
  P extends string = string,
  K extends string = string,
> {
  readonly gateset: G;
  readonly qubits: N;
  /** In time order. */
  readonly operations: readonly Operation[];
  /** What is read out at the end; none means all qubits, as the service does it. */
  readonly measurements: readonly Measurement<K>[];
  /** Radians. */
  readonly globalPhase: Angle;
  /** The names of the free parameters, sorted. */
  readonly parameters: readonly P[];
  /** The measurement keys, in the order of measurement. */
  readonly keys: readonly K[];
  /** Of the native circuit of a transpilation: what is to be undone before it answers for the original's qubits. */
  readonly transpiled?: TranspiledMark | undefined;
}

/** What a native circuit alone cannot undo: its transpilation can, and whatever evaluates takes the transpilation. */
export interface TranspiledMark {
  /** For every qubit of the original, the wire that holds it at the end. */
  readonly outputPermutation: readonly number[];
  /** The wires at whose end a rotation about Z is left out, which only X and Y see. */
  readonly framedWires: readonly number[];
}

/** What a circuit has beside its operations. */
export interface CircuitRest {
  readonly measurements?: readonly Measurement[];
  /** Radians. */
  readonly globalPhase?: Angle;
  /** Names that are parameters even if no angle holds them (any more): they too are to be bound. */
  readonly parameters?: readonly string[];
  readonly transpiled?: TranspiledMark | undefined;
}

/** A circuit's fields without its methods. */
export function partsOf({
  gateset,
  qubits,
  operations,
  measurements,
  globalPhase,
  parameters,
  keys,
}: CircuitData): CircuitData {
  return { gateset, qubits, operations, measurements, globalPhase, parameters, keys };
}
