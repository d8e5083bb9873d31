import type { Operation } from '../../circuit/index.js';
import type { Angle } from '../../math/index.js';
import { BlockWriter } from '../blocks/write-blocks.js';
import type { LeftOut } from '../left-out.js';
import type { Block, Interaction } from '../views/block.js';

/** Blocks are written as they are: what is made of them is the matter of others. */
const AS_THEY_ARE = { partialAngles: true };

/** A circuit on the wires of a machine, while exchanges move its qubits. */
export class RoutedCircuit {
  /** By qubit, spare ones after the circuit's own: the wire that it is on. */
  readonly layout: Int32Array;
  /** Where in the operations three of them are an exchange. */
  readonly exchanges: number[] = [];
  /** For every interaction and symbolic rotation that is no exchange, the number that its block was added with. */
  readonly order: number[] = [];
  /** One more than the largest wire on which anything happened. */
  width = 0;
  readonly #writer: BlockWriter;
  readonly #qubitOn: Int32Array;

  /** @param start by qubit, spare ones after the circuit's own: the wire that it starts on */
  constructor(start: Int32Array, wires: number) {
    this.layout = start.slice();
    this.#writer = new BlockWriter(wires, AS_THEY_ARE);
    this.#qubitOn = new Int32Array(wires);
    start.forEach((wire, qubit) => {
      this.#qubitOn[wire] = qubit;
    });
  }

  get operations(): readonly Operation[] {
    return this.#writer.operations;
  }

  /** Radians. */
  get phase(): Angle {
    return this.#writer.phase;
  }

  get leftOut(): LeftOut {
    return this.#writer.leftOut;
  }

  /** Adds a block that names qubits. */
  add(block: Block, number: number): void {
    const wires = block.wires.map((qubit) => this.layout[qubit]!);
    if (block.wall === undefined) this.order.push(number);
    for (const wire of wires) this.#use(wire, block);
    this.#writer.add(onWires(block, wires));
  }

  exchange(a: number, b: number): void {
    this.exchanges.push(this.operations.length);
    this.#writer.exchange(a, b);
    const [p, q] = [this.#qubitOn[a]!, this.#qubitOn[b]!];
    this.#qubitOn[a] = q;
    this.#qubitOn[b] = p;
    this.layout[p] = b;
    this.layout[q] = a;
    this.width = Math.max(this.width, a + 1, b + 1);
  }

  #use(wire: number, { wall }: Block): void {
    // The end of a circuit is no use of all its wires.
    if (wall && !wall.operation) return;
    this.width = Math.max(this.width, wire + 1);
  }
}

/** A block on other wires: those of interactions are ascending. */
function onWires(block: Block, wires: readonly number[]): Block {
  const { interactions } = block;
  if (interactions.length === 0 || wires[0]! < wires[1]!) return { ...block, wires };
  return { ...block, wires: [wires[1]!, wires[0]!], interactions: interactions.map(flipped) };
}

/** The same interaction with its sides told in the other order. */
function flipped({ gate, letters, flipped: was, angle, bases, gaps }: Interaction): Interaction {
  return {
    gate,
    letters,
    flipped: !was,
    angle,
    bases: [bases[1], bases[0]],
    gaps: gaps && [gaps[1], gaps[0]],
  };
}
