import { forEachBit } from '../schedule/pending-phases.js';
import type { MaskedPhase, RotateTask, Stage, TableTask, TileRotation, TileTask, WideTask } from '../schedule/stage.js';

/** The stages of a run as numbers, so that threads can share them. */
export interface TilePlan {
  readonly codes: Int32Array;
  readonly values: Float64Array;
  /** Where each stage begins in `codes`. */
  readonly stages: Int32Array;
  /** The number of tiles of all stages before each, and of all stages at the end. */
  readonly firstTile: Int32Array;
}

/** What a tile's instruction does; its operands follow in `codes`, numbers among them by their place in `values`. */
export const INSTRUCTION = {
  table: 0,
  rotatePair: 1,
  rotateOne: 2,
  ramp: 3,
  pattern: 4,
  parity: 5,
  rotateChain: 6,
  half: 7,
  grow: 8,
} as const;

/** Writes the stages of a register of `bits` bits as numbers. */
export function tilePlan(stages: readonly Stage[], bits: number): TilePlan {
  const writer = new PlanWriter(bits);
  const starts: number[] = [];
  const firstTile = [0];
  for (const stage of stages) {
    starts.push(writer.codes.length);
    firstTile.push(firstTile[firstTile.length - 1]! + writer.stage(stage));
  }
  return {
    codes: Int32Array.from(writer.codes),
    values: Float64Array.from(writer.values),
    stages: Int32Array.from(starts),
    firstTile: Int32Array.from(firstTile),
  };
}

/** With more bits than this, a ramp over the tile takes less time than the half of it where each bit is one. */
const MOST_HALVES = 3;

class PlanWriter {
  readonly codes: number[] = [];
  readonly values: number[] = [];
  readonly #bits: number;
  /** The bits of the tile in the order of its own index. */
  #inside: readonly number[] = [];
  /** The place of each of the register's bits in that order. */
  readonly #place: Int32Array;
  /** The number of bits, from the first of the tile on, that are not zero throughout. */
  #alive = 0;

  constructor(bits: number) {
    this.#bits = bits;
    this.#place = new Int32Array(bits);
  }

  /** Writes one stage and returns its number of tiles. */
  stage({ tile, zero, still, fixed, tasks }: Stage): number {
    const outside = bitsOf((2 ** this.#bits - 1) & ~tile & ~still);
    const alive = bitsOf(tile & ~zero);
    // Bits that start as zero come last, in the order of their rotations: a tile grows bit by bit from its beginning.
    const waiting = inOrderOfRotation(tasks, zero);
    this.#inside = [...alive, ...waiting];
    this.#inside.forEach((bit, place) => {
      this.#place[bit] = place;
    });
    const firstGap = alive.findIndex((bit, place) => bit !== place);
    const low = firstGap === -1 ? alive.length : firstGap;
    const tables = tasks.filter((task) => task.kind === 'table').length;
    this.codes.push(this.#inside.length, low, outside.length, fixed, tables, alive.length);
    this.codes.push(...this.#inside, ...outside);
    this.#alive = alive.length;
    for (const task of tasks) {
      if (task.kind === 'table') this.#table(task);
      else for (const { bit } of rotationsOf(task)) this.#alive = Math.max(this.#alive, this.#place[bit]! + 1);
    }
    this.#alive = alive.length;
    const count = this.codes.push(0) - 1;
    let slot = 0;
    for (const task of tasks) {
      this.codes[count] = this.codes[count]! + this.#task(task, tile, slot);
      if (task.kind === 'table') slot += 1;
    }
    return 2 ** outside.length;
  }

  /** Writes the instructions of a task and returns their number. */
  #task(task: TileTask, tile: number, slot: number): number {
    switch (task.kind) {
      case 'table':
        this.codes.push(INSTRUCTION.table, slot);
        return 1;
      case 'rotate':
        return this.#rotations(task);
      case 'chain': {
        const grown = this.#grow(task.first.bit) + this.#grow(task.second.bit);
        this.codes.push(INSTRUCTION.rotateChain);
        this.#rotation(task.first);
        this.#rotation(task.second);
        this.codes.push(this.#phase(task.angle));
        return grown + 1;
      }
      case 'wide':
        return this.#wide(task, tile);
      case 'ramp':
        return this.#ramp(task.phases, tile);
    }
  }

  /** For each bit of the tile its own phase, and its phases with the bits before it. */
  #table({ scale, phases }: TableTask): void {
    const own = new Float64Array(this.#alive);
    const pairs: { mask: number; angle: number }[][] = Array.from({ length: this.#alive }, () => []);
    for (const { mask, angle } of phases) {
      const local = this.#localMask(mask);
      const place = 31 - Math.clz32(local);
      if (place >= this.#alive) continue;
      if (local === 1 << place) own[place] = angle;
      else pairs[place]!.push({ mask: local ^ (1 << place), angle });
    }
    this.codes.push(this.#value(scale), this.#alive);
    pairs.forEach((others, place) => {
      this.codes.push(own[place] === 0 ? -1 : this.#phase(own[place]!), others.length);
      for (const { mask, angle } of others) this.codes.push(mask, this.#phase(angle));
    });
  }

  #rotations({ rotations }: RotateTask): number {
    // Those of bits that are zero come last, when the tile has done the others at its smaller size.
    const isZero = ({ bit }: TileRotation) => this.#place[bit]! >= this.#alive;
    const ordered = [...rotations.filter((rotation) => !isZero(rotation)), ...rotations.filter(isZero)];
    let written = 0;
    for (let k = 0; k < ordered.length; k += 2, written++) {
      const a = ordered[k]!;
      const b = ordered[k + 1];
      written += this.#grow(a.bit);
      if (b !== undefined) written += this.#grow(b.bit);
      this.codes.push(b === undefined ? INSTRUCTION.rotateOne : INSTRUCTION.rotatePair);
      this.#rotation(a);
      if (b !== undefined) this.#rotation(b);
    }
    return written;
  }

  /** Takes a bit that was zero into the tile before its rotation; returns the number of instructions. */
  #grow(bit: number): number {
    if (this.#place[bit]! < this.#alive) return 0;
    this.#alive += 1;
    this.codes.push(INSTRUCTION.grow);
    return 1;
  }

  #rotation({ bit, signs, tangent }: TileRotation): void {
    this.codes.push(this.#localMask(1 << bit), signs, this.#value(tangent));
  }

  #wide({ phase }: WideTask, tile: number): number {
    const { mask } = phase;
    if (phase.kind === 'parity') {
      this.codes.push(INSTRUCTION.parity, this.#localMask(mask & tile), mask & ~tile, this.#phase(phase.angle));
    } else {
      const { pattern } = phase;
      this.codes.push(INSTRUCTION.pattern, this.#localMask(mask & tile), this.#localMask(pattern & tile));
      this.codes.push(mask & ~tile, pattern & ~tile, this.#phase(phase.angle));
    }
    return 1;
  }

  #ramp(phases: readonly MaskedPhase[], tile: number): number {
    const constant = phases.filter(({ mask }) => (mask & tile) === 0);
    const inside = bitsOf(phases.reduce((bits, { mask }) => bits | (mask & tile), 0));
    if (constant.length === 0 && inside.length <= MOST_HALVES) {
      for (const bit of inside) {
        this.codes.push(INSTRUCTION.half, this.#localMask(1 << bit));
        this.#outerPhases(phases, tile, 1 << bit);
      }
      return inside.length;
    }
    this.codes.push(INSTRUCTION.ramp);
    this.#outerPhases(phases, tile, 0);
    for (const bit of this.#inside.slice(0, this.#alive)) this.#outerPhases(phases, tile, 1 << bit);
    return 1;
  }

  /** The phases whose part in the tile is `inner`: what they ask of the bits outside, and their places. */
  #outerPhases(phases: readonly MaskedPhase[], tile: number, inner: number): void {
    const own = phases.filter(({ mask }) => (mask & tile) === inner);
    this.codes.push(own.length);
    for (const { mask, angle } of own) this.codes.push(mask & ~tile, this.#phase(angle));
  }

  #localMask(mask: number): number {
    let result = 0;
    forEachBit(mask, (bit) => {
      result |= 1 << this.#place[bit]!;
    });
    return result;
  }

  #value(value: number): number {
    return this.values.push(value) - 1;
  }

  /** The place of the cosine; the sine is behind it. */
  #phase(angle: number): number {
    // Half turns, the phases of CZ, are exact.
    if (angle === Math.PI) return this.values.push(-1, 0) - 2;
    return this.values.push(Math.cos(angle), Math.sin(angle)) - 2;
  }
}

function bitsOf(mask: number): readonly number[] {
  const bits: number[] = [];
  forEachBit(mask, (bit) => bits.push(bit));
  return bits;
}

/** The bits of a mask, those that are rotated first in the order of their rotations. */
function inOrderOfRotation(tasks: readonly TileTask[], mask: number): readonly number[] {
  const order: number[] = [];
  let rest = mask;
  for (const task of tasks) {
    for (const { bit } of rotationsOf(task)) {
      if (((rest >> bit) & 1) === 0) continue;
      rest &= ~(1 << bit);
      order.push(bit);
    }
  }
  return [...order, ...bitsOf(rest)];
}

function rotationsOf(task: TileTask): readonly TileRotation[] {
  if (task.kind === 'rotate') return task.rotations;
  return task.kind === 'chain' ? [task.first, task.second] : [];
}
