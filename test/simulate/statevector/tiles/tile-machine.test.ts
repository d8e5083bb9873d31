import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../../src/simulate/index.js';
import { TABLES_PER_STAGE } from '../../../../src/simulate/statevector/schedule/schedule.js';
import { ownMachine } from '../../../../src/simulate/statevector/tiles/own-machine.js';
import { type Complex, plus, times } from '../../reference.js';

const machine = ownMachine();
const BITS = 7;
const SIZE = 2 ** BITS;
const random = randomStream(11);

/** Fills the tile with random amplitudes and returns them. */
function filledTile(): Complex[] {
  return Array.from({ length: SIZE }, (_, i): Complex => {
    machine.tileRe[i] = random.normal();
    machine.tileIm[i] = random.normal();
    return [machine.tileRe[i]!, machine.tileIm[i]!];
  });
}

function expectTile(expected: readonly Complex[]): void {
  expected.forEach(([re, im], i) => {
    expect(machine.tileRe[i]).toBeCloseTo(re, 12);
    expect(machine.tileIm[i]).toBeCloseTo(im, 12);
  });
}

/** RY in tangent form, one amplitude at a time. */
function rotated(amplitudes: readonly Complex[], bit: number, tangent: number): Complex[] {
  return amplitudes.map((amplitude, i) => {
    const other = amplitudes[i ^ (1 << bit)]!;
    return plus(amplitude, times([((i >> bit) & 1) === 1 ? tangent : -tangent, 0], other));
  });
}

function onesIn(mask: number): number {
  return [...mask.toString(2)].filter((digit) => digit === '1').length;
}

it('has room for the tables of a stage', () => {
  expect(machine.tableCount).toBe(TABLES_PER_STAGE);
});

it('leaves nothing behind when it has its kernels compiled', () => {
  machine.tileRe.fill(0);
  machine.tileIm.fill(0);
  machine.warmUp();
  expect(machine.tileRe.every((x) => x === 0) && machine.tileIm.every((x) => x === 0)).toBe(true);
});

describe('the kernels of a tile', () => {
  it('rotate any pair of bits', () => {
    for (let a = 0; a < BITS; a++) {
      for (let b = 0; b < BITS; b++) {
        if (a === b) continue;
        const before = filledTile();
        machine.factor.set([0.3, -0.8]);
        machine.rotatePair(SIZE, 1 << a, 1 << b);
        expectTile(rotated(rotated(before, a, 0.3), b, -0.8));
      }
    }
  });

  it('rotate any pair of bits by quarter turns, of either sign', () => {
    for (const s of [1, -1]) {
      for (const t of [1, -1]) {
        const before = filledTile();
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
      const before = filledTile();
      machine.factor.set([0.3, -0.7, 0.6, 0.8]);
      machine.rotateChain(SIZE, 1 << a, 1 << b);
      const both = (1 << a) | (1 << b);
      const between = rotated(before, a, 0.3).map((x, i) => ((i & both) === both ? times([0.6, 0.8], x) : x));
      expectTile(rotated(between, b, -0.7));
    }
  });

  it('rotate any single bit', () => {
    for (let a = 0; a < BITS; a++) {
      const before = filledTile();
      machine.factor.set([-0.6]);
      machine.rotateOne(SIZE, 1 << a);
      expectTile(rotated(before, a, -0.6));
    }
  });

  it('multiply the amplitudes of a pattern', () => {
    const before = filledTile();
    machine.factor.set([0.6, 0.8]);
    machine.multiplyPattern(SIZE, 0b1010010, 0b1000010);
    expectTile(before.map((x, i) => ((i & 0b1010010) === 0b1000010 ? times([0.6, 0.8], x) : x)));
  });

  it('multiply by the parity of bits', () => {
    const before = filledTile();
    machine.factor.set([0.6, 0.8]);
    machine.multiplyByParity(SIZE, 0b1010011);
    expectTile(before.map((x, i) => times([0.6, onesIn(i & 0b1010011) % 2 === 0 ? -0.8 : 0.8], x)));
  });
});
