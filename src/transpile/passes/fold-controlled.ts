import type { Operation } from '../../circuit/index.js';
import { addAngles } from '../../math/index.js';
import { CheckedFunctions } from '../checks/checked-functions.js';
import type { Pass } from '../pipeline/pass.js';
import { rewritten } from '../pipeline/rewritten.js';
import { type Power, powerGate, powerOf } from '../synthesis/controls/controlled-power.js';
import { WireValues } from '../synthesis/controls/wire-values.js';

/**
 * Gates that act under the same Boolean function of the inputs are one gate, wherever they stand: phases add up, and so
 * do X-like rotations of a wire while all between them commutes with the wire's X.
 *
 * Phase folding where functions may be products of others, so that it sees through Toffoli gates.
 */
export const foldControlled: Pass = {
  name: 'fold-controlled',
  needs: {},
  ensures: 'no two phases of the same known function of the inputs, no two X-like rotations that could meet',
  run: (stated, { checks }) => {
    const { circuit } = stated;
    if (!circuit.operations.some(({ controls }) => controls.length > 1)) return stated;
    const kept: (Operation | undefined)[] = [];
    const values = new WireValues(circuit.qubits);
    const functions = new CheckedFunctions(circuit.qubits, checks);
    const open = new Map<string, number>();
    let changed = false;
    for (const operation of circuit.operations) {
      const power = powerOf(operation);
      const key = power && keyOf(operation, power, values);
      const earlier = key === undefined ? undefined : open.get(key);
      const first = earlier === undefined ? undefined : kept[earlier]!;
      const angle = first && addAngles(powerOf(first)!.angle, power!.angle);
      const sum = first && powerGate({ kind: power!.kind, angle: angle! }, first.controls, first.targets);
      if (first && functions.maySum(earlier!, first, operation, sum)) {
        changed = true;
        kept[earlier!] = sum;
        if (!sum) open.delete(key!);
      } else {
        if (key !== undefined) {
          open.set(key, kept.length);
          functions.remember(kept.length, operation);
        }
        kept.push(operation);
      }
      values.apply(operation);
      functions.apply(operation);
    }
    if (!changed) return stated;
    return rewritten(stated, { operations: kept.filter((operation) => operation !== undefined) });
  },
};

/** What must be equal for two gates to be one. */
function keyOf({ controls, targets }: Operation, { kind }: Power, values: WireValues): string {
  const wire = targets[0]!;
  if (kind === 'phase') return `phase ${values.all([...controls, wire])}`;
  return `${kind} ${wire} ${values.segment(wire)} ${values.all(controls)}`;
}
