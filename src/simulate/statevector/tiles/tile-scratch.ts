/** The memory of one thread's machine. */
export type TileScratch = ReturnType<typeof createTileScratch>;

/**
 * Allocates what the kernels of one thread work on: a tile, the tables of a stage, the factors of a ramp.
 *
 * The imaginary parts lie an odd number of cache lines behind the real ones, or else streams through both at
 * power-of-two strides evict each other. Like every part of the machine, this may not refer to anything outside itself.
 */
export function createTileScratch() {
  const capacity = 1 << 14;
  const tableCount = 16;
  const largestRamp = 1 << 8;
  const shift = 64 * 11;
  const tile = new ArrayBuffer(16 * capacity + shift);
  const tables = new ArrayBuffer(16 * tableCount * capacity + shift);
  return {
    /** The number of amplitudes of the largest tile, and of the entries of a table. */
    capacity,
    /** The number of tables. */
    tableCount,
    /** The number of factors of the larger half of a ramp. */
    largestRamp,
    tileRe: new Float64Array(tile, 0, capacity),
    tileIm: new Float64Array(tile, 8 * capacity + shift, capacity),
    tableRe: new Float64Array(tables, 0, tableCount * capacity),
    tableIm: new Float64Array(tables, 8 * tableCount * capacity + shift, tableCount * capacity),
    /** The factors of a ramp: those of the tile's low bits, and behind them those of its high bits. */
    rampRe: new Float64Array(2 * largestRamp),
    rampIm: new Float64Array(2 * largestRamp),
    /** Operands of the kernel that is called next. */
    factor: new Float64Array(4),
  };
}
