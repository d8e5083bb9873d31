import { formOf, type Gate } from '../gates/index.js';
import { counted } from '../printing/index.js';
import type { CircuitData } from './circuit-data.js';

/** How many gates a circuit has, barriers not counted. */
export interface GateCounts {
  readonly gates: number;
  /** Those on two or more qubits, controls included. */
  readonly twoQubitGates: number;
}

/** How many gates a circuit has, in all and of each name. */
export interface NamedGateCounts extends GateCounts {
  /** By the name of the gate with its controls (`cnot`, `ccx`), in the order in which they first come. */
  readonly byName: Readonly<Record<string, number>>;
}

/** Counts the gates of a circuit. */
export function countGates({ operations }: CircuitData): GateCounts {
  let gates = 0;
  let twoQubitGates = 0;
  for (const { gate, controls, targets } of operations) {
    if (gate.kind === 'barrier') continue;
    gates++;
    if (controls.length + targets.length > 1) twoQubitGates++;
  }
  return { gates, twoQubitGates };
}

/** Counts the gates of a circuit by name too. */
export function countNamedGates(circuit: CircuitData): NamedGateCounts {
  const byName = new Map<string, number>();
  for (const { gate, controls } of circuit.operations) {
    if (gate.kind === 'barrier') continue;
    const name = countedName(gate, controls.length);
    byName.set(name, (byName.get(name) ?? 0) + 1);
  }
  return { ...countGates(circuit), byName: Object.fromEntries(byName) };
}

function countedName(gate: Gate, controls: number): string {
  if (controls === 0) return gate.name;
  return formOf(gate, controls)?.name ?? `${gate.name} with ${counted(controls, 'control')}`;
}

/** Layers of gates that act on different qubits; nothing waits for a barrier, which is not sent. */
export function depthOf({ operations, qubits }: CircuitData): number {
  const layers = new Int32Array(qubits);
  for (const { gate, controls, targets } of operations) {
    if (gate.kind === 'barrier') continue;
    let layer = 0;
    for (let k = 0; k < controls.length; k++) layer = Math.max(layer, layers[controls[k]!]!);
    for (let k = 0; k < targets.length; k++) layer = Math.max(layer, layers[targets[k]!]!);
    layer++;
    for (let k = 0; k < controls.length; k++) layers[controls[k]!] = layer;
    for (let k = 0; k < targets.length; k++) layers[targets[k]!] = layer;
  }
  return layers.reduce((deepest, layer) => Math.max(deepest, layer), 0);
}
