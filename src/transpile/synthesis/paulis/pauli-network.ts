import { type Angle, addAngles, negateAngle, scaleAngle } from '../../../math/index.js';
import { PauliTable, productPhase, type SparsePauli } from '../../../pauli/index.js';
import { NetworkWriter, type PauliNetwork } from './network-writer.js';
import { type NetworkSearch, TurnChoice } from './turn-choice.js';

/** exp(-i angle/2 P). */
export interface PauliRotation {
  /** The letter of P on every wire. */
  readonly letters: Uint8Array;
  readonly angle: Angle;
  /** Rotations of one group may change places even where they do not commute. */
  readonly group: number;
}

/**
 * A network of Clifford interactions in which every rotation of a list acts on one or two wires in its turn.
 *
 * Greedy, in the manner of Rustiq (arXiv:2404.03280): while a rotation that may come next has at most two letters it is
 * emitted; else the quarter turn is taken that shortens one of the shortest and lowers the weighted sum of letters most.
 * What the quarter turns leave at the end is undone by a Clifford circuit of its own, up to a permutation.
 *
 * @param closing quarter turns exp(-i pi/4 P) that come after all rotations
 */
export function synthesizeNetwork(
  wires: number,
  rotations: readonly PauliRotation[],
  search: NetworkSearch,
  closing: readonly SparsePauli[] = [],
): PauliNetwork {
  return new NetworkBuilder(wires, rotations, search, closing).build(Number.POSITIVE_INFINITY)!;
}

/**
 * A Clifford circuit for a product of quarter turns exp(-i pi/4 P), up to a permutation; as few interactions as the
 * greedy reduction finds.
 *
 * @param limit gives up, returning undefined, when more interactions than this are needed
 */
export function synthesizeClifford(
  wires: number,
  turns: readonly SparsePauli[],
  limit: number,
): PauliNetwork | undefined {
  return new NetworkBuilder(wires, [], { window: 0, discount: 1, remainder: 0, decay: 1 }, turns).build(limit);
}

/** A rotation in the window. */
interface Waiting {
  readonly row: number;
  angle: Angle;
  readonly group: number;
  /** Those before it that must come first. */
  readonly blockers: Waiting[];
  layer: number;
  emitted: boolean;
}

/** Whether a rotation must still wait; blockers that are gone are dropped from the end. */
function isBlocked({ blockers }: Waiting): boolean {
  while (blockers.at(-1)?.emitted === true) blockers.pop();
  return blockers.length > 0;
}

class NetworkBuilder {
  readonly #wires: number;
  readonly #rotations: readonly PauliRotation[];
  /**
   * Rows 0 .. 2 wires - 1: the images of X and Z under the quarter turns so far. The same of what is left to undo at the
   * end, where closing quarter turns make that different. Then the window.
   */
  readonly #table: PauliTable;
  /** The first row of what is left to undo. */
  readonly #rest: number;
  readonly #freeRows: number[] = [];
  readonly #choice: TurnChoice;
  #waiting: Waiting[] = [];
  #next = 0;
  readonly #writer: NetworkWriter;

  constructor(
    wires: number,
    rotations: readonly PauliRotation[],
    search: NetworkSearch,
    closing: readonly SparsePauli[],
  ) {
    this.#wires = wires;
    this.#rotations = rotations;
    this.#writer = new NetworkWriter(wires, closing);
    this.#rest = closing.length === 0 ? 0 : 2 * wires;
    const firstFree = this.#rest + 2 * wires;
    this.#table = new PauliTable(wires, firstFree + search.window);
    this.#choice = new TurnChoice(this.#table, this.#rest, search);
    this.#table.setGenerators(0);
    if (closing.length > 0) this.#setRest(closing);
    for (let k = search.window - 1; k >= 0; k--) this.#freeRows.push(firstFree + k);
  }

  /** What the closing quarter turns come from: D^-1 X D and D^-1 Z D for their product D. */
  #setRest(closing: readonly SparsePauli[]): void {
    const before = new PauliTable(this.#wires, 2 * this.#wires);
    before.setGenerators(0);
    for (const pauli of closing.toReversed()) before.conjugateBack(pauli);
    for (let row = 0; row < 2 * this.#wires; row++) {
      this.#table.setRow(this.#rest + row, before.row(row), before.negative[row] === 1);
    }
  }

  build(limit: number): PauliNetwork | undefined {
    for (;;) {
      this.#fill();
      if (this.#emitShort()) continue;
      if (this.#waiting.length === 0) break;
      this.#setLayers();
      const turn = this.#choice.best(this.#waiting);
      this.#table.conjugate(turn);
      this.#writer.turn(turn);
    }
    return this.#writer.finish(this.#table, this.#rest, limit);
  }

  /** Takes rotations into the window. */
  #fill(): void {
    while (this.#freeRows.length > 0 && this.#next < this.#rotations.length) {
      const { letters, angle, group } = this.#rotations[this.#next++]!;
      const image = this.#table.imageOf(letters, 0);
      const signed = image.negative ? negateAngle(angle) : angle;
      if (image.letters.every((letter) => letter === 0)) {
        this.#writer.phase(scaleAngle(signed, -0.5));
        continue;
      }
      this.#admit(image.letters, signed, group);
    }
  }

  #admit(letters: Uint8Array, angle: Angle, group: number): void {
    const before = this.#waiting.filter(({ row }) => this.#anticommutes(row, letters));
    const last = before.at(-1);
    // The same Pauli, with nothing between that stands in the way.
    const equal = this.#waiting.findLast(({ row }) => this.#equals(row, letters));
    if (equal && (!last || this.#waiting.indexOf(last) < this.#waiting.indexOf(equal))) {
      equal.angle = addAngles(equal.angle, this.#table.negative[equal.row] === 1 ? negateAngle(angle) : angle);
      return;
    }
    const blockers = before.filter((other) => other.group !== group);
    const row = this.#freeRows.pop()!;
    this.#table.setRow(row, letters, false);
    this.#waiting.push({ row, angle, group, blockers, layer: 0, emitted: false });
  }

  #anticommutes(row: number, letters: Uint8Array): boolean {
    let odd = false;
    for (let wire = 0; wire < letters.length; wire++) {
      if (letters[wire] !== 0 && productPhase(letters[wire]!, this.#table.columns[wire]![row]!) !== 0) odd = !odd;
    }
    return odd;
  }

  #equals(row: number, letters: Uint8Array): boolean {
    for (let wire = 0; wire < letters.length; wire++) {
      if (letters[wire] !== this.#table.columns[wire]![row]) return false;
    }
    return true;
  }

  /** Emits every rotation of one or two letters that may come next, those on one pair together; whether there was any. */
  #emitShort(): boolean {
    const short = this.#waiting.filter((waiting) => this.#table.weights[waiting.row]! <= 2 && !isBlocked(waiting));
    if (short.length === 0) return false;
    const byPair = new Map<number, Waiting[]>();
    for (const waiting of short) {
      const [first, second = first] = this.#table.support(waiting.row) as [number, number?];
      const key = first * this.#wires + second;
      const list = byPair.get(key);
      if (list) list.push(waiting);
      else byPair.set(key, [waiting]);
    }
    for (const list of byPair.values()) for (const waiting of list) this.#emit(waiting);
    this.#waiting = this.#waiting.filter(({ emitted }) => !emitted);
    return true;
  }

  #emit(waiting: Waiting): void {
    const { row, angle } = waiting;
    waiting.emitted = true;
    const pauli = this.#table.support(row).map((wire) => [wire, this.#table.letter(row, wire)] as const);
    this.#writer.rotation(pauli, this.#table.negative[row] === 1 ? negateAngle(angle) : angle);
    this.#freeRows.push(row);
  }

  /** The layer of what may come next is 0, of everything else one more than that of the deepest that it waits for. */
  #setLayers(): void {
    for (const waiting of this.#waiting) {
      waiting.layer = 0;
      if (!isBlocked(waiting)) continue;
      for (const { emitted, layer } of waiting.blockers) {
        if (!emitted && layer >= waiting.layer) waiting.layer = layer + 1;
      }
    }
  }
}
