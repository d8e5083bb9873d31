import type { CircuitData, Operation } from '../../circuit/index.js';
import { addAngles } from '../../math/index.js';
import { type Power, powerGate, powerOf } from '../multi-controlled/controlled-power.js';
import { WireValues } from '../multi-controlled/wire-values.js';
import { type Pass, partsOf } from '../pass.js';

/**
 * Gates that act under the same Boolean function of the inputs are one gate, wherever they stand: phases add up, and so
 * do X-like rotations of a wire while all between them commutes with the wire's X.
 *
 * Phase folding where functions may be products of others, so that it sees through Toffoli gates.
 */
export const foldControlled: Pass = {
  name: 'fold-controlled',
  requires: 'any circuit',
  ensures: 'no two phases of the same known function of the inputs, no two X-like rotations that could meet',
  run: (circuit): CircuitData => {
    if (!circuit.operations.some(({ controls }) => controls.length > 1)) return circuit;
    const kept: (Operation | undefined)[] = [];
    const values = new WireValues(circuit.qubits);
    const open = new Map<string, number>();
    let changed = false;
    for (const operation of circuit.operations) {
      const power = powerOf(operation);
      const key = power && keyOf(operation, power, values);
      const earlier = key === undefined ? undefined : open.get(key);
      if (earlier === undefined) {
        if (key !== undefined) open.set(key, kept.length);
        kept.push(operation);
      } else {
        changed = true;
        const first = kept[earlier]!;
        const angle = addAngles(powerOf(first)!.angle, power!.angle);
        kept[earlier] = powerGate({ kind: power!.kind, angle }, first.controls, first.targets);
        if (!kept[earlier]) open.delete(key!);
      }
      values.apply(operation);
    }
    if (!changed) return circuit;
    return { ...partsOf(circuit), operations: kept.filter((operation) => operation !== undefined) };
  },
};

/** What must be equal for two gates to be one. */
function keyOf({ controls, targets }: Operation, { kind }: Power, values: WireValues): string {
  const wire = targets[0]!;
  if (kind === 'phase') return `phase ${values.all([...controls, wire])}`;
  return `${kind} ${wire} ${values.segment(wire)} ${values.all(controls)}`;
}
