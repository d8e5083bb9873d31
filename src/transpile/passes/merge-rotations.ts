import type { CircuitData, Operation } from '../../circuit/index.js';
import { type Angle, addAngles, addPhases, isNumeric, negateAngle, wrapRotation } from '../../math/index.js';
import { type Pass, partsOf } from '../pass.js';
import { type Elements, elementsOf, type RotationElement, rotationOperation } from '../rotations/elements.js';
import { MOST_FRAME_WIRES, PauliFrame } from '../rotations/pauli-frame.js';
import { RotationHistory } from '../rotations/rotation-history.js';

/** Merged rotations may be Clifford gates, across which others can be merged then; so it is done again. */
const MOST_ROUNDS = 4;
/** An angle (radians) so small is none. */
const NO_ANGLE = 1e-12;

/**
 * Rotations about the same Pauli, looked at from the circuit's beginning, become one where all rotations between them
 * commute with it.
 *
 * Everything that is Clifford only moves Paulis, so this sees across CNOTs and Hadamards alike (Zhang and Chen,
 * arXiv:1903.12456). Of two places, one on a single wire is kept rather than one on two.
 */
export const mergeRotations: Pass = {
  name: 'merge-rotations',
  requires: 'one-qubit gates without controls, interactions of one Pauli pair, barriers',
  ensures: 'the same kinds of gates, no interaction more; Clifford gates as they were',
  run: (circuit): CircuitData => {
    if (circuit.qubits > MOST_FRAME_WIRES) return circuit;
    let current = circuit;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const elements = elementsOf(current.operations);
      const merged = mergedAngles(elements, circuit.qubits);
      if (merged.size === 0) break;
      current = withAngles(current, elements, merged);
    }
    return current;
  },
};

/** A rotation that others can be added to. */
interface Place {
  /** Which element it is. */
  readonly element: number;
  readonly weight: number;
}

/** The new angles of the elements that merging changes. */
function mergedAngles({ elements }: Elements, wires: number): Map<number, Angle> {
  const frame = new PauliFrame(wires);
  const history = new RotationHistory(2 * frame.words);
  const places: Place[] = [];
  const angles = new Map<number, Angle>();
  elements.forEach((element, index) => {
    const { targets } = element.operation;
    if (element.kind === 'opaque') {
      history.fence();
    } else if (element.kind === 'clifford') {
      frame.turn(targets[0]!, element.clifford);
    } else if (element.quarters !== undefined) {
      frame.interact(targets, element.axes, element.quarters);
    } else {
      frame.pull(targets, element.axes);
      const found = history.find(frame.string);
      const weight = targets.length;
      if (found === undefined) {
        places[history.add(frame.string, frame.power)] = { element: index, weight };
        return;
      }
      const earlier = places[found]!;
      const before = angles.get(earlier.element) ?? (elements[earlier.element] as RotationElement).angle;
      const opposite = history.opposite(found, frame.power);
      if (earlier.weight <= weight) {
        angles.set(index, 0);
        const sum = tidySum(before, opposite ? negateAngle(element.angle) : element.angle);
        angles.set(earlier.element, sum);
        if (sum === 0) history.remove(found);
      } else {
        angles.set(earlier.element, 0);
        const sum = tidySum(element.angle, opposite ? negateAngle(before) : before);
        angles.set(index, sum);
        history.remove(found);
        if (sum !== 0) places[history.add(frame.string, frame.power)] = { element: index, weight };
      }
    }
  });
  return angles;
}

/** The sum, exactly 0 where it is nearly that. */
function tidySum(a: Angle, b: Angle): Angle {
  const sum = addAngles(a, b);
  return isNumeric(sum) && Math.abs(sum) < NO_ANGLE ? 0 : sum;
}

function withAngles(
  circuit: CircuitData,
  { elements, phase }: Elements,
  angles: ReadonlyMap<number, Angle>,
): CircuitData {
  const operations: Operation[] = [];
  let globalPhase = addPhases(circuit.globalPhase, phase);
  elements.forEach((element, index) => {
    const angle = angles.get(index);
    if (angle === undefined || element.kind !== 'rotation') {
      operations.push(element.operation);
      return;
    }
    globalPhase = addPhases(globalPhase, element.phase);
    const wrapped = isNumeric(angle) ? wrapRotation(angle) : angle;
    if (wrapped === 0) return;
    // A full turn is -1.
    if (isNumeric(wrapped) && Math.abs(wrapped) > 2 * Math.PI - NO_ANGLE) globalPhase = addPhases(globalPhase, Math.PI);
    else operations.push(rotationOperation(element.axes, wrapped, element.operation.targets));
  });
  return { ...partsOf(circuit), operations, globalPhase };
}
