import type { Gateset } from '../../../gates/index.js';
import { isObject, type JsonPath, member, valueAt } from '../json/value.js';

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
  /** The gateset of the job that the circuit is one of several of; undefined for a circuit on its own. */
  readonly commonGateset: Gateset | undefined;
  /** The declared number of qubits, where it is a whole number from 1. */
  readonly qubits: number | undefined;
  /** Where the number of qubits is declared. */
  readonly qubitsPath: JsonPath;
  readonly name: string | undefined;
  readonly registers: unknown;
}

/**
 * The shapes in which circuits come: a posted job, a job of which all but `input` is left out (as the service's guide
 * shows circuits), what stands in `input` alone, or a compiled circuit.
 *
 * @internal
 */
export type CircuitShape = 'job' | 'fragment' | 'input' | 'compiled';

/**
 * What a value looks like, judged by the fields that only one shape has.
 *
 * @internal
 */
export function shapeOf(value: unknown): CircuitShape {
  if (!isObject(value)) return 'job';
  if (isFragment(value)) return 'fragment';
  if ('type' in value || 'input' in value || 'backend' in value) return 'job';
  if ('gateset' in value || 'circuits' in value) return 'input';
  return 'circuit' in value ? 'compiled' : 'job';
}

function isFragment(value: Readonly<Record<string, unknown>>): boolean {
  const { input } = value;
  return Object.keys(value).length === 1 && isObject(input) && ('circuit' in input || 'circuits' in input);
}

/** Where the fields of circuits stand in a value of a shape. @internal */
export function inputPathOf(shape: CircuitShape): JsonPath {
  return shape === 'job' || shape === 'fragment' ? ['input'] : [];
}

/** The number of circuits that a job may hold: the API document of September 2026. */
export const MAXIMUM_CIRCUITS = 5_000;

/**
 * The circuits that a value holds, in order, at most {@link MAXIMUM_CIRCUITS}; none for a value of another shape.
 *
 * @internal
 */
export function circuitsIn(value: unknown): readonly PayloadCircuit[] {
  if (shapeOf(value) === 'compiled') return [single(value, [], 'native')];
  const { list, path } = circuitListIn(value);
  const [input, inputPath] = inputOf(value);
  if (!list) return Array.isArray(member(input, 'circuit')) ? [single(input, inputPath, undefined)] : [];
  const common = single(input, inputPath, undefined);
  return list.slice(0, MAXIMUM_CIRCUITS).map((circuit, index) => {
    const own = { ...single(circuit, [...path, index], common.gateset), commonGateset: common.gateset };
    return own.qubits === undefined ? { ...own, qubits: common.qubits, qubitsPath: common.qubitsPath } : own;
  });
}

/** The list of circuits of a multi-circuit job, all of them, and where it stands. @internal */
export function circuitListIn(value: unknown): { readonly list?: readonly unknown[]; readonly path: JsonPath } {
  const [input, inputPath] = inputOf(value);
  const list = member(input, 'circuits');
  const path = [...inputPath, 'circuits'];
  return Array.isArray(list) ? { list, path } : { path };
}

function inputOf(value: unknown): [input: unknown, path: JsonPath] {
  const path = inputPathOf(shapeOf(value));
  return [valueAt(value, path), path];
}

function single(value: unknown, path: JsonPath, inherited: Gateset | undefined): PayloadCircuit {
  const gates = member(value, 'circuit');
  const gateset = member(value, 'gateset');
  const qubits = member(value, 'qubits');
  const name = member(value, 'name');
  return {
    path,
    gates: Array.isArray(gates) ? gates : [],
    commonGateset: undefined,
    gateset: gateset === 'qis' || gateset === 'native' ? gateset : gateset === undefined ? inherited : undefined,
    qubits: Number.isSafeInteger(qubits) && (qubits as number) >= 1 ? (qubits as number) : undefined,
    qubitsPath: [...path, 'qubits'],
    name: typeof name === 'string' ? name : undefined,
    registers: member(value, 'registers'),
  };
}
