import type { TilePlan } from './tile-plan.js';

/** What the threads of a run share. */
export interface TileJob extends TilePlan {
  /** The state, real and imaginary parts. */
  readonly re: Float64Array;
  readonly im: Float64Array;
  /** The number of tiles that have been given out, of those that are done, and of threads that failed. */
  readonly progress: Int32Array;
}

/** The kernels of one thread, all on its own tile. */
export type TileMachine = ReturnType<typeof createTileMachine>;

/**
 * The engine room: kernels on one tile of amplitudes, and the loop that takes tile after tile of a job through them.
 *
 * This function is everything that runs in a thread: threads are started from its source text, so nothing in it may
 * refer to anything outside it, imported values included. It must be called once per thread, because of how V8
 * optimises the kernels:
 *
 * - The arrays of the tile are constants of one closure, and every kernel starts by aliasing them to local constants.
 *   Then the optimiser knows their addresses and lengths. As parameters, exported bindings or fields, or in a second
 *   closure, each access checks and reloads them, at half the speed.
 * - Real coefficients go through a small constant array: a parameter that is sometimes an integer and sometimes a
 *   fraction slows every later call. Integers stay 32-bit integers in each step, hence `| 0`.
 * - The imaginary parts lie an odd number of cache lines behind the real ones, or else streams through both at
 *   power-of-two strides evict each other.
 *
 * Kernels walk the tile with `i = ((i | held) + 1) & ~held`, which visits the indices whose held bits are zero in rising
 * order, at the same speed for every choice of bits.
 */
export function createTileMachine() {
  const CAPACITY = 1 << 14;
  const TABLES = 16;
  const LARGEST_RAMP = 1 << 8;
  const WARM_TURNS = 10;
  const memory = new ArrayBuffer(16 * CAPACITY + 64 * 11);
  const tileRe = new Float64Array(memory, 0, CAPACITY);
  const tileIm = new Float64Array(memory, 8 * CAPACITY + 64 * 11, CAPACITY);
  const tables = new ArrayBuffer(16 * TABLES * CAPACITY + 64 * 11);
  const tableRe = new Float64Array(tables, 0, TABLES * CAPACITY);
  const tableIm = new Float64Array(tables, 8 * TABLES * CAPACITY + 64 * 11, TABLES * CAPACITY);
  /** The factors of a ramp: those of the tile's low bits, and behind them those of its high bits. */
  const rampRe = new Float64Array(2 * LARGEST_RAMP);
  const rampIm = new Float64Array(2 * LARGEST_RAMP);
  const rowOffset = new Int32Array(1 << 12);
  /** Operands of the kernel that is called next. */
  const factor = new Float64Array(4);

  /** RY in tangent form on two bits at once: half the loads and stores of one after the other. */
  function rotatePair(size: number, a: number, b: number): void {
    const re = tileRe;
    const im = tileIm;
    const s = factor[0]!;
    const t = factor[1]!;
    const held = a | b;
    const free = ~held;
    for (let i = 0; i < size; i = ((i | held) + 1) & free) {
      const j = i | a;
      const k = i | b;
      const l = i | held;
      const x0 = re[i]!;
      const x1 = re[j]!;
      const x2 = re[k]!;
      const x3 = re[l]!;
      const u0 = x0 - s * x1;
      const u1 = x1 + s * x0;
      const u2 = x2 - s * x3;
      const u3 = x3 + s * x2;
      re[i] = u0 - t * u2;
      re[j] = u1 - t * u3;
      re[k] = u2 + t * u0;
      re[l] = u3 + t * u1;
      const y0 = im[i]!;
      const y1 = im[j]!;
      const y2 = im[k]!;
      const y3 = im[l]!;
      const v0 = y0 - s * y1;
      const v1 = y1 + s * y0;
      const v2 = y2 - s * y3;
      const v3 = y3 + s * y2;
      im[i] = v0 - t * v2;
      im[j] = v1 - t * v3;
      im[k] = v2 + t * v0;
      im[l] = v3 + t * v1;
    }
  }

  /**
   * As rotatePair for tangents 1 and -1, which need no multiplication. A tangent of -1 is one of 1 with the roles of the
   * bit's two values exchanged.
   */
  function rotatePairByQuarters(size: number, a: number, b: number): void {
    const re = tileRe;
    const im = tileIm;
    const exchanged = (factor[0]! < 0 ? a : 0) | (factor[1]! < 0 ? b : 0);
    const held = a | b;
    const free = ~held;
    for (let start = 0; start < size; start = ((start | held) + 1) & free) {
      const i = start | exchanged;
      const j = i ^ a;
      const k = i ^ b;
      const l = i ^ held;
      const x0 = re[i]!;
      const x1 = re[j]!;
      const x2 = re[k]!;
      const x3 = re[l]!;
      const u0 = x0 - x1;
      const u1 = x1 + x0;
      const u2 = x2 - x3;
      const u3 = x3 + x2;
      re[i] = u0 - u2;
      re[j] = u1 - u3;
      re[k] = u2 + u0;
      re[l] = u3 + u1;
      const y0 = im[i]!;
      const y1 = im[j]!;
      const y2 = im[k]!;
      const y3 = im[l]!;
      const v0 = y0 - y1;
      const v1 = y1 + y0;
      const v2 = y2 - y3;
      const v3 = y3 + y2;
      im[i] = v0 - v2;
      im[j] = v1 - v3;
      im[k] = v2 + v0;
      im[l] = v3 + v1;
    }
  }

  /** RY on bit a, a phase where both bits are one, RY on bit b: what the Fourier transform is made of. */
  function rotateChain(size: number, a: number, b: number): void {
    const re = tileRe;
    const im = tileIm;
    const s = factor[0]!;
    const t = factor[1]!;
    const c = factor[2]!;
    const d = factor[3]!;
    const held = a | b;
    const free = ~held;
    for (let i = 0; i < size; i = ((i | held) + 1) & free) {
      const j = i | a;
      const k = i | b;
      const l = i | held;
      const x0 = re[i]!;
      const x1 = re[j]!;
      const x2 = re[k]!;
      const x3 = re[l]!;
      const y0 = im[i]!;
      const y1 = im[j]!;
      const y2 = im[k]!;
      const y3 = im[l]!;
      const x = x3 + s * x2;
      const y = y3 + s * y2;
      const u0 = x0 - s * x1;
      const u1 = x1 + s * x0;
      const u2 = x2 - s * x3;
      const u3 = c * x - d * y;
      re[i] = u0 - t * u2;
      re[j] = u1 - t * u3;
      re[k] = u2 + t * u0;
      re[l] = u3 + t * u1;
      const v0 = y0 - s * y1;
      const v1 = y1 + s * y0;
      const v2 = y2 - s * y3;
      const v3 = c * y + d * x;
      im[i] = v0 - t * v2;
      im[j] = v1 - t * v3;
      im[k] = v2 + t * v0;
      im[l] = v3 + t * v1;
    }
  }

  /** RY in tangent form on one bit. */
  function rotateOne(size: number, a: number): void {
    const re = tileRe;
    const im = tileIm;
    const t = factor[0]!;
    const free = ~a;
    for (let i = 0; i < size; i = ((i | a) + 1) & free) {
      const j = i | a;
      const x0 = re[i]!;
      const x1 = re[j]!;
      re[i] = x0 - t * x1;
      re[j] = x1 + t * x0;
      const y0 = im[i]!;
      const y1 = im[j]!;
      im[i] = y0 - t * y1;
      im[j] = y1 + t * y0;
    }
  }

  /** Multiplies every amplitude by its entry of the table that begins at `offset`. */
  function multiplyByTable(size: number, offset: number): void {
    const re = tileRe;
    const im = tileIm;
    const byRe = tableRe;
    const byIm = tableIm;
    for (let i = 0; i < size; i = (i + 2) | 0) {
      const j = i | 1;
      const k = (i + offset) | 0;
      const l = (j + offset) | 0;
      const x0 = re[i]!;
      const y0 = im[i]!;
      const c0 = byRe[k]!;
      const s0 = byIm[k]!;
      re[i] = x0 * c0 - y0 * s0;
      im[i] = x0 * s0 + y0 * c0;
      const x1 = re[j]!;
      const y1 = im[j]!;
      const c1 = byRe[l]!;
      const s1 = byIm[l]!;
      re[j] = x1 * c1 - y1 * s1;
      im[j] = x1 * s1 + y1 * c1;
    }
  }

  /** Multiplies every amplitude by the ramp factors of its low and its high bits. */
  function multiplyByRamp(size: number, lowBits: number): void {
    const re = tileRe;
    const im = tileIm;
    const byRe = rampRe;
    const byIm = rampIm;
    const width = 1 << lowBits;
    for (let start = 0, row = LARGEST_RAMP; start < size; start = (start + width) | 0, row = (row + 1) | 0) {
      const rowRe = byRe[row]!;
      const rowIm = byIm[row]!;
      for (let column = 0; column < width; column = (column + 1) | 0) {
        const i = start | column;
        const c = rowRe * byRe[column]! - rowIm * byIm[column]!;
        const s = rowRe * byIm[column]! + rowIm * byRe[column]!;
        const x = re[i]!;
        const y = im[i]!;
        re[i] = x * c - y * s;
        im[i] = x * s + y * c;
      }
    }
  }

  /** Multiplies the amplitudes whose held bits are `pattern`. */
  function multiplyPattern(size: number, held: number, pattern: number): void {
    const re = tileRe;
    const im = tileIm;
    const c = factor[0]!;
    const s = factor[1]!;
    const free = ~held;
    for (let i = 0; i < size; i = ((i | held) + 1) & free) {
      const j = i | pattern;
      const x = re[j]!;
      const y = im[j]!;
      re[j] = x * c - y * s;
      im[j] = x * s + y * c;
    }
  }

  /** Multiplies by `cos - i sin` where an even number of the masked bits is one, by `cos + i sin` elsewhere. */
  function multiplyByParity(size: number, mask: number): void {
    const re = tileRe;
    const im = tileIm;
    const c = factor[0]!;
    const even = -factor[1]!;
    for (let i = 0; i < size; i = (i + 1) | 0) {
      const s = isOdd(i & mask) ? -even : even;
      const x = re[i]!;
      const y = im[i]!;
      re[i] = x * c - y * s;
      im[i] = x * s + y * c;
    }
  }

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

  function isOdd(word: number): boolean {
    let folded = word ^ (word >>> 16);
    folded ^= folded >>> 8;
    folded ^= folded >>> 4;
    return ((0x6996 >>> (folded & 15)) & 1) === 1;
  }

  /** Copies a tile out of the state; runs of `width` amplitudes, at least 4, lie together. */
  function readTile(from: Float64Array, to: Float64Array, size: number, start: number, width: number): void {
    const rows = rowOffset;
    for (let at = 0, row = 0; at < size; at = (at + width) | 0, row = (row + 1) | 0) {
      const base = (start + rows[row]!) | 0;
      for (let i = 0; i < width; i = (i + 4) | 0) {
        const source = (base + i) | 0;
        const target = (at + i) | 0;
        to[target] = from[source]!;
        to[(target + 1) | 0] = from[(source + 1) | 0]!;
        to[(target + 2) | 0] = from[(source + 2) | 0]!;
        to[(target + 3) | 0] = from[(source + 3) | 0]!;
      }
    }
  }

  function writeTile(from: Float64Array, to: Float64Array, size: number, start: number, width: number): void {
    const rows = rowOffset;
    for (let at = 0, row = 0; at < size; at = (at + width) | 0, row = (row + 1) | 0) {
      const base = (start + rows[row]!) | 0;
      for (let i = 0; i < width; i = (i + 4) | 0) {
        const source = (at + i) | 0;
        const target = (base + i) | 0;
        to[target] = from[source]!;
        to[(target + 1) | 0] = from[(source + 1) | 0]!;
        to[(target + 2) | 0] = from[(source + 2) | 0]!;
        to[(target + 3) | 0] = from[(source + 3) | 0]!;
      }
    }
  }

  /**
   * Fills the table of a slot by doubling: the half where a bit is one is the half where it is zero times the phases
   * that the bit has with the bits below it.
   */
  function buildTable({ codes, values }: TilePlan, at: number, slot: number): number {
    const re = tableRe;
    const im = tableIm;
    const offset = Math.imul(slot, CAPACITY);
    let next = at;
    re[offset] = values[codes[next++]!]!;
    const bits = codes[next++]!;
    im[offset] = 0;
    for (let bit = 0; bit < bits; bit++) {
      const half = 1 << bit;
      const own = codes[next++]!;
      const c = own < 0 ? 1 : values[own]!;
      const s = own < 0 ? 0 : values[own + 1]!;
      factor[0] = c;
      factor[1] = s;
      doubleTable(offset, half);
      const pairs = codes[next++]!;
      for (let pair = 0; pair < pairs; pair++, next += 2) {
        factor[0] = values[codes[next + 1]!]!;
        factor[1] = values[codes[next + 1]! + 1]!;
        multiplyTablePart(offset + half, half, codes[next]!);
      }
    }
    return next;
  }

  /** Writes `length` entries times the factor behind themselves. */
  function doubleTable(start: number, length: number): void {
    const re = tableRe;
    const im = tableIm;
    const c = factor[0]!;
    const s = factor[1]!;
    const end = (start + length) | 0;
    for (let i = start | 0; i < end; i = (i + 1) | 0) {
      const j = (i + length) | 0;
      const x = re[i]!;
      const y = im[i]!;
      re[j] = x * c - y * s;
      im[j] = x * s + y * c;
    }
  }

  /** Multiplies the entries `start + i`, `i < length`, whose index i has the held bit. */
  function multiplyTablePart(start: number, length: number, held: number): void {
    const re = tableRe;
    const im = tableIm;
    const c = factor[0]!;
    const s = factor[1]!;
    for (let i = held; i < length; i = (i + 1) | held) {
      const j = (start + i) | 0;
      const x = re[j]!;
      const y = im[j]!;
      re[j] = x * c - y * s;
      im[j] = x * s + y * c;
    }
  }

  /** The product of the phases of a list whose bits are all one in `outer`; left in `factor`. */
  function phaseProduct({ codes, values }: TilePlan, at: number, outer: number): number {
    const count = codes[at]!;
    let next = at + 1;
    let c = 1;
    let s = 0;
    for (let k = 0; k < count; k++, next += 2) {
      const mask = codes[next]!;
      if ((outer & mask) !== mask) continue;
      const value = codes[next + 1]!;
      const product = c * values[value]! - s * values[value + 1]!;
      s = c * values[value + 1]! + s * values[value]!;
      c = product;
    }
    factor[0] = c;
    factor[1] = s;
    return next;
  }

  /** Fills the two halves of the ramp by doubling and applies it; returns where the next instruction is. */
  function ramp(plan: TilePlan, at: number, bits: number, outer: number): number {
    const re = rampRe;
    const im = rampIm;
    const lowBits = bits >> 1;
    let next = phaseProduct(plan, at, outer);
    re[0] = 1;
    im[0] = 0;
    re[LARGEST_RAMP] = factor[0]!;
    im[LARGEST_RAMP] = factor[1]!;
    for (let bit = 0; bit < bits; bit++) {
      next = phaseProduct(plan, next, outer);
      const c = factor[0]!;
      const s = factor[1]!;
      const first = bit < lowBits ? 0 : LARGEST_RAMP;
      const half = 1 << (bit < lowBits ? bit : bit - lowBits);
      for (let i = first; i < first + half; i++) {
        re[i + half] = re[i]! * c - im[i]! * s;
        im[i + half] = re[i]! * s + im[i]! * c;
      }
    }
    call(RAMP, 1 << bits, lowBits, 0);
    return next;
  }

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
          at = ramp(job, at + 1, bits, outer);
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

  return {
    warmUp,
    tables: TABLES,
    tileRe,
    tileIm,
    factor,
    rotatePair,
    rotatePairByQuarters,
    rotateChain,
    rotateOne,
    multiplyByTable,
    multiplyByRamp,
    multiplyPattern,
    multiplyByParity,
    work,
  };
}
