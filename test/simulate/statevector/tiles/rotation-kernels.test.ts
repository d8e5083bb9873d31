import { describe, it } from 'vitest';
import { type Complex, plus, times } from '../../reference.js';
import { expectTile, filledTile, machine } from './filled-tile.js';

const BITS = 7;
const SIZE = 2 ** BITS;

/** RY in tangent form, one amplitude at a time. */
function rotated(amplitudes: readonly Complex[], bit: number, tangent: number): Complex[] {
  return amplitudes.map((amplitude, i) => {
    const other = amplitudes[i ^ (1 << bit)]!;
    return plus(amplitude, times([((i >> bit) & 1) === 1 ? tangent : -tangent, 0], other));
  });
}

describe('the rotations of a tile', () => {
  it('rotate any pair of bits', () => {
    for (let a = 0; a < BITS; a++) {
      for (let b = 0; b < BITS; b++) {
        if (a === b) continue;
        const before = filledTile(SIZE);
        machine.factor.set([0.3, -0.8]);
        machine.rotatePair(SIZE, 1 << a, 1 << b);
        expectTile(rotated(rotated(before, a, 0.3), b, -0.8));
      }
    }
  });

  it('rotate any pair of bits by quarter turns, of either sign', () => {
    for (const s of [1, -1]) {
      for (const t of [1, -1]) {
        const before = filledTile(SIZE);
        machine.factor.set([s, t]);
        machine.rotatePairByQuarters(SIZE, 4, 32);
        expectTile(rotated(rotated(before, 2, s), 5, t));
      }
    }
  });

  it('rotate two bits with a phase between', () => {
    for (const [a, b] of [
      [0, 1],
      [6, 2],
    ] as const) {
      const before = filledTile(SIZE);
      machine.factor.set([0.3, -0.7, 0.6, 0.8]);
      machine.rotateChain(SIZE, 1 << a, 1 << b);
      const both = (1 << a) | (1 << b);
      const between = rotated(before, a, 0.3).map((x, i) => ((i & both) === both ? times([0.6, 0.8], x) : x));
      expectTile(rotated(between, b, -0.7));
    }
  });

  it('rotate any single bit', () => {
    for (let a = 0; a < BITS; a++) {
      const before = filledTile(SIZE);
      machine.factor.set([-0.6]);
      machine.rotateOne(SIZE, 1 << a);
      expectTile(rotated(before, a, -0.6));
    }
  });
});
