import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../../src/simulate/index.js';
import { type Complex, times } from '../../reference.js';
import { expectTile, filledTile, machine } from './filled-tile.js';

const SIZE = 2 ** 7;

function onesIn(mask: number): number {
  return [...mask.toString(2)].filter((digit) => digit === '1').length;
}

const random = randomStream(12);

/** Draws factors into two arrays, from a place on, and returns them. */
function drawn(re: Float64Array, im: Float64Array, first: number, count: number): Complex[] {
  return Array.from({ length: count }, (_, k): Complex => {
    re[first + k] = random.normal();
    im[first + k] = random.normal();
    return [re[first + k]!, im[first + k]!];
  });
}

describe('the phases of a tile', () => {
  it('multiply the amplitudes of a pattern', () => {
    const before = filledTile(SIZE);
    machine.factor.set([0.6, 0.8]);
    machine.multiplyPattern(SIZE, 0b1010010, 0b1000010);
    expectTile(before.map((x, i) => ((i & 0b1010010) === 0b1000010 ? times([0.6, 0.8], x) : x)));
  });

  it('multiply by the parity of bits', () => {
    const before = filledTile(SIZE);
    machine.factor.set([0.6, 0.8]);
    machine.multiplyByParity(SIZE, 0b1010011);
    expectTile(before.map((x, i) => times([0.6, onesIn(i & 0b1010011) % 2 === 0 ? -0.8 : 0.8], x)));
  });

  it('multiply by the table of a slot, entry by entry', () => {
    const before = filledTile(SIZE);
    const table = drawn(machine.tableRe, machine.tableIm, 3 * machine.capacity, SIZE);
    machine.multiplyByTable(SIZE, 3 * machine.capacity);
    expectTile(before.map((x, i) => times(x, table[i]!)));
  });

  it('multiply by the factor of the low bits times that of the high bits', () => {
    const before = filledTile(SIZE);
    const low = drawn(machine.rampRe, machine.rampIm, 0, 8);
    const high = drawn(machine.rampRe, machine.rampIm, machine.largestRamp, 16);
    machine.multiplyByRamp(SIZE, 3);
    expectTile(before.map((x, i) => times(x, times(low[i & 7]!, high[i >> 3]!))));
  });

  it('know odd words from even ones, all 32 bits of them', () => {
    expect([0, 1, 3, 7, 1 << 31, -1, 0x10101].map(machine.isOdd)).toEqual([
      false,
      true,
      false,
      true,
      true,
      false,
      true,
    ]);
  });
});
