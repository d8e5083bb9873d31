import type { CircuitData, Operation } from '../../circuit/index.js';
import { type Angle, isNumeric, type Quaternion } from '../../math/index.js';
import type { Block, Interaction, Rewritten } from '../blocks/block.js';
import { BINDINGS, Binding, isSymbolic } from './binding.js';
import type { CheckedRewrites } from './checked-rewrites.js';
import { axisUnder, InteractionList, NO_WIRE } from './interaction-list.js';
import { interactionsDistance } from './native-distance.js';
import { PairProduct } from './pair-products.js';
import { checksAreOn } from './switch.js';

/** Compares blocks of interactions with what they are made of, moved past and written as. */
export class BlockChecks {
  readonly #checks: CheckedRewrites;
  readonly #product = new PairProduct();
  readonly #axes = new Float64Array(6);
  readonly #others = new Float64Array(6);

  constructor(checks: CheckedRewrites) {
    this.#checks = checks;
  }

  /**
   * Whether blocks are what a circuit's operations are, but for a phase (radians).
   *
   * @param again reads the circuit once more
   */
  reads(circuit: CircuitData, blocks: readonly Block[], phase: Angle, again: () => readonly Block[]): boolean {
    const { operations, qubits } = circuit;
    if (!checksAreOn()) return true;
    const isTurn = (index: number) => !operations[index]!.parameters.every(isNumeric);
    if (!this.#checks.isDeferred) return this.#checks.allows(listDistance(operations, blocks, qubits, phase, isTurn));
    // The blocks will be others by then.
    return this.#checks.allowsWhen(() => listDistance(operations, again(), qubits, phase, isTurn));
  }

  /** Whether operations are what blocks are, but for a phase (radians). */
  writes(blocks: readonly Block[], written: WrittenBlocks, wires: number): boolean {
    const { operations, phase, origins, turns } = written;
    if (!checksAreOn()) return true;
    return this.#checks.allowsWhen(() =>
      listDistance(operations, blocks, wires, phase, (at) => turns.has(at), origins),
    );
  }

  /** Whether interactions may be made anew, as others with rotations and perhaps an exchange of the wires after them. */
  rewrites(before: readonly Interaction[], { interactions, rest, swapped, phase }: Rewritten): boolean {
    if (!checksAreOn()) return true;
    const [was, is] = [[...before], [...interactions].reverse()];
    return this.#checks.allowsWhen(() => {
      this.#product.reset();
      for (const each of is) this.#multiply(each, -1);
      for (const each of was) this.#multiply(each, 1);
      return this.#localError(swapped, rest, phase);
    });
  }

  /**
   * Whether two interactions after each other are a third one (or none) and then half turns of both wires.
   *
   * @param phase radians that these are short of
   */
  sums(first: Interaction, second: Interaction, angle: Angle, turned: boolean, phase: number): boolean {
    if (!checksAreOn()) return true;
    let error = 0;
    for (let seed = 0; seed < BINDINGS; seed++) {
      const binding = new Binding(seed);
      const bound = (each: Interaction, by: Angle) => ({ ...each, angle: binding.angle(by) });
      this.#product.reset();
      this.#multiply(bound(first, angle), -1);
      this.#multiply(bound(first, first.angle), 1);
      this.#multiply(bound(second, second.angle), 1);
      this.#readAxes(first);
      const [ax, ay, az, bx, by, bz] = this.#axes as unknown as readonly [
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      const rest: readonly [Quaternion, Quaternion] = turned
        ? [
            [0, ax, ay, az],
            [0, bx, by, bz],
          ]
        : [NONE, NONE];
      error = Math.max(error, this.#localError(false, rest, phase));
      if (isNumeric(angle) && isNumeric(first.angle) && isNumeric(second.angle)) break;
    }
    return this.#checks.allows(error);
  }

  /** Whether a block may change places with others that have a wire in common with it. */
  mayPass(block: Block, others: Iterable<Block>): boolean {
    if (!checksAreOn()) return true;
    for (const other of others) {
      for (const [side, wire] of block.wires.entries()) {
        const at = other.wires.indexOf(wire);
        if (at < 0) continue;
        if (!this.#readBlock(block, this.#axes) || !this.#readBlock(other, this.#others)) return this.#refuse();
        if (!this.#checks.allows(this.#sine(3 * side, 3 * at))) return false;
      }
    }
    return true;
  }

  #refuse(): false {
    this.#checks.allows(Number.POSITIVE_INFINITY);
    return false;
  }

  #sine(i: number, j: number): number {
    const [a, b] = [this.#axes, this.#others];
    const x = a[i + 1]! * b[j + 2]! - a[i + 2]! * b[j + 1]!;
    const y = a[i + 2]! * b[j]! - a[i]! * b[j + 2]!;
    const z = a[i]! * b[j + 1]! - a[i + 1]! * b[j]!;
    return Math.sqrt(x * x + y * y + z * z);
  }

  /** Writes the axes of a block, if it has one on each wire. */
  #readBlock({ symbolic, interactions }: Block, into: Float64Array): boolean {
    if (symbolic) axisUnder(symbolic.frame as Quaternion, symbolic.letter, into, 0);
    else if (interactions.length !== 1) return false;
    else readInteraction(interactions[0]!, into);
    return true;
  }

  #readAxes(interaction: Interaction): void {
    readInteraction(interaction, this.#axes);
  }

  #multiply(interaction: Interaction, sign: 1 | -1): void {
    this.#readAxes(interaction);
    this.#product.left(sign * (interaction.angle as number), this.#axes, 0, this.#axes, 3);
  }

  #localError(swapped: boolean, [r, s]: readonly [Quaternion, Quaternion], phase: number): number {
    const local = this.#product.local(swapped);
    const first = signOf(local.first, r);
    const second = signOf(local.second, s);
    const flips = first.sign * second.sign < 0 ? Math.PI : 0;
    const off = 2 * Math.abs(Math.sin((local.phase - phase + flips) / 2));
    return Math.max(local.error, first.error, second.error, off);
  }
}

const NONE: Quaternion = [1, 0, 0, 0];

function readInteraction({ letters, flipped, frames }: Interaction, into: Float64Array): void {
  axisUnder(frames[0] as Quaternion, letters[flipped ? 1 : 0], into, 0);
  axisUnder(frames[1] as Quaternion, letters[flipped ? 0 : 1], into, 3);
}

/** The sign that a rotation has over another one, and how far they are apart with it. */
function signOf(
  { w, x, y, z }: { readonly w: number; readonly x: number; readonly y: number; readonly z: number },
  frame: Quaternion,
): { readonly sign: 1 | -1; readonly error: number } {
  const own = [w, x, y, z];
  const sign = own.reduce((dot, each, k) => dot + each * frame[k]!, 0) < 0 ? -1 : 1;
  const off = own.map((each, k) => Math.abs(each - sign * frame[k]!));
  return { sign, error: Math.max(...off) };
}

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
  blocks: readonly Block[],
  wires: number,
  phase: Angle,
  isTurn: (index: number) => boolean,
  origins?: readonly number[],
): number {
  const symbolic = isSymbolic(operations) || !isNumeric(phase);
  const frames = new Array<number>(wires).fill(0);
  let largest = 0;
  for (let seed = 0; seed < (symbolic ? BINDINGS : 1); seed++) {
    const binding = new Binding(seed);
    const bound = symbolic ? operations.map((each) => binding.operation(each)) : operations;
    const one = InteractionList.of(bound, wires, isTurn);
    const { list, numbers } = listOf(blocks, wires, binding);
    const claim = { frames, globalPhase: binding.angle(phase) };
    const distance = origins
      ? interactionsDistance(list, one, claim, { eventOf: numbers, emitted: origins })
      : interactionsDistance(one, list, claim, oneToOne(list.length));
    largest = Math.max(largest, distance);
  }
  return largest;
}

function oneToOne(length: number): { readonly eventOf: readonly number[]; readonly emitted: readonly number[] } {
  const numbers = Array.from({ length }, (_, k) => k);
  return { eventOf: numbers, emitted: numbers };
}

/** Blocks as a list of interactions, and for each of these the number of the block among those with any. */
function listOf(
  blocks: readonly Block[],
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
        const [w, x, y, z] = wall.frames[k]!;
        list.unitaries.left(wire, w, x, y, z);
      });
      if (wall.operation) list.barrier({ ...wall.operation, targets: on });
      continue;
    }
    if (symbolic) {
      const { rotation } = symbolic.operation.gate;
      const parameters = symbolic.operation.parameters.map((each) => binding.angle(each));
      axisUnder(symbolic.frame as Quaternion, symbolic.letter, own, 0);
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
