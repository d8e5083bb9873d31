import {
  type CircuitData,
  circuitOf,
  type Evaluable,
  type Gateset,
  IonloomError,
  inOriginalQubits,
} from '../../../public/index.js';
import { documentOf } from './document.js';

/** Which circuit is meant: that of a text, from 0. */
export interface ChosenCircuit {
  readonly text: string;
  readonly circuit: number;
}

/** A circuit whose free parameters wait for their values. */
export interface Template {
  /** As it was first written, by qubit. */
  readonly written: CircuitData;
  /**
   * What runs with values for its parameters, and answers for the qubits as they were first written; values that it has no
   * parameters for are left alone.
   */
  readonly bind: (values: Readonly<Record<string, number>>) => Evaluable<never>;
}

/**
 * The circuit that is meant.
 *
 * @throws IonloomError with the issues of a text that cannot be read.
 */
export function templateOf({ text, circuit: index }: ChosenCircuit): Template {
  const reading = documentOf(text);
  if (!reading.ok) throw new IonloomError(reading.issues);
  const { circuit, stated } = reading.document.circuits[index] ?? reading.document.circuits[0];
  const given: Evaluable = stated ?? circuit;
  return {
    written: inOriginalQubits(given),
    bind: (values) => (circuit.parameters.length === 0 ? given : bound(circuit, values)) as Evaluable<never>,
  };
}

/** The circuit with those values that it has parameters for. */
function bound(circuit: CircuitData, values: Readonly<Record<string, number>>): CircuitData {
  const whole = circuitOf<Gateset, number>(circuit.gateset, circuit.qubits, circuit.operations, circuit);
  return whole.bind(valuesFor(circuit, values) as never);
}

/** Of some values those that a circuit has parameters for. */
export function valuesFor(
  { parameters }: Pick<CircuitData, 'parameters'>,
  values: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const own = parameters.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const]));
  return Object.fromEntries(own);
}
