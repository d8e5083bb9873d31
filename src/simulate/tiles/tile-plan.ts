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

class PlanWriter {
  readonly codes: number[] = [];
  readonly values: number[] = [];
  readonly #bits: number;
  /** The place within the tile of each of the register's bits. */
  #local: readonly number[] = [];

  constructor(bits: number) {
    this.#bits = bits;
  }

  /** Writes one stage and returns its number of tiles. */
  stage({ tile, still, fixed, tasks }: Stage): number {
    const inside = bitsOf(tile);
    const outside = bitsOf((2 ** this.#bits - 1) & ~tile & ~still);
    const local: number[] = [];
    inside.forEach((bit, place) => {
      local[bit] = place;
    });
    this.#local = local;
    const firstGap = inside.findIndex((bit, place) => bit !== place);
    const low = firstGap === -1 ? inside.length : firstGap;
    const tables = tasks.filter((task) => task.kind === 'table');
    this.codes.push(inside.length, low, outside.length, fixed, tables.length);
    this.codes.push(...inside, ...outside);
    for (const table of tables) this.#table(table, inside);
    const count = this.codes.push(0) - 1;
    let slot = 0;
    for (const task of tasks) this.codes[count] = this.codes[count]! + this.#task(task, tile, slot, () => slot++);
    return 2 ** outside.length;
  }

  /** Writes the instructions of a task and returns their number. */
  #task(task: TileTask, tile: number, slot: number, nextSlot: () => void): number {
    switch (task.kind) {
      case 'table':
        this.codes.push(INSTRUCTION.table, slot);
        nextSlot();
        return 1;
      case 'rotate':
        return this.#rotations(task);
      case 'chain':
        this.codes.push(INSTRUCTION.rotateChain);
        this.#rotation(task.first);
        this.#rotation(task.second);
        this.codes.push(this.#phase(task.angle));
        return 1;
      case 'wide':
        return this.#wide(task, tile);
      case 'ramp':
        return this.#ramp(task.phases, tile);
    }
  }

  /** For each bit of the tile its own phase, and its phases with lower bits. */
  #table({ scale, phases }: TableTask, inside: readonly number[]): void {
    const own = new Map<number, number>();
    const pairs = new Map<number, MaskedPhase[]>(inside.map((bit) => [bit, []]));
    for (const phase of phases) {
      const bit = 31 - Math.clz32(phase.mask);
      if (phase.mask === 1 << bit) own.set(bit, phase.angle);
      else pairs.get(bit)!.push(phase);
    }
    this.codes.push(this.#value(scale));
    for (const bit of inside) {
      const angle = own.get(bit);
      this.codes.push(angle === undefined ? -1 : this.#phase(angle), pairs.get(bit)!.length);
      for (const pair of pairs.get(bit)!) {
        this.codes.push(this.#localMask(pair.mask ^ (1 << bit)), this.#phase(pair.angle));
      }
    }
  }

  #rotations({ rotations }: RotateTask): number {
    let written = 0;
    for (let k = 0; k < rotations.length; k += 2, written++) {
      const a = rotations[k]!;
      const b = rotations[k + 1];
      this.codes.push(b === undefined ? INSTRUCTION.rotateOne : INSTRUCTION.rotatePair);
      this.#rotation(a);
      if (b !== undefined) this.#rotation(b);
    }
    return written;
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
    this.codes.push(INSTRUCTION.ramp, constant.length);
    for (const { mask, angle } of constant) this.codes.push(mask, this.#phase(angle));
    forEachBit(tile, (bit) => {
      const own = phases.filter(({ mask }) => (mask & tile) === 1 << bit);
      this.codes.push(own.length);
      for (const { mask, angle } of own) this.codes.push(mask & ~tile, this.#phase(angle));
    });
    return 1;
  }

  #localMask(mask: number): number {
    let result = 0;
    forEachBit(mask, (bit) => {
      result |= 1 << this.#local[bit]!;
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
