import { describe, expect, it } from 'vitest';
import { phaseTables } from '../../../../src/simulate/statevector/tiles/phase-tables.js';
import type { TilePlan } from '../../../../src/simulate/statevector/tiles/tile-plan.js';
import { createTileScratch } from '../../../../src/simulate/statevector/tiles/tile-scratch.js';
import { type Complex, times } from '../../reference.js';

const scratch = createTileScratch();
const machine = { ...scratch, ...phaseTables(scratch) };

const turn = (angle: number): Complex => [Math.cos(angle), Math.sin(angle)];

/** A plan of instructions alone, with the values that they name. */
const plan = (codes: readonly number[], values: readonly number[]): TilePlan => ({
  codes: Int32Array.from(codes),
  values: Float64Array.from(values),
  stages: new Int32Array(1),
  firstTile: new Int32Array(2),
});

/** The product of the factors whose bits are all one in an index. */
const product = (index: number, factors: readonly (readonly [mask: number, factor: Complex])[]): Complex =>
  factors.reduce<Complex>((sum, [mask, factor]) => ((index & mask) === mask ? times(sum, factor) : sum), [1, 0]);

function expectFactor(re: number | undefined, im: number | undefined, [x, y]: Complex): void {
  expect(re).toBeCloseTo(x, 13);
  expect(im).toBeCloseTo(y, 13);
}

describe('the factors of phases', () => {
  it('fill a table with a scale, the phase of each bit and those with the bits below it', () => {
    // Three bits: bit 0 has a phase of its own, bit 1 none but one with bit 0, bit 2 both, with each of the others.
    const [own0, with01, own2, with02, with12] = [0.3, 0.5, -0.7, 1.1, 2.3].map(turn);
    const values = [0.25, ...[own0, with01, own2, with02, with12].flatMap((factor) => [...factor!])];
    const codes = [-9, 0, 3, 1, 0, -1, 1, 0b001, 3, 5, 2, 0b001, 7, 0b010, 9];
    const next = machine.buildTable(plan(codes, values), 1, 2);
    expect(next).toBe(codes.length);
    for (let index = 0; index < 8; index++) {
      const expected = product(index, [
        [0b001, own0!],
        [0b011, with01!],
        [0b100, own2!],
        [0b101, with02!],
        [0b110, with12!],
      ]);
      const at = 2 * machine.capacity + index;
      expectFactor(machine.tableRe[at], machine.tableIm[at], times([0.25, 0], expected));
    }
  });

  it('multiply those whose bits outside the tile are all one', () => {
    const factors = [0.4, 0.9, -1.3].map(turn);
    const masks = [0b0001, 0b0110, 0];
    const codes = [3, ...masks.flatMap((mask, k) => [mask, 2 * k])];
    for (const outer of [0b0000, 0b0001, 0b0010, 0b0110, 0b0111]) {
      const next = machine.phaseProduct(
        plan(
          codes,
          factors.flatMap((factor) => [...factor]),
        ),
        0,
        outer,
      );
      expect(next).toBe(codes.length);
      const expected = product(
        outer,
        masks.map((mask, k) => [mask, factors[k]!] as const),
      );
      expectFactor(machine.factor[0], machine.factor[1], expected);
    }
  });

  it('fill a ramp: the low half of the bits, then the high half with the constant', () => {
    // A constant and one phase for each of five bits, all where bit 0 outside is one.
    const angles = [0.2, 0.3, 0.5, 0.7, 1.1, 1.3];
    const codes = angles.flatMap((_, k) => [1, 0b1, 2 * k]);
    const values = angles.flatMap((angle) => [...turn(angle)]);
    expect(machine.buildRamp(plan(codes, values), 0, 5, 0b1)).toBe(codes.length);
    for (let index = 0; index < 32; index++) {
      const [low, high] = [index & 3, machine.largestRamp + (index >> 2)];
      const found = times([machine.rampRe[low]!, machine.rampIm[low]!], [machine.rampRe[high]!, machine.rampIm[high]!]);
      const angle = angles.slice(1).reduce((sum, own, bit) => sum + (((index >> bit) & 1) === 1 ? own : 0), angles[0]!);
      expectFactor(...found, turn(angle));
    }
    machine.buildRamp(plan(codes, values), 0, 5, 0b0);
    expect([machine.rampRe[3], machine.rampRe[machine.largestRamp + 7]]).toEqual([1, 1]);
  });
});
