import type { phaseKernels } from './phase-kernels.js';
import type { phaseTables } from './phase-tables.js';
import type { rotationKernels } from './rotation-kernels.js';
import type { TilePlan } from './tile-plan.js';
import type { TileScratch } from './tile-scratch.js';
import type { tileTransfer } from './tile-transfer.js';

/** What the threads of a run share. */
export interface TileJob extends TilePlan {
  /** The state, real and imaginary parts. */
  readonly re: Float64Array;
  readonly im: Float64Array;
  /** The number of tiles that have been given out, of those that are done, and of threads that failed. */
  readonly progress: Int32Array;
}

/** The parts of a machine. */
type Parts<Make extends (scratch: TileScratch) => unknown> = ReturnType<Make>;

/**
 * The engine room: the loop that takes tile after tile of a job through the kernels.
 *
 * This function and those that make its parts are everything that runs in a thread: threads are started from their
 * source text, so nothing in them may refer to anything outside, imported values included. Each must be called once per
 * thread, because of how V8 optimises the kernels:
 *
 * - The arrays of the scratch are constants of one closure, and every kernel starts by aliasing them to local constants.
 *   Then the optimiser knows their addresses and lengths. As parameters, exported bindings or fields, or in a second
 *   closure, each access checks and reloads them, at half the speed.
 * - Real coefficients go through a small constant array: a parameter that is sometimes an integer and sometimes a
 *   fraction slows every later call. Integers stay 32-bit integers in each step, hence `| 0`.
 *
 * Kernels walk the tile with `i = ((i | held) + 1) & ~held`, which visits the indices whose held bits are zero in rising
 * order, at the same speed for every choice of bits.
 */
export function tileMachine(
  scratch: TileScratch,
  rotations: Parts<typeof rotationKernels>,
  phases: Parts<typeof phaseKernels>,
  tables: Parts<typeof phaseTables>,
  transfer: ReturnType<typeof tileTransfer>,
) {
  const WARM_TURNS = 10;
  const { capacity: CAPACITY, tileRe, tileIm, factor } = scratch;
  const { rotatePair, rotatePairByQuarters, rotateChain, rotateOne } = rotations;
  const { multiplyByTable, multiplyByRamp, multiplyPattern, multiplyByParity, isOdd } = phases;
  const { buildTable, doubleTable, multiplyTablePart, phaseProduct, buildRamp } = tables;
  const { rowOffset, readTile, writeTile } = transfer;

  const kernels = [
    rotatePair,
    rotatePairByQuarters,
    rotateChain,
    rotateOne,
    multiplyByTable,
    multiplyByRamp,
    multiplyPattern,
    multiplyByParity,
  ] as const;
  const PAIR = 0;
  const QUARTERS = 1;
  const CHAIN = 2;
  const ONE = 3;
  const TABLE = 4;
  const RAMP = 5;
  const PATTERN = 6;
  const PARITY = 7;

  /**
   * The one place that kernels are called from. It has seen them all before it is first used, and so the optimiser
   * inlines none: compiled as a part of the interpreter of instructions below, a kernel would be thrown away whenever that
   * meets an instruction it has not met before, and what V8 falls back to then takes up to twice the time.
   */
  function call(kernel: number, size: number, a: number, b: number): void {
    kernels[kernel]!(size, a, b);
  }
  for (let turn = 0; turn < 50; turn++) for (let kernel = 0; kernel < kernels.length; kernel++) call(kernel, 0, 1, 2);

  /** Multiplies the half of the tile where a bit is one; returns where the next instruction is. */
  function half(plan: TilePlan, at: number, size: number, outer: number): number {
    const next = phaseProduct(plan, at + 1, outer);
    const bit = plan.codes[at]!;
    if (factor[0] !== 1 || factor[1] !== 0) call(PATTERN, size, bit, bit);
    return next;
  }

  /** Spreads the bits of a number over the places that are listed in `codes`. */
  function spread(codes: Int32Array, at: number, count: number, index: number): number {
    let result = 0;
    for (let k = 0; k < count; k++) if ((index >> k) & 1) result |= 1 << codes[at + k]!;
    return result;
  }

  /** Builds what all tiles of a stage share; returns where its instructions are. */
  function prepareStage(plan: TilePlan, start: number): number {
    const { codes } = plan;
    const bits = codes[start]!;
    const low = codes[start + 1]!;
    const tableCount = codes[start + 4]!;
    for (let row = 0; row < 1 << (bits - low); row++) {
      rowOffset[row] = spread(codes, start + 6 + low, bits - low, row);
    }
    let next = start + 6 + bits + codes[start + 2]!;
    for (let slot = 0; slot < tableCount; slot++) next = buildTable(plan, next, slot);
    return next;
  }

  /** One tile of a stage: read, all instructions, written. */
  function runTile(job: TileJob, start: number, instructions: number, tile: number): void {
    const { codes, values, re, im } = job;
    const width = 1 << codes[start + 1]!;
    const outer = codes[start + 3]! | spread(codes, start + 6 + codes[start]!, codes[start + 2]!, tile);
    // The bits that are not zero throughout the state; they are the first of the tile.
    let bits = codes[start + 5]!;
    let size = 1 << bits;
    readTile(re, tileRe, size, outer, width);
    readTile(im, tileIm, size, outer, width);
    let at = instructions + 1;
    for (let rest = codes[instructions]!; rest > 0; rest--) {
      // The numbers are those of INSTRUCTION, which this text may not refer to.
      switch (codes[at]!) {
        case 0: // table
          call(TABLE, size, Math.imul(codes[at + 1]!, CAPACITY), 0);
          at += 2;
          break;
        case 1: // rotatePair
          factor[0] = signed(values[codes[at + 3]!]!, outer & codes[at + 2]!);
          factor[1] = signed(values[codes[at + 6]!]!, outer & codes[at + 5]!);
          call(turnsByQuarters() ? QUARTERS : PAIR, size, codes[at + 1]!, codes[at + 4]!);
          at += 7;
          break;
        case 2: // rotateOne
          factor[0] = signed(values[codes[at + 3]!]!, outer & codes[at + 2]!);
          call(ONE, size, codes[at + 1]!, 0);
          at += 4;
          break;
        case 3: // ramp
          at = buildRamp(job, at + 1, bits, outer);
          call(RAMP, size, bits >> 1, 0);
          break;
        case 4: // pattern
          if ((outer & codes[at + 3]!) === codes[at + 4]!) {
            factor[0] = values[codes[at + 5]!]!;
            factor[1] = values[codes[at + 5]! + 1]!;
            call(PATTERN, size, codes[at + 1]!, codes[at + 2]!);
          }
          at += 6;
          break;
        case 6: // rotateChain
          factor[0] = signed(values[codes[at + 3]!]!, outer & codes[at + 2]!);
          factor[1] = signed(values[codes[at + 6]!]!, outer & codes[at + 5]!);
          factor[2] = values[codes[at + 7]!]!;
          factor[3] = values[codes[at + 7]! + 1]!;
          call(CHAIN, size, codes[at + 1]!, codes[at + 4]!);
          at += 8;
          break;
        case 7: // half
          at = half(job, at + 1, size, outer);
          break;
        case 8: // grow
          tileRe.fill(0, size, 2 * size);
          tileIm.fill(0, size, 2 * size);
          bits += 1;
          size *= 2;
          at += 1;
          break;
        default: // parity
          factor[0] = values[codes[at + 3]!]!;
          factor[1] = signed(values[codes[at + 3]! + 1]!, outer & codes[at + 2]!);
          call(PARITY, size, codes[at + 1]!, 0);
          at += 4;
      }
    }
    writeTile(tileRe, re, size, outer, width);
    writeTile(tileIm, im, size, outer, width);
  }

  /** Whether the two tangents in `factor` need no multiplication. */
  function turnsByQuarters(): boolean {
    const s = factor[0]!;
    const t = factor[1]!;
    return (s === 1 || s === -1) && (t === 1 || t === -1);
  }

  function signed(value: number, mask: number): number {
    return isOdd(mask) ? -value : value;
  }

  /**
   * Takes tiles of a job until none is left. Tiles are handed out in the order of the stages, and a tile is begun only
   * when all stages before its own are done; which thread does a tile does not change its numbers. When a thread fails,
   * the others stop, because the tile that it had will never be done.
   *
   * @param mayWait whether this thread may sleep
   */
  function work(job: TileJob, mayWait: boolean): void {
    try {
      takeTiles(job, mayWait);
    } catch (error) {
      Atomics.add(job.progress, 2, 1);
      throw error;
    }
  }

  function takeTiles(job: TileJob, mayWait: boolean): void {
    const { stages, firstTile, progress } = job;
    const total = firstTile[stages.length]!;
    let stage = -1;
    let instructions = 0;
    for (;;) {
      const tile = Atomics.add(progress, 0, 1);
      if (tile >= total) break;
      if (stage < 0 || tile >= firstTile[stage + 1]!) {
        do stage += 1;
        while (tile >= firstTile[stage + 1]!);
        instructions = prepareStage(job, stages[stage]!);
        if (!isReached(progress, firstTile[stage]!, mayWait)) return;
      }
      runTile(job, stages[stage]!, instructions, tile - firstTile[stage]!);
      const done = Atomics.add(progress, 1, 1) + 1;
      if (done === firstTile[stage + 1]!) Atomics.notify(progress, 1);
    }
    isReached(progress, total, mayWait);
  }

  /**
   * Waits until `count` tiles are done: first awake, because that takes below a microsecond, then asleep. False if they
   * never will be, because a thread failed.
   */
  function isReached(progress: Int32Array, count: number, mayWait: boolean): boolean {
    for (let turn = 0; ; turn++) {
      const done = Atomics.load(progress, 1);
      if (done >= count) return true;
      if (Atomics.load(progress, 2) > 0) return false;
      if (mayWait && turn > 20000) Atomics.wait(progress, 1, done, 1);
    }
  }

  let isWarm = false;

  /**
   * Has the kernels that every larger run needs compiled: they are called, on zeros, until the optimiser takes notice, and
   * it works beside whatever comes next. Without this a first run spends most of its time in code that is not optimised.
   */
  function warmUp(): void {
    if (isWarm) return;
    isWarm = true;
    const size = 1 << 10;
    for (let turn = 0; turn < WARM_TURNS; turn++) {
      doubleTable(0, size >> 1);
      multiplyTablePart(0, size, 1);
      readTile(tileRe, tileIm, size, 0, 16);
      writeTile(tileRe, tileIm, size, 0, 16);
      call(PAIR, size, 1, 2);
      call(ONE, size, 1, 0);
      call(TABLE, size, 0, 0);
    }
  }

  return { warmUp, work };
}
