import { identityPermutation } from '../../circuit/index.js';
import { isNumeric, kak, parallel, type Vector } from '../../math/index.js';
import type { EntanglingCost } from '../../targets/index.js';
import { matrixOfInteractions } from '../blocks/block-matrix.js';
import { cleaned, mirrored, sizeOf, sorted } from '../blocks/coordinates.js';
import { LeftOut } from '../left-out.js';
import { axesOf, type Block, type Coordinates, tiltOn } from '../views/block.js';
import { type RoutedTask, RoutingProblem } from './routing-problem.js';

/** What is to be routed, and which blocks each task is made of. */
export interface BlockTasks {
  readonly problem: RoutingProblem;
  /** By task, its blocks in time order. */
  readonly blocks: readonly (readonly Block[])[];
  /** By how much axes that are taken for the same one are not. */
  readonly leftOut: LeftOut;
}

/** How blocks are read. */
interface ReadingOptions {
  /** Whether what commutes may change places. */
  readonly commute: boolean;
  /** Whether blocks are written anew afterwards, so that they take in exchanges of their wires. */
  readonly merge: boolean;
}

/** An exchange of two wires. */
const EXCHANGE: Coordinates = [Math.PI / 4, Math.PI / 4, Math.PI / 4];

/** Blocks of one interaction each as tasks: neighbours on the same two wires are one. */
export function tasksOf(
  blocks: readonly Block[],
  qubits: number,
  cost: EntanglingCost,
  { commute, merge }: ReadingOptions,
): BlockTasks {
  const joined = joinNeighbours(blocks, qubits);
  const exchange = cost.of(cost.gatesOfBlock(EXCHANGE));
  const groups = new Groups(qubits, commute);
  const tasks = joined.map((list): RoutedTask => {
    // Barriers stay in their order, whatever their wires.
    const wires = list[0]!.wall ? identityPermutation(qubits) : list[0]!.wires;
    const direct = list.reduce((sum, block) => sum + asWritten(block, cost), 0);
    return {
      qubits: wires,
      groups: wires.map((wire) => groups.groupOn(wire, list)),
      direct,
      mirrored:
        merge && list[0]!.interactions.length > 0 ? mirroredCost(list, direct, exchange, cost) : direct + exchange,
    };
  });
  return { problem: new RoutingProblem(qubits, tasks, exchange), blocks: joined, leftOut: groups.leftOut };
}

function joinNeighbours(blocks: readonly Block[], qubits: number): readonly (readonly Block[])[] {
  const joined: Block[][] = [];
  const last = new Array<Block[] | undefined>(qubits).fill(undefined);
  for (const block of blocks) {
    const [a, b] = block.wires;
    const before = block.interactions.length > 0 ? last[a!] : undefined;
    if (before && before === last[b!] && before[0]!.interactions.length > 0) {
      before.push(block);
      continue;
    }
    const list = [block];
    joined.push(list);
    for (const wire of block.wires) last[wire] = list;
  }
  return joined;
}

function asWritten({ interactions }: Block, cost: EntanglingCost): number {
  return interactions.reduce((sum, { angle }) => sum + cost.of(cost.gatesAsWritten(angle)), 0);
}

/** What blocks cost with an exchange of their wires after them. */
function mirroredCost(list: readonly Block[], direct: number, exchange: number, cost: EntanglingCost): number {
  const interactions = list.flatMap((block) => block.interactions);
  if (!interactions.every(({ angle }) => isNumeric(angle))) {
    // One of the exchange's three interactions is added to it, whatever its angle.
    return interactions.length === 1 ? exchange : direct + exchange;
  }
  const coordinates: Coordinates =
    interactions.length === 1
      ? [sizeOf(interactions[0]!.angle as number), 0, 0]
      : coordinatesOf(kak(matrixOfInteractions(interactions)));
  return cost.of(cost.gatesOfBlock(sorted(mirrored(cleaned(coordinates)))));
}

function coordinatesOf({ x, y, z }: ReturnType<typeof kak>): Coordinates {
  return [x, y, z];
}

/** Which tasks may change places on a wire: neighbours that all turn about the same axis there. */
class Groups {
  readonly leftOut = new LeftOut();
  readonly #commute: boolean;
  /** By wire, the group at hand, its axis, and a block that has it. */
  readonly #current: (number | undefined)[];
  readonly #axes: (Vector | undefined)[];
  readonly #blocks: (Block | undefined)[];
  #count = 0;

  constructor(wires: number, commute: boolean) {
    this.#commute = commute;
    this.#current = new Array<undefined>(wires).fill(undefined);
    this.#axes = new Array<undefined>(wires).fill(undefined);
    this.#blocks = new Array<undefined>(wires).fill(undefined);
  }

  groupOn(wire: number, list: readonly Block[]): number {
    const axis = this.#commute ? axisOn(wire, list) : undefined;
    const known = this.#axes[wire];
    if (axis && known && parallel(axis, known) !== 0) {
      this.leftOut.addNorm(tiltOn(wire, list[0]!, this.#blocks[wire]!));
      return this.#current[wire]!;
    }
    this.#axes[wire] = axis;
    this.#blocks[wire] = list[0];
    this.#current[wire] = this.#count;
    return this.#count++;
  }
}

/** The axis of all that blocks do on a wire, if there is one. */
function axisOn(wire: number, list: readonly Block[]): Vector | undefined {
  let axis: Vector | undefined;
  for (const block of list) {
    const own = axesOf(block)?.[block.wires[0] === wire ? 0 : 1];
    if (!own || (axis && parallel(own, axis) === 0)) return undefined;
    axis ??= own;
  }
  return axis;
}
