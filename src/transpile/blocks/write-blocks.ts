import type { Operation } from '../../circuit/index.js';
import { isWholeGates, qisGates } from '../../gates/index.js';
import {
  type Angle,
  addAngles,
  inverseRotation,
  isNumeric,
  kak,
  NO_ROTATION,
  parallel,
  type Quaternion,
  quaternionMatrix,
  quaternionOf,
  rotatedBack,
  rotationBetween,
  rotationProduct,
  sameUpToSign,
  tilt,
} from '../../math/index.js';
import { directionOf, type PauliAxis } from '../../pauli/index.js';
import { type EntanglingCost, fullGateCount } from '../../targets/index.js';
import { LeftOut } from '../left-out.js';
import { localGate } from '../synthesis/elementary/kak-gates.js';
import type { Block, Gap, Interaction } from '../views/block.js';
import { matrixOfInteractions } from './block-matrix.js';
import { cleaned, leftOutOf } from './coordinates.js';
import { type FullGateForm, fullGateForm, twoGates } from './full-gates.js';

const EXCHANGE = [qisGates.xx, qisGates.yy, qisGates.zz] as const;
const ROTATIONS = [qisGates.rx, qisGates.ry, qisGates.rz] as const;
/** Components of a rotation that are no more are not written but booked; with two that are more, it is a matrix. */
const UNWRITTEN_COMPONENT = 1e-13;

/**
 * Blocks as an elementary circuit: one-qubit gates stand where the axes of an interaction need them, and they are the
 * very gates that stood there wherever the rotation that is needed is the one that they are.
 */
export class BlockWriter {
  readonly operations: Operation[] = [];
  /** Radians, to be added to that of the blocks. */
  phase: Angle = 0;
  /** What was too little to be written. */
  readonly leftOut = new LeftOut();
  /** For every operation on two wires, and every rotation that is a block, the number of its block, walls not counted. */
  readonly origins: number[] = [];
  /** Which operations are rotations of one wire that are a block. */
  readonly turns = new Set<number>();
  /** For every block, walls not counted, the places of the operations on two wires, or of the rotation, that it is. */
  readonly written: (readonly number[])[] = [];
  #number = 0;
  /** What the gates written so far turn the blocks' wires by. */
  readonly #bases: Quaternion[];
  readonly #cost: Pick<EntanglingCost, 'partialAngles'>;

  /** @param cost says whether interactions may have any angle; if not, they are made of full gates */
  constructor(wires: number, cost: Pick<EntanglingCost, 'partialAngles'>) {
    this.#cost = cost;
    this.#bases = new Array<Quaternion>(wires).fill(NO_ROTATION);
  }

  add(block: Block): void {
    const start = this.operations.length;
    this.#write(block);
    if (block.wall) return;
    const number = this.#number++;
    if (block.symbolic) this.turns.add(this.operations.length - 1);
    const places: number[] = [];
    for (let k = start; k < this.operations.length; k++) {
      if (this.operations[k]!.targets.length === 1 && !this.turns.has(k)) continue;
      this.origins.push(number);
      places.push(k);
    }
    this.written.push(places);
  }

  /**
   * Exchanges two wires by three interactions, which are pi/4 ahead of it. The first is about the letter of the last
   * interaction there, so that the two can be added up whatever their angles.
   */
  exchange(a: number, b: number): void {
    const last = this.operations.at(-1);
    const isThere =
      last !== undefined && last.targets.length === 2 && last.targets.every((wire) => wire === a || wire === b);
    const gates = EXCHANGE.toSorted(
      (one, other) => Number(isThere && other === last.gate) - Number(isThere && one === last.gate),
    );
    for (const gate of gates) {
      this.operations.push({ gate, parameters: [-Math.PI / 2], controls: [], targets: [a, b] });
    }
    this.phase = addAngles(this.phase, -Math.PI / 4);
    [this.#bases[a], this.#bases[b]] = [this.#bases[b]!, this.#bases[a]!];
  }

  #write(block: Block): void {
    const { wires, symbolic, wall } = block;
    if (wall) {
      wires.forEach((wire, k) => {
        this.#turnTo(wire, wall.bases[k]!, wall.gaps[k]);
        this.#bases[wire] = NO_ROTATION;
      });
      if (wall.operation) this.operations.push(placed(wall.operation, wires));
    } else if (symbolic) {
      this.#align(wires[0]!, symbolic.basis, symbolic.letter, symbolic.gap);
      this.operations.push(placed(symbolic.operation, wires));
    } else if (!this.#cost.partialAngles) {
      this.#writeFull(block);
    } else {
      for (const interaction of block.interactions) this.#interact(interaction, wires);
    }
  }

  /** Writes an interaction after what its axes need. */
  #interact({ gate, letters, flipped, angle, bases, gaps }: Interaction, wires: readonly number[]): void {
    this.#align(wires[0]!, bases[0], letters[flipped ? 1 : 0], gaps?.[0]);
    this.#align(wires[1]!, bases[1], letters[flipped ? 0 : 1], gaps?.[1]);
    const targets = flipped ? [wires[1]!, wires[0]!] : [wires[0]!, wires[1]!];
    this.operations.push({ gate, parameters: [angle], controls: [], targets });
  }

  /** Writes gates on a wire after which what was written turns it by `basis`. */
  #turnTo(wire: number, basis: Quaternion, gap: Gap | undefined): void {
    const current = this.#bases[wire]!;
    this.#bases[wire] = basis;
    if (!(gap && this.#copy(gap, wire, current, basis))) this.#turn(wire, rotationBetween(current, basis));
  }

  /** Writes interactions as full gates only. */
  #writeFull(block: Block): void {
    const { interactions, wires } = block;
    if (interactions.every(({ angle }) => isWholeGates(angle))) {
      for (const interaction of interactions) this.#interact(interaction, wires);
    } else if (interactions.every(({ angle }) => isNumeric(angle))) {
      const { phase, before, after: last, x, y, z } = kak(matrixOfInteractions(interactions));
      const coordinates = cleaned([x, y, z]);
      const form = fullGateForm(coordinates, wires);
      this.leftOut.join(leftOutOf([x, y, z]));
      if (fullGateCount(coordinates) === 1) this.leftOut.add(Math.PI / 2 - 2 * x);
      this.phase = addAngles(this.phase, phase);
      this.#put(
        form,
        wires,
        [quaternionOf(before[0]), quaternionOf(before[1])],
        [quaternionOf(last[0]), quaternionOf(last[1])],
      );
    } else {
      const { bases, letters, flipped, angle } = interactions[0]!;
      const turned = [0, 1].map((side) => rotationProduct(TO_X[letters[flipped ? 1 - side : side]!]!, bases[side]!));
      const [first, second] = turned as [Quaternion, Quaternion];
      this.#put(twoGates(angle, 0, wires), wires, [first, second], [inverseRotation(first), inverseRotation(second)]);
    }
  }

  /** Writes the interaction in `last form before`. */
  #put({ lead, operations, trail, phase }: FullGateForm, wires: readonly number[], before: Sides, last: Sides): void {
    wires.forEach((wire, k) => {
      this.#turnTo(wire, rotationProduct(lead[k]!, before[k]!), undefined);
    });
    this.operations.push(...operations);
    this.phase = addAngles(this.phase, phase);
    wires.forEach((wire, k) => {
      this.#bases[wire] = inverseRotation(rotationProduct(last[k]!, trail[k]!));
    });
  }

  #align(wire: number, basis: Quaternion, letter: PauliAxis, gap: Gap | undefined): void {
    const current = this.#bases[wire]!;
    if (gap && gap.operations.length > 0 && this.#copy(gap, wire, current, basis)) {
      this.#bases[wire] = basis;
    } else if (current !== basis) {
      const [from, to] = [rotatedBack(current, directionOf(letter)), rotatedBack(basis, directionOf(letter))];
      if (parallel(from, to) === 1) {
        this.leftOut.addNorm(tilt(from, to));
        return;
      }
      this.#turn(wire, rotationBetween(current, basis));
      this.#bases[wire] = basis;
    }
  }

  /** Writes the operations of a gap, if they lead from one basis to the other. */
  #copy({ operations, from, to, phase }: Gap, wire: number, current: Quaternion, basis: Quaternion): boolean {
    const untouched = from === current && to === basis;
    const sign = untouched ? 1 : sameUpToSign(rotationBetween(from, to), rotationBetween(current, basis));
    if (sign === 0) return false;
    for (const operation of operations) {
      this.operations.push(operation.targets[0] === wire ? operation : { ...operation, targets: [wire] });
    }
    this.phase = addAngles(this.phase, (sign < 0 ? Math.PI : 0) - phase);
    return true;
  }

  #turn(wire: number, rotation: Quaternion): void {
    const parts = [rotation[1]!, rotation[2]!, rotation[3]!];
    const named = parts.map((part) => Math.abs(part) > UNWRITTEN_COMPONENT);
    const count = named.filter(Boolean).length;
    if (count < 2) for (const part of parts) if (Math.abs(part) <= UNWRITTEN_COMPONENT) this.leftOut.add(2 * part);
    if (count > 1) {
      this.operations.push(localGate(quaternionMatrix(rotation), wire));
    } else if (count === 1) {
      const component = named.indexOf(true);
      const angle = 2 * Math.atan2(parts[component]!, rotation[0]!);
      this.operations.push({ gate: ROTATIONS[component]!, parameters: [angle], controls: [], targets: [wire] });
    } else if (rotation[0]! < 0) {
      this.phase = addAngles(this.phase, Math.PI);
    }
  }
}

type Sides = readonly [Quaternion, Quaternion];

/** By letter, rotations that turn X, Z and Y into X. */
const TO_X: readonly Quaternion[] = [
  NO_ROTATION,
  NO_ROTATION,
  [Math.SQRT1_2, 0, Math.SQRT1_2, 0],
  [Math.SQRT1_2, 0, 0, -Math.SQRT1_2],
];

/** The operation on these wires; itself if it is there already. */
function placed(operation: Operation, wires: readonly number[]): Operation {
  return operation.targets.every((wire, k) => wire === wires[k]) ? operation : { ...operation, targets: wires };
}
