import type { Operation } from '../../../circuit/index.js';
import { qisGates } from '../../../gates/index.js';
import type { Kak, Matrix } from '../../../math/index.js';

/** A one-qubit gate by its matrix. */
export function localGate(matrix: Matrix, target: number): Operation {
  return { gate: qisGates.unitary, parameters: [], controls: [], targets: [target], data: { matrix } };
}

/** The one-qubit gates on both sides of a pair. */
export function localGates([first, second]: readonly [Matrix, Matrix], targets: readonly number[]): Operation[] {
  return [localGate(first, targets[0]!), localGate(second, targets[1]!)];
}

/**
 * The interactions of a KAK form, at most three.
 *
 * @param negligible coordinates of no more radians are left out
 */
export function interactionGates({ x, y, z }: Kak, targets: readonly number[], negligible: number): Operation[] {
  const interactions = [
    [qisGates.xx, x],
    [qisGates.yy, y],
    [qisGates.zz, z],
  ] as const;
  return (
    interactions
      .filter(([, coordinate]) => Math.abs(coordinate) > negligible)
      // exp(i a PP) is the interaction by the angle -2a.
      .map(([gate, coordinate]) => ({ gate, parameters: [-2 * coordinate], controls: [], targets }))
  );
}
