import type { CircuitData, Operation } from '../../circuit/index.js';
import { inverseOfUse } from '../../gates/index.js';
import { anglesEqual } from '../../math/index.js';
import { type Pass, partsOf } from '../pass.js';

/**
 * A gate right after its inverse on the same wires vanishes with it, and so on from the inside out.
 *
 * One-qubit runs and equal interactions are merged by the lowering; this is for whole gates that only become many there.
 */
export const cancelInverses: Pass = {
  name: 'cancel-inverses',
  requires: 'any circuit',
  ensures: 'no gate directly follows its own inverse on the same wires',
  run: (circuit): CircuitData => {
    const kept: (Operation | undefined)[] = [];
    /** For every wire, where in `kept` its operations are. */
    const wires: number[][] = Array.from({ length: circuit.qubits }, () => []);
    for (const operation of circuit.operations) {
      const { controls, targets } = operation;
      const first = controls[0] ?? targets[0];
      const last = first === undefined ? undefined : wires[first]!.at(-1);
      const previous = last === undefined ? undefined : kept[last];
      const touched = touchedWires(operation);
      if (previous && touched.length > 0 && touched.every((wire) => wires[wire]!.at(-1) === last)) {
        if (isInverse(previous, operation)) {
          for (const wire of touched) wires[wire]!.pop();
          kept[last!] = undefined;
          continue;
        }
      }
      for (const wire of touched) wires[wire]!.push(kept.length);
      kept.push(operation);
    }
    return { ...partsOf(circuit), operations: kept.filter((operation) => operation !== undefined) };
  },
};

function touchedWires({ controls, targets }: Operation): readonly number[] {
  return controls.length === 0 ? targets : [...controls, ...targets];
}

/** Whether a gate undoes the one before it, where both are on the same set of wires; so equal targets leave equal controls. */
function isInverse(before: Operation, after: Operation): boolean {
  if (before.gate.kind === 'barrier' || before.gate.data || after.gate.data) return false;
  if (before.controls.length !== after.controls.length || before.targets.length !== after.targets.length) return false;
  if (!before.targets.every((target, k) => target === after.targets[k])) return false;
  const inverse = inverseOfUse(before);
  return (
    inverse.gate === after.gate &&
    inverse.parameters.every((parameter, k) => anglesEqual(parameter, after.parameters[k]!))
  );
}
