import { type Angle, addAngles, negateAngle, scaleAngle } from '../../math/index.js';
import { INTERACTIONS, interactionOf, type Letter, PRODUCT_PHASE, WEIGHT_CHANGE } from './letters.js';
import { NetworkWriter, type PauliNetwork } from './network-writer.js';
import { PauliTable, type QuarterTurn } from './pauli-table.js';
import type { SparsePauli } from './sparse-pauli.js';

/** exp(-i angle/2 P). */
export interface PauliRotation {
  /** The letter of P on every wire. */
  readonly letters: Uint8Array;
  readonly angle: Angle;
  /** Rotations of one group may change places even where they do not commute. */
  readonly group: number;
}

/** How the greedy search weighs what is before it. */
export interface NetworkSearch {
  /** How many rotations are looked at together. */
  readonly window: number;
  /** The weight of a rotation that must wait for one more layer than another. */
  readonly discount: number;
  /** The weight of a row of the Clifford gate that is left at the end. */
  readonly remainder: number;
  /** A rotation of w letters costs -exp(-w/decay): the smaller, the more counts what is nearly done. */
  readonly decay: number;
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

/** How many of the shortest rotations are candidates for being shortened. */
const MOST_SHORTEST = 12;

/** By row, how the cost of a rotation changes with a letter less and with a letter more. */
interface Gains {
  readonly less: Float64Array;
  readonly more: Float64Array;
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
  readonly #search: NetworkSearch;
  /**
   * Rows 0 .. 2 wires - 1: the images of X and Z under the quarter turns so far. The same of what is left to undo at the
   * end, where closing quarter turns make that different. Then the window.
   */
  readonly #table: PauliTable;
  /** The first row of what is left to undo. */
  readonly #rest: number;
  readonly #freeRows: number[] = [];
  /** By number of letters. */
  readonly #costs: Float64Array;
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
    this.#search = search;
    this.#writer = new NetworkWriter(wires, closing);
    this.#costs = Float64Array.from({ length: wires + 2 }, (_, weight) => -Math.exp(-weight / search.decay));
    this.#rest = closing.length === 0 ? 0 : 2 * wires;
    const firstFree = this.#rest + 2 * wires;
    this.#table = new PauliTable(wires, firstFree + search.window);
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
      const turn = this.#bestTurn();
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
      if (letters[wire] !== 0 && PRODUCT_PHASE[4 * letters[wire]! + this.#table.columns[wire]![row]!] !== 0) odd = !odd;
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
      const [first, second = first] = this.#support(waiting.row) as [number, number?];
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
    const pauli = this.#support(row).map((wire) => [wire, this.#letter(row, wire)] as const);
    this.#writer.rotation(pauli, this.#table.negative[row] === 1 ? negateAngle(angle) : angle);
    this.#freeRows.push(row);
  }

  #support(row: number): number[] {
    const wires: number[] = [];
    for (let wire = 0; wire < this.#wires; wire++) if (this.#table.columns[wire]![row] !== 0) wires.push(wire);
    return wires;
  }

  #letter(row: number, wire: number): Letter {
    return this.#table.columns[wire]![row] as Letter;
  }

  /** Among the quarter turns that shorten one of the shortest rotations that may come next, the best. */
  #bestTurn(): QuarterTurn {
    const { weights } = this.#table;
    this.#setLayers();
    const front = this.#waiting.filter(({ layer }) => layer === 0);
    const shortest = front.reduce((least, { row }) => Math.min(least, weights[row]!), Number.POSITIVE_INFINITY);
    const gains = this.#gains();
    const tried = new Set<number>();
    const histograms = new Map<number, Float64Array>();
    let looked = 0;
    let best: QuarterTurn | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const { row } of front) {
      if (weights[row] !== shortest) continue;
      if (looked++ === MOST_SHORTEST) break;
      const support = this.#support(row);
      for (let i = 0; i < support.length; i++) {
        for (let j = i + 1; j < support.length; j++) {
          const [first, second] = [support[i]!, support[j]!];
          const pair = first * this.#wires + second;
          const histogram = histograms.get(pair) ?? this.#histogram(first, second, gains);
          histograms.set(pair, histogram);
          for (const interaction of shortening(this.#letter(row, first), this.#letter(row, second))) {
            const key = pair * INTERACTIONS + interaction;
            if (tried.has(key)) continue;
            tried.add(key);
            let change = 0;
            for (let k = 0; k < 16; k++) {
              const by = WEIGHT_CHANGE[16 * interaction + k]!;
              if (by !== 0) change += histogram[by < 0 ? k : 16 + k]!;
            }
            if (change < least - 1e-9) {
              least = change;
              best = { interaction, first, second };
            }
          }
        }
      }
    }
    return best!;
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

  /** By row, what a letter less and a letter more of it changes. */
  #gains(): Gains {
    const { discount, remainder } = this.#search;
    const { weights } = this.#table;
    const less = new Float64Array(weights.length);
    const more = new Float64Array(weights.length);
    const count = (row: number, factor: number): void => {
      const weight = weights[row]!;
      less[row] = factor * (this.#costs[weight - 1]! - this.#costs[weight]!);
      more[row] = factor * (this.#costs[weight + 1]! - this.#costs[weight]!);
    };
    for (let row = 0; row < 2 * this.#wires; row++) count(this.#rest + row, remainder);
    for (const { row, layer } of this.#waiting) count(row, discount ** layer);
    return { less, more };
  }

  /** By first + 4 second letter on two wires: what a letter less, and 16 further on a letter more, changes. */
  #histogram(first: number, second: number, { less, more }: Gains): Float64Array {
    const histogram = new Float64Array(32);
    const a = this.#table.columns[first]!;
    const b = this.#table.columns[second]!;
    for (let row = 0; row < less.length; row++) {
      const letters = a[row]! + 4 * b[row]!;
      if (letters === 0) continue;
      histogram[letters] = histogram[letters]! + less[row]!;
      histogram[16 + letters] = histogram[16 + letters]! + more[row]!;
    }
    return histogram;
  }
}

/** The interactions P(x)Q that take one of the letters away: one of them equal, the other not. */
function shortening(first: Letter, second: Letter): readonly number[] {
  return SHORTENING[first + 4 * second]!;
}

const SHORTENING: readonly (readonly number[])[] = Array.from({ length: 16 }, (_, letters) => {
  const [first, second] = [letters & 3, letters >> 2];
  const others = (letter: number) => [1, 2, 3].filter((other) => other !== letter);
  if (first === 0 || second === 0) return [];
  return [
    ...others(second).map((letter) => interactionOf(first as Letter, letter as Letter)),
    ...others(first).map((letter) => interactionOf(letter as Letter, second as Letter)),
  ];
});
