import { type ServiceGate, serviceGates } from '../circuits/service-gates.js';
import { isObject, type JsonPath, member } from '../json/value.js';
import type { PayloadCircuit } from './payload-circuits.js';

/**
 * A gate of a payload with its wires; only wires that are whole numbers from 0 are listed.
 *
 * @internal
 */
export interface GateOnWires {
  readonly entry: ServiceGate;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly controls: readonly number[];
  readonly targets: readonly number[];
  readonly path: JsonPath;
}

/**
 * The gates of a circuit that have a name the service takes, with their wires.
 *
 * @internal
 */
export function* gatesOnWires(circuit: PayloadCircuit): Generator<GateOnWires> {
  for (let index = 0; index < circuit.gates.length; index++) {
    const gate = gateOnWires(circuit, index);
    if (gate) yield gate;
  }
}

/** One gate with its wires; undefined when it has no name that the service takes. */
export function gateOnWires({ gates, gateset, path }: PayloadCircuit, index: number): GateOnWires | undefined {
  const fields = gates[index];
  const name = member(fields, 'gate');
  const entry = typeof name === 'string' && gateset !== undefined ? serviceGates[gateset].get(name) : undefined;
  if (!entry || !isObject(fields)) return undefined;
  const [controls, targets] = [wires(fields, 'control', 'controls'), wires(fields, 'target', 'targets')];
  return { entry, fields, controls, targets, path: [...path, 'circuit', index] };
}

function wires(fields: Readonly<Record<string, unknown>>, one: string, many: string): readonly number[] {
  const named = fields[one] ?? fields[many] ?? [];
  return (Array.isArray(named) ? named : [named]).filter((wire) => Number.isSafeInteger(wire) && wire >= 0);
}

/**
 * The number of qubits that a circuit's gates reach: one more than the highest index, at least 1.
 *
 * @internal
 */
export function reach(circuit: PayloadCircuit): number {
  let highest = 0;
  for (const { controls, targets } of gatesOnWires(circuit)) {
    for (const wire of [...controls, ...targets]) highest = Math.max(highest, wire);
  }
  return highest + 1;
}
