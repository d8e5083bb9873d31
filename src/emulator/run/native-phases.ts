import type { CircuitData, Operation } from '../../circuit/index.js';
import type { Gate } from '../../gates/index.js';
import { wrapTurns } from '../../math/index.js';
import { nativeCircuitOf } from './native-circuit.js';

/** For each parameter of a native gate, the place of the wire whose phase it is; undefined for angles. */
export function phaseTargets({ service }: Gate): readonly (number | undefined)[] {
  let wire = 0;
  return (service?.fields ?? []).map((field) => (field === 'angle' ? undefined : wire++));
}

/**
 * A native circuit whose wires are in other frames: every pulse on a wire about an axis that is turned by the same phase,
 * as if a virtual Z stood before the first gate and its inverse after the last. From all zeros every outcome is as
 * likely as before.
 *
 * @param turns by wire
 */
export function inFrames(circuit: CircuitData, turns: readonly number[]): CircuitData {
  const operations = circuit.operations.map((operation): Operation => {
    const { gate, parameters, targets } = operation;
    const wires = phaseTargets(gate);
    if (wires.every((wire) => wire === undefined)) return operation;
    const turned = parameters.map((value, k) => {
      const wire = wires[k];
      return wire === undefined ? value : wrapTurns((value as number) + turns[targets[wire]!]!);
    });
    return { ...operation, parameters: turned };
  });
  return nativeCircuitOf(circuit.qubits, operations);
}
