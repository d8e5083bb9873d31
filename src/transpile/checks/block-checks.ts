import type { CircuitData, Operation } from '../../circuit/index.js';
import { type Angle, isNumeric, type Quaternion } from '../../math/index.js';
import type { Block, Interaction, Rewritten } from '../views/block.js';
import { type Binding, isSymbolic, largestDistance } from './binding.js';
import { type CheckedRewrites, mostErrorOf } from './checked-rewrites.js';
import { axisUnder, InteractionList, NO_WIRE } from './interaction-list.js';
import { crossLength, interactionsDistance, oneToOne } from './native-distance.js';
import { PairState } from './pair-products.js';
import { checksAreOn } from './switch.js';

/** Compares blocks of interactions with what they are made of, moved past and written as. */
export class BlockChecks {
  readonly #checks: CheckedRewrites;
  readonly #was = new PairState();
  readonly #is = new PairState();
  readonly #axes = new Float64Array(6);
  readonly #others = new Float64Array(6);

  constructor(checks: CheckedRewrites) {
    this.#checks = checks;
  }

  /** Whether blocks are what a circuit's operations are, but for a phase (radians). */
  reads(circuit: CircuitData, blocks: readonly Block[], phase: Angle): boolean {
    const { operations, qubits } = circuit;
    if (!checksAreOn()) return true;
    const isTurn = (index: number) => !operations[index]!.parameters.every(isNumeric);
    // Blocks grow and move: by the time of the comparison they are others.
    const read = blocks.map(({ wires, interactions, symbolic, wall }): ReadBlock => {
      return { wires, interactions: interactions.slice(), symbolic, wall };
    });
    return this.#checks.allowsWhen(
      () => listDistance(operations, read, qubits, phase, isTurn),
      mostErrorOf(operations),
    );
  }

  /** Whether operations are what blocks are, but for a phase (radians). */
  writes(blocks: readonly Block[], written: WrittenBlocks, wires: number): boolean {
    const { operations, phase, origins, turns } = written;
    if (!checksAreOn()) return true;
    return this.#checks.allowsWhen(
      () => listDistance(operations, blocks, wires, phase, (at) => turns.has(at), origins),
      mostErrorOf(operations),
    );
  }

  /** Whether interactions may be made anew, as others with rotations and perhaps an exchange of the wires after them. */
  rewrites(before: readonly Interaction[], { interactions, rest, swapped, phase }: Rewritten): boolean {
    if (!checksAreOn()) return true;
    // The list grows when blocks meet; interactions stay what they are.
    const was = before.slice();
    const is = interactions.slice();
    return this.#checks.allowsWhen(() => {
      this.#reset();
      for (const each of was) this.#interact(this.#was, each, each.angle as number);
      for (const each of is) this.#interact(this.#is, each, each.angle as number);
      this.#is.rotate(0, rest[0] as Quaternion);
      this.#is.rotate(1, rest[1] as Quaternion);
      if (swapped) this.#is.exchange();
      return this.#was.distanceTo(this.#is, phase);
    });
  }

  /**
   * Whether two interactions after each other are a third one (or none) and then half turns of both wires.
   *
   * @param phase radians that these are short of
   */
  sums(first: Interaction, second: Interaction, angle: Angle, turned: boolean, phase: number): boolean {
    if (!checksAreOn()) return true;
    return this.#checks.allowsWhen(() => {
      const isBound = isNumeric(angle) && isNumeric(first.angle) && isNumeric(second.angle);
      return largestDistance(isBound, (binding) => {
        this.#reset();
        this.#interact(this.#was, first, binding.angle(first.angle));
        this.#interact(this.#was, second, binding.angle(second.angle));
        this.#interact(this.#is, first, binding.angle(angle));
        if (turned) {
          const axes = this.#axes;
          readInteraction(first, axes);
          this.#is.rotate(0, [0, axes[0]!, axes[1]!, axes[2]!]);
          this.#is.rotate(1, [0, axes[3]!, axes[4]!, axes[5]!]);
        }
        return this.#was.distanceTo(this.#is, phase);
      });
    });
  }

  /** Whether a block may change places with others that have a wire in common with it. */
  mayPass(block: Block, others: Iterable<Block>): boolean {
    if (!checksAreOn()) return true;
    const isRead = this.#readBlock(block, this.#axes);
    for (const other of others) {
      for (const [side, wire] of block.wires.entries()) {
        const at = other.wires.indexOf(wire);
        if (at < 0) continue;
        if (!isRead || !this.#readBlock(other, this.#others)) return this.#refuse();
        if (!this.#checks.allows(crossLength(this.#axes, 3 * side, this.#others, 3 * at))) return false;
      }
    }
    return true;
  }

  #refuse(): false {
    this.#checks.allows(Number.POSITIVE_INFINITY);
    return false;
  }

  /** Writes the axes of a block, if it has one on each wire. */
  #readBlock({ symbolic, interactions }: Block, into: Float64Array): boolean {
    if (symbolic) axisUnder(symbolic.basis as Quaternion, symbolic.letter, into, 0);
    else if (interactions.length !== 1) return false;
    else readInteraction(interactions[0]!, into);
    return true;
  }

  #reset(): void {
    this.#was.reset();
    this.#is.reset();
  }

  #interact(state: PairState, interaction: Interaction, angle: number): void {
    readInteraction(interaction, this.#axes);
    state.interact(angle, this.#axes);
  }
}

function readInteraction({ letters, flipped, bases }: Interaction, into: Float64Array): void {
  axisUnder(bases[0] as Quaternion, letters[flipped ? 1 : 0], into, 0);
  axisUnder(bases[1] as Quaternion, letters[flipped ? 0 : 1], into, 3);
}

/** What there is to a block. */
type ReadBlock = Pick<Block, 'wires' | 'interactions' | 'symbolic' | 'wall'>;

/** Blocks as operations. */
interface WrittenBlocks {
  readonly operations: readonly Operation[];
  /** Radians that the operations are short of. */
  readonly phase: Angle;
  /** For every operation on two wires, and every turn, the number of its block among those that are no walls. */
  readonly origins: readonly number[];
  /** Which operations are rotations of one wire that stand for a block. */
  readonly turns: ReadonlySet<number>;
}

/**
 * How far operations and blocks are apart: the blocks are short of the phase, or where it is said which block each
 * operation is of, the operations.
 */
function listDistance(
  operations: readonly Operation[],
  blocks: readonly ReadBlock[],
  wires: number,
  phase: Angle,
  isTurn: (index: number) => boolean,
  origins?: readonly number[],
): number {
  const symbolic = isSymbolic(operations) || !isNumeric(phase);
  const frames = new Array<number>(wires).fill(0);
  return largestDistance(!symbolic, (binding) => {
    const bound = symbolic ? operations.map((each) => binding.operation(each)) : operations;
    const one = InteractionList.of(bound, wires, isTurn);
    const { list, numbers } = listOf(blocks, wires, binding);
    const claim = { frames, globalPhase: binding.angle(phase) };
    return origins
      ? interactionsDistance(list, one, claim, { eventOf: numbers, emitted: origins })
      : interactionsDistance(one, list, claim, oneToOne(list.length));
  });
}

/** Blocks as a list of interactions, and for each of these the number of the block among those with any. */
function listOf(
  blocks: readonly ReadBlock[],
  wires: number,
  binding: Binding,
): { readonly list: InteractionList; readonly numbers: readonly number[] } {
  const list = new InteractionList(wires);
  const numbers: number[] = [];
  const own = new Float64Array(6);
  let number = 0;
  const put = (axis: number, wire: number, at: number): void => {
    list.unitaries.before(wire, own[axis]!, own[axis + 1]!, own[axis + 2]!, list.axes, at);
  };
  for (const { wires: on, interactions, symbolic, wall } of blocks) {
    if (wall) {
      on.forEach((wire, k) => {
        const [w, x, y, z] = wall.bases[k]!;
        list.unitaries.left(wire, w, x, y, z);
      });
      if (wall.operation) list.barrier({ ...wall.operation, targets: on });
      continue;
    }
    if (symbolic) {
      const { rotation } = symbolic.operation.gate;
      const parameters = symbolic.operation.parameters.map((each) => binding.angle(each));
      axisUnder(symbolic.basis as Quaternion, symbolic.letter, own, 0);
      const at = list.add(on[0]!, NO_WIRE, rotation!.angle(parameters) as number);
      list.unitaries.phase += rotation!.phase(parameters) as number;
      put(0, on[0]!, at);
      numbers.push(number);
    }
    for (const interaction of interactions) {
      readInteraction(interaction, own);
      const at = list.add(on[0]!, on[1]!, binding.angle(interaction.angle));
      put(0, on[0]!, at);
      put(3, on[1]!, at + 3);
      numbers.push(number);
    }
    number++;
  }
  return { list, numbers };
}
