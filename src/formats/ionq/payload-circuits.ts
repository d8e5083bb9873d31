import type { Gateset } from '../../gates/index.js';
import { isObject, type JsonPath, member } from './json-value.js';

/**
 * A circuit as it stands somewhere in a payload, with what it inherits from its surroundings; nothing is checked.
 *
 * @internal
 */
export interface PayloadCircuit {
  /** Where the object stands that holds the list of gates. */
  readonly path: JsonPath;
  readonly gates: readonly unknown[];
  readonly gateset: Gateset | undefined;
  /** The declared number of qubits, where it is a whole number from 1. */
  readonly qubits: number | undefined;
  /** Where the number of qubits is declared. */
  readonly qubitsPath: JsonPath;
  readonly name: string | undefined;
  readonly registers: unknown;
}

/**
 * The shapes in which circuits come: a posted job, its `input` alone, or a compiled circuit.
 *
 * @internal
 */
export type CircuitShape = 'job' | 'input' | 'compiled';

/**
 * What a value looks like, judged by the fields that only one shape has.
 *
 * @internal
 */
export function shapeOf(value: unknown): CircuitShape {
  if (!isObject(value)) return 'job';
  if ('type' in value || 'input' in value || 'backend' in value) return 'job';
  if ('gateset' in value || 'circuits' in value) return 'input';
  return 'circuit' in value ? 'compiled' : 'job';
}

/**
 * Every circuit that a value holds, in order; none for a value of another shape.
 *
 * @internal
 */
export function circuitsIn(value: unknown): readonly PayloadCircuit[] {
  const shape = shapeOf(value);
  if (shape === 'job') return circuitsOfInput(member(value, 'input'), ['input']);
  if (shape === 'compiled') return [single(value, [], 'native')];
  return circuitsOfInput(value, []);
}

function circuitsOfInput(input: unknown, path: JsonPath): readonly PayloadCircuit[] {
  if (!isObject(input)) return [];
  const circuits = member(input, 'circuits');
  if (!Array.isArray(circuits)) return Array.isArray(member(input, 'circuit')) ? [single(input, path, undefined)] : [];
  const common = single(input, path, undefined);
  return circuits.map((circuit: unknown, index) => {
    const own = single(circuit, [...path, 'circuits', index], common.gateset);
    return own.qubits === undefined ? { ...own, qubits: common.qubits, qubitsPath: common.qubitsPath } : own;
  });
}

function single(value: unknown, path: JsonPath, inherited: Gateset | undefined): PayloadCircuit {
  const gates = member(value, 'circuit');
  const gateset = member(value, 'gateset');
  const qubits = member(value, 'qubits');
  const name = member(value, 'name');
  return {
    path,
    gates: Array.isArray(gates) ? gates : [],
    gateset: gateset === 'qis' || gateset === 'native' ? gateset : gateset === undefined ? inherited : undefined,
    qubits: Number.isSafeInteger(qubits) && (qubits as number) >= 1 ? (qubits as number) : undefined,
    qubitsPath: [...path, 'qubits'],
    name: typeof name === 'string' ? name : undefined,
    registers: member(value, 'registers'),
  };
}
