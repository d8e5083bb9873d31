import { type CircuitData, circuitOf, type Gate, type Operation, qisGates } from 'ionloom';
import type { Transpilation } from 'ionloom/transpile';

/** The circuit with nothing read in the end, as other programs compare it. */
export function unmeasured(circuit: CircuitData): CircuitData {
  const { gateset, qubits, operations, globalPhase, parameters } = circuit;
  return { gateset, qubits, operations, globalPhase, parameters, measurements: [], keys: [] };
}

/**
 * A transpilation as a circuit of gates that every program knows: frames as rotations about Z, and what ends on another
 * wire brought back by swaps.
 */
export function qisForm({ circuit, frames, outputPermutation }: Transpilation): CircuitData {
  const swaps: Operation[] = [];
  const wires = [...outputPermutation];
  for (const [qubit, wire] of wires.entries()) {
    if (wire === qubit) continue;
    swaps.push(gateOn(qisGates.swap, [], [qubit, wire]));
    const other = wires.indexOf(qubit);
    if (other >= 0) wires[other] = wire;
    wires[qubit] = qubit;
  }
  const rotations = frames.map((angle, wire) => gateOn(qisGates.rz, [angle as number], [wire]));
  return circuitOf('qis', circuit.qubits, [...circuit.operations.flatMap(inQisGates), ...rotations, ...swaps]);
}

/** A native gate between rotations about Z that turn its axis; angles of native gates are in turns. */
function inQisGates({ gate, parameters, targets }: Operation): readonly Operation[] {
  if (gate.kind !== 'unitary') return [];
  const angles = (parameters as readonly number[]).map((turns) => 2 * Math.PI * turns);
  if (gate.name === 'zz') return [gateOn(qisGates.zz, angles, targets)];
  const turned = (sign: number) => targets.map((wire, k) => gateOn(qisGates.rz, [sign * angles[k]!], [wire]));
  return [...turned(-1), middles[gate.name]!(targets, angles), ...turned(1)];
}

const middles: Readonly<Record<string, (targets: readonly number[], angles: readonly number[]) => Operation>> = {
  gpi: (targets) => gateOn(qisGates.x, [], targets),
  gpi2: (targets) => gateOn(qisGates.rx, [Math.PI / 2], targets),
  ms: (targets, [, , angle]) => gateOn(qisGates.xx, [angle!], targets),
};

function gateOn(gate: Gate, parameters: readonly number[], targets: readonly number[]): Operation {
  return { gate, parameters, controls: [], targets };
}
