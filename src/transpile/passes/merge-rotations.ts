import type { CircuitData, Operation } from '../../circuit/index.js';
import { type Angle, addAngles, addPhases, isNumeric, negateAngle, wrapRotation } from '../../math/index.js';
import { MOST_FRAME_WIRES, PauliFrame } from '../../pauli/index.js';
import { CheckedSums } from '../checks/checked-sums.js';
import { readingIsExact } from '../checks/reading.js';
import { LeftOut, ROUNDED_ANGLE } from '../left-out.js';
import type { Pass } from '../pipeline/pass.js';
import { rewritten } from '../pipeline/rewritten.js';
import { rotationOperation } from '../synthesis/paulis/pauli-gates.js';
import { type Element, ElementList, type Elements, elementsOf, type RotationElement } from '../views/elements.js';
import { RotationHistory } from './merge-rotations/rotation-history.js';

/** Merged rotations may be Clifford gates, across which others can be merged then; so it is done again. */
const MOST_ROUNDS = 4;
/** A sum of angles (radians) that is less is not written, but booked; more is written: either is as exact as is said. */
const UNWRITTEN_SUM = 1e-12;

/**
 * Rotations about the same Pauli, looked at from the circuit's beginning, become one where all rotations between them
 * commute with it.
 *
 * Everything that is Clifford only moves Paulis, so this sees across CNOTs and Hadamards alike (Zhang and Chen,
 * arXiv:1903.12456). Of two places, one on a single wire is kept rather than one on two.
 */
export const mergeRotations: Pass = {
  name: 'merge-rotations',
  needs: { gates: 'elementary' },
  ensures: 'the same kinds of gates, no interaction more; Clifford gates as they were',
  run: (stated, { checks }) => {
    const { qubits } = stated.circuit;
    if (qubits > MOST_FRAME_WIRES) return stated;
    let current = stated;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const { circuit } = current;
      const read = elementsOf(circuit.operations);
      const sums = new CheckedSums(qubits, read.elements, checks);
      const merger = new Merger(qubits, read.elements, sums);
      read.elements.forEach((element, index) => {
        merger.add(element, index);
      });
      if (merger.angles.size === 0 || !readingIsExact(circuit.operations, read, checks)) break;
      const made = withAngles(circuit, read, merger, sums);
      if (!made) break;
      current = rewritten(current, { ...made, leftOut: [read.leftOut, merger.leftOut] });
    }
    return current;
  },
};

/** Finds for each rotation the one that it can be added to. */
class Merger {
  /** The new angles of the elements that merging changes. */
  readonly angles = new Map<number, Angle>();
  readonly leftOut = new LeftOut();
  readonly #elements: readonly Element[];
  readonly #frame: PauliFrame;
  readonly #history: RotationHistory;
  /** Which element each rotation of the history is. */
  readonly #places: number[] = [];
  /** For each element, by how many radians what was taken for Clifford before it is not quite that. */
  readonly #off: number[] = [];
  #offSoFar = 0;
  readonly #sums: CheckedSums;

  constructor(wires: number, elements: readonly Element[], sums: CheckedSums) {
    this.#sums = sums;
    this.#elements = elements;
    this.#frame = new PauliFrame(wires);
    this.#history = new RotationHistory(2 * this.#frame.words);
  }

  add(element: Element, index: number): void {
    const { targets } = element.operation;
    this.#off.push(this.#offSoFar);
    if (element.kind !== 'opaque' && Math.abs(element.off) > ROUNDED_ANGLE) this.#offSoFar += Math.abs(element.off);
    if (element.kind === 'opaque') this.#history.fence();
    else if (element.kind === 'clifford') this.#frame.turn(targets[0]!, element.clifford);
    else if (element.quarters !== undefined) this.#frame.interact(targets, element.axes, element.quarters);
    else this.#addRotation(element, index);
  }

  #addRotation({ axes, angle, operation: { targets } }: RotationElement, index: number): void {
    const frame = this.#frame;
    const history = this.#history;
    frame.pull(targets, axes);
    const found = history.find(frame.string);
    const opposite = found !== undefined && history.opposite(found, frame.power);
    if (found === undefined) {
      this.#places[history.add(frame.string, frame.power)] = index;
      return;
    }
    const earlier = this.#places[found]!;
    const other = this.#elements[earlier] as RotationElement;
    const before = this.angles.get(earlier) ?? other.angle;
    const sign = opposite ? -1 : 1;
    const staysEarlier = other.axes.length <= axes.length;
    const stays = staysEarlier ? earlier : index;
    const [kept, added] = staysEarlier ? [before, angle] : [angle, before];
    const sum = tidySum(kept, opposite ? negateAngle(added) : added);
    if (!this.#sums.mayMerge({ earlier, later: index, stays, sign, sum })) {
      this.#places[history.add(frame.string, frame.power)] = index;
      return;
    }
    this.leftOut.addNorm(this.#offSoFar - this.#off[earlier]!);
    if (sum === 0) this.leftOut.add(addAngles(kept, opposite ? negateAngle(added) : added) as number);
    this.angles.set(staysEarlier ? index : earlier, 0);
    this.angles.set(staysEarlier ? earlier : index, sum);
    if (staysEarlier && sum !== 0) return;
    history.remove(found);
    if (!staysEarlier && sum !== 0) this.#places[history.add(frame.string, frame.power)] = index;
  }
}

/** The sum, exactly 0 where it is nearly that. */
function tidySum(a: Angle, b: Angle): Angle {
  const sum = addAngles(a, b);
  return isNumeric(sum) && Math.abs(sum) < UNWRITTEN_SUM ? 0 : sum;
}

/** The circuit with other angles, undefined if one is wrong; elements that stay are not read again. */
function withAngles(
  circuit: CircuitData,
  { elements, phase }: Elements,
  { angles, leftOut }: Merger,
  sums: CheckedSums,
): Pick<CircuitData, 'operations' | 'globalPhase'> | undefined {
  const operations: Operation[] = [];
  const list = new ElementList();
  let globalPhase = addPhases(circuit.globalPhase, phase);
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index]!;
    const angle = angles.get(index);
    if (angle === undefined || element.kind !== 'rotation') {
      operations.push(element.operation);
      list.push(element);
      continue;
    }
    globalPhase = addPhases(globalPhase, element.phase);
    const wrapped = isNumeric(angle) ? wrapRotation(angle) : angle;
    // A full turn is -1.
    const full = isNumeric(wrapped) && Math.abs(wrapped) > 2 * Math.PI - UNWRITTEN_SUM;
    const gone = wrapped === 0 || full;
    const operation = gone ? undefined : rotationOperation(element.axes, wrapped, element.operation.targets);
    sums.writes(index, operation, full ? Math.PI : 0);
    if (full) {
      globalPhase = addPhases(globalPhase, Math.PI);
      leftOut.add(2 * Math.PI - Math.abs(wrapped as number));
    }
    if (!operation) continue;
    operations.push(operation);
    list.add(operation);
  }
  if (!sums.areWritten()) return undefined;
  list.remember(operations);
  return { operations, globalPhase };
}
