import type { Section } from '../normal-form/frames.js';
import { Dependencies } from './dependencies.js';
import { forEachBit, lowestBit, PendingPhases, type WidePhase } from './pending-phases.js';
import type { MaskedPhase, Stage, TileRotation, TileTask } from './stage.js';

/** How a register is cut into tiles. */
export interface Tiling {
  /** Bits of the register. */
  readonly bits: number;
  /** Bits of a tile. */
  readonly tileBits: number;
  /** Bits of the register that every tile has, from bit 0 on, so that whole cache lines are read and written. */
  readonly lowBits: number;
}

/** Stages, and the factor by which what they do is too large. */
export interface Schedule {
  readonly stages: readonly Stage[];
  /** Multiplies every amplitude, before or after. */
  readonly scale: number;
  /** Mask of the bits that were rotated. */
  readonly rotated: number;
}

/** Tables of a stage are kept side by side; a stage ends when they are used up. */
export const TABLES_PER_STAGE = 16;

/** Scales are put into a table before this is exceeded, even where nothing else asks for one. */
const LARGEST_SQUARES = 2 ** 600;

/**
 * Puts the steps of a section into stages.
 *
 * @param moving mask of the bits that differ between the state's amplitudes already
 * @param start a basis state of the support: the values of all other bits
 */
export function scheduleSection(section: Section, tiling: Tiling, moving: number, start: number): Schedule {
  const scheduler = new Scheduler(section, tiling, moving, start);
  return scheduler.run();
}

class Scheduler {
  readonly #tiling: Tiling;
  readonly #dependencies: Dependencies;
  readonly #pending: PendingPhases;
  readonly #stages: Stage[] = [];
  readonly #start: number;
  #moving: number;
  /** The squares of the scales that wait, inverted: whole numbers for quarter turns, so that nothing is rounded. */
  #squares = 1;

  constructor(section: Section, tiling: Tiling, moving: number, start: number) {
    this.#tiling = tiling;
    this.#dependencies = new Dependencies(tiling.bits, section.steps);
    this.#pending = new PendingPhases(tiling.bits);
    this.#moving = moving;
    this.#start = start;
  }

  run(): Schedule {
    this.#dependencies.start((phase) => this.#take(phase));
    while (this.#dependencies.remaining > 0) this.#stage();
    this.#finish();
    return { stages: this.#stages, scale: 1 / Math.sqrt(this.#squares), rotated: this.#moving };
  }

  #stage(): void {
    const { tile, levels } = chooseTile(this.#dependencies, this.#tiling);
    const tasks: TileTask[] = [];
    const still = allBits(this.#tiling.bits) & ~tile & ~this.#moving;
    const zero = tile & ~this.#moving & ~this.#start & ~allBits(this.#tiling.lowBits);
    let tables = 0;
    for (let level = 0; level < levels; level++) {
      const ready = this.#dependencies.ready(tile);
      if (ready === 0) break;
      tables += this.#settle(tasks, tile, ready);
      const rotations = this.#rotate(tile, ready);
      const next = rotations.length === 1 ? this.#nextInChain(tile, ready) : 0;
      if (next === 0) tasks.push({ kind: 'rotate', rotations });
      else {
        const [a, b] = [lowestBit(ready), lowestBit(next)];
        const angle = this.#pending.pair(a, b);
        this.#pending.clearPair(a, b);
        tasks.push({ kind: 'chain', first: rotations[0]!, angle, second: this.#rotate(tile, next)[0]! });
        level += 1;
      }
      if (tables === TABLES_PER_STAGE - 1) break;
    }
    this.#stages.push({ tile, zero, still, fixed: this.#start & still, tasks });
  }

  /**
   * The bit of the one rotation that can follow that of the bit `done` with nothing between them but a phase of
   * both, as a mask; 0 if there is none.
   */
  #nextInChain(tile: number, done: number): number {
    const pending = this.#pending;
    const next = this.#dependencies.ready(tile);
    if (next === 0 || next === done || (next & (next - 1)) !== 0) return 0;
    const bit = lowestBit(next);
    const linear = pending.linear(bit);
    if ((linear !== 0 && linear !== Math.PI) || (pending.partners(bit) & tile) !== done) return 0;
    if (pending.wide.some(({ mask }) => (mask & next) !== 0)) return 0;
    let free = true;
    forEachBit(pending.partners(bit) & ~tile, (other) => {
      if (pending.pair(bit, other) !== Math.PI) free = false;
    });
    return free ? next : 0;
  }

  /** Carries out the pending phases that do not commute with rotations of the `ready` bits; returns the tables used. */
  #settle(tasks: TileTask[], tile: number, ready: number): number {
    const pending = this.#pending;
    let table = this.#squares > LARGEST_SQUARES;
    let ramp = false;
    forEachBit(ready, (bit) => {
      const linear = pending.linear(bit);
      if (linear !== 0 && linear !== Math.PI) table = true;
      if ((pending.partners(bit) & tile) !== 0) table = true;
      forEachBit(pending.partners(bit) & ~tile, (other) => {
        if (pending.pair(bit, other) !== Math.PI) ramp = true;
      });
    });
    if (pending.wide.length > 0) {
      for (const phase of pending.wide) if ((phase.mask & ready) !== 0) tasks.push({ kind: 'wide', phase });
      pending.wide = pending.wide.filter((phase) => (phase.mask & ready) === 0);
    }
    if (table) this.#addTable(tasks, tile);
    if (ramp) this.#addRamp(tasks, tile, false);
    return table ? 1 : 0;
  }

  /** A table of everything that is pending within the tile. */
  #addTable(tasks: TileTask[], tile: number): void {
    const pending = this.#pending;
    const phases: MaskedPhase[] = [];
    forEachBit(tile, (bit) => {
      if (pending.linear(bit) !== 0) phases.push({ mask: 1 << bit, angle: pending.linear(bit) });
      pending.clearLinear(bit);
      forEachBit(pending.partners(bit) & tile & ((1 << bit) - 1), (other) => {
        phases.push({ mask: (1 << bit) | (1 << other), angle: pending.pair(bit, other) });
        pending.clearPair(bit, other);
      });
    });
    tasks.push({ kind: 'table', scale: 1 / Math.sqrt(this.#squares), phases });
    this.#squares = 1;
  }

  /** A ramp of everything that is pending between the tile and the other bits, or also among the others. */
  #addRamp(tasks: TileTask[], tile: number, all: boolean): void {
    const pending = this.#pending;
    const phases: MaskedPhase[] = [];
    const outside = allBits(this.#tiling.bits) & ~tile;
    forEachBit(outside, (bit) => {
      if (all && pending.linear(bit) !== 0) {
        phases.push({ mask: 1 << bit, angle: pending.linear(bit) });
        pending.clearLinear(bit);
      }
      forEachBit(pending.partners(bit) & (all ? tile | ((1 << bit) - 1) : tile), (other) => {
        phases.push({ mask: (1 << bit) | (1 << other), angle: pending.pair(bit, other) });
        pending.clearPair(bit, other);
      });
    });
    if (phases.length > 0) tasks.push({ kind: 'ramp', phases });
  }

  /** Takes the next rotations of bits; signs that other bits decide pass through them and stay pending. */
  #rotate(tile: number, ready: number): readonly TileRotation[] {
    const rotations: TileRotation[] = [];
    forEachBit(ready, (bit) => {
      const tangent = this.#dependencies.tangent(bit);
      this.#squares *= 1 + tangent * tangent;
      const negated = this.#pending.linear(bit) === Math.PI;
      rotations.push({ bit, tangent: negated ? -tangent : tangent, signs: this.#pending.partners(bit) & ~tile });
    });
    this.#moving |= ready;
    this.#dependencies.advance(ready, (phase) => this.#take(phase));
    return rotations;
  }

  /** Notes a phase, unless a bit that is zero throughout the state leaves nothing of it. */
  #take(phase: WidePhase): void {
    if (phase.kind === 'phase' && (phase.pattern & ~this.#moving & ~this.#start) !== 0) return;
    this.#pending.add(phase);
  }

  /** Carries out all that is still pending with the last stage. */
  #finish(): void {
    if (this.#pending.isEmpty()) return;
    const { bits, tileBits } = this.#tiling;
    const last = this.#stages.pop() ?? { tile: allBits(tileBits), zero: 0, still: 0, fixed: 0, tasks: [] };
    const tasks = [...last.tasks];
    for (const phase of this.#pending.wide) tasks.push({ kind: 'wide', phase });
    this.#pending.wide = [];
    if (hasPhases(this.#pending, last.tile)) this.#addTable(tasks, last.tile);
    this.#addRamp(tasks, last.tile, true);
    const still =
      this.#stages.length === 0 && last.tasks.length === 0 ? allBits(bits) & ~last.tile & ~this.#moving : last.still;
    this.#stages.push({ tile: last.tile, zero: last.zero, still, fixed: this.#start & still, tasks });
  }
}

function hasPhases(pending: PendingPhases, tile: number): boolean {
  let found = false;
  forEachBit(tile, (bit) => {
    if (pending.linear(bit) !== 0 || (pending.partners(bit) & tile) !== 0) found = true;
  });
  return found;
}

function allBits(bits: number): number {
  return 2 ** bits - 1;
}

/** The bits of the next stage and how many levels it is to have. */
interface TileChoice {
  readonly tile: number;
  readonly levels: number;
}

/** Measured costs, in nanoseconds per amplitude. */
const COST = { stage: 1.8, table: 0.7, rotation: 0.3, single: 0.12 };

/**
 * Chooses the bits of a stage: those that are needed first, then exchanged one by one as long as that lowers the cost
 * of a rotation.
 */
function chooseTile(dependencies: Dependencies, { bits, tileBits, lowBits }: Tiling): TileChoice {
  if (bits === tileBits) return { tile: allBits(bits), levels: Number.POSITIVE_INFINITY };
  const low = allBits(lowBits);
  let tile = low;
  const wanted = [...dependencies.nextBits(), ...Array.from({ length: bits }, (_, bit) => bit)];
  for (const bit of wanted) {
    if (countBits(tile) === tileBits) break;
    tile |= 1 << bit;
  }
  let best = rate(dependencies, tile);
  let trials = trialsFor(bits);
  for (let improved = true; improved && trials > 0; ) {
    improved = false;
    for (let outside = allBits(bits) & ~tile; outside !== 0; outside &= outside - 1) {
      const added = outside & -outside;
      for (let inside = tile & ~low; inside !== 0 && trials > 0; inside &= inside - 1, trials--) {
        const candidate = (tile & ~(inside & -inside)) | added;
        const rated = rate(dependencies, candidate);
        if (rated.cost >= best.cost - 1e-9) continue;
        best = rated;
        tile = candidate;
        improved = true;
        break;
      }
    }
  }
  return { tile, levels: best.levels };
}

/** How many exchanges are tried: what one saves grows with the register, and few qubits take less time than a trial. */
function trialsFor(bits: number): number {
  return bits < 17 ? 0 : Math.min(128, 2 ** (bits - 15));
}

/** The lowest cost of a rotation that a stage on a tile can have, and the number of levels at which it has it. */
function rate(dependencies: Dependencies, tile: number): { cost: number; levels: number } {
  let cost = Number.POSITIVE_INFINITY;
  let levels = 0;
  let spent = COST.stage;
  let rotations = 0;
  let level = 0;
  dependencies.preview(tile, TABLES_PER_STAGE - 1, (count) => {
    level += 1;
    spent += COST.table + COST.rotation * count + COST.single * (count & 1);
    rotations += count;
    if (spent / rotations > cost) return;
    cost = spent / rotations;
    levels = level;
  });
  return { cost, levels };
}

function countBits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
