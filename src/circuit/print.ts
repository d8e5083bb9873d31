import { formName, type Gate, type GateData } from '../gates/index.js';
import { angleToString } from '../math/index.js';
import { type CircuitData, partsOf } from './circuit-data.js';
import type { Operation } from './operation.js';

/** Longer circuits are cut where they are printed for a person to look at. */
const INSPECTED_GATES = 100;

/** The name under which Node asks an object how `console.log` shows it. */
const inspect = Symbol.for('nodejs.util.inspect.custom');

/** Makes `console.log` show circuits as the calls that build them; of a long one the beginning. */
export function printOnInspection(prototype: CircuitData): void {
  const method = function (this: CircuitData): string {
    const { operations } = this;
    const { length } = operations;
    if (length <= INSPECTED_GATES) return circuitToString(this);
    const shown = { ...partsOf(this), operations: operations.slice(0, INSPECTED_GATES) };
    return `${circuitToString(shown)} // and ${length - INSPECTED_GATES} gates more`;
  };
  Object.defineProperty(prototype, inspect, { value: method, writable: true, configurable: true });
}

/** The calls that build a circuit. */
export function circuitToString(circuit: CircuitData): string {
  const start = circuit.gateset === 'qis' ? 'circuit' : 'nativeCircuit';
  const calls = circuit.operations.map(call);
  // An unconditional gphase is the circuit's own phase; no call of a native circuit sets one.
  if (circuit.globalPhase !== 0 && circuit.gateset === 'qis') calls.push(`.gphase(${angle(circuit.globalPhase)})`);
  const measures = circuit.measurements.map(
    ({ key, wires }) => `.measure(${[quoted(key), ...wires.map(String)].join(', ')})`,
  );
  return `${start}(${circuit.qubits})${[...calls, ...measures].join('')}`;
}

function angle(value: Operation['parameters'][number]): string {
  const text = angleToString(value);
  return typeof value === 'number' && !text.includes('pi') ? text : quoted(text);
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function call({ gate, parameters, controls, targets, data }: Operation): string {
  const angles = parameters.map(angle);
  const wires = [...controls, ...targets];
  if (data) return dataCall(gate, data, angles, controls, targets);
  const name = formName(gate, controls.length);
  if (name === undefined) {
    return `.gate(${[quoted(gate.name), list(angles), list(targets), `{ controls: ${list(controls)} }`].join(', ')})`;
  }
  const leading = gate.parameters.filter((parameter) => parameter.default === undefined).length;
  return `.${name}(${[...angles.slice(0, leading), ...wires, ...angles.slice(leading)].join(', ')})`;
}

function dataCall(
  gate: Gate,
  data: GateData,
  angles: readonly string[],
  controls: readonly number[],
  targets: readonly number[],
): string {
  const payload = data.matrix
    ? `{ matrix: Float64Array.of(${[...data.matrix].join(', ')}) }`
    : `{ pauliSum: ${JSON.stringify(data.pauliSum)} }`;
  const options = `{ ${controls.length > 0 ? `controls: ${list(controls)}, ` : ''}data: ${payload} }`;
  return `.gate(${[quoted(gate.name), list(angles), list(targets), options].join(', ')})`;
}

function list(items: readonly (string | number)[]): string {
  return `[${items.join(', ')}]`;
}
