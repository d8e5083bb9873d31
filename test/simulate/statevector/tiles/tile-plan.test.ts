import { describe, expect, it } from 'vitest';
import type { Stage, TileTask } from '../../../../src/simulate/statevector/schedule/stage.js';
import { INSTRUCTION, tilePlan } from '../../../../src/simulate/statevector/tiles/tile-plan.js';

/** A stage on bits 0, 1 and 3 of five; bit 4 is one throughout, so there are two tiles. */
const stage = (tasks: readonly TileTask[], zero = 0): Stage => ({
  tile: 0b01011,
  zero,
  still: 0b10000,
  fixed: 0b10000,
  tasks,
});

const rotation = (bit: number, tangent: number, signs = 0) => ({ bit, tangent, signs });

describe('tilePlan', () => {
  it('begins a stage with its bits, the run that lies together, what is outside and what is fixed', () => {
    const { codes, stages, firstTile } = tilePlan([stage([]), stage([])], 5);
    // Three bits of which the first two lie together, one outside, the fixed bits, no tables, three alive.
    expect([...codes.slice(0, 10)]).toEqual([3, 2, 1, 0b10000, 0, 3, 0, 1, 3, 2]);
    expect([...stages]).toEqual([0, codes.length / 2]);
    expect([...firstTile]).toEqual([0, 2, 4]);
  });

  it('names bits of the tile by their places, and bits outside by themselves', () => {
    const tasks: TileTask[] = [{ kind: 'rotate', rotations: [rotation(3, 0.5, 0b00100)] }];
    const { codes, values } = tilePlan([stage(tasks)], 5);
    expect([...codes.slice(10)]).toEqual([1, INSTRUCTION.rotateOne, 1 << 2, 0b00100, 0]);
    expect([...values]).toEqual([0.5]);
  });

  it('puts bits that are zero last, in the order of their rotations, and grows by each before that', () => {
    const tasks: TileTask[] = [{ kind: 'rotate', rotations: [rotation(1, 0.1), rotation(3, 0.3), rotation(0, 0.2)] }];
    const { codes, values } = tilePlan([stage(tasks, 0b01010)], 5);
    expect([...codes.slice(5, 9)]).toEqual([1, 0, 1, 3]);
    const { grow, rotatePair, rotateOne } = INSTRUCTION;
    // Bit 0 is there already and goes first; bit 1 grows before the pair, bit 3 before its own.
    expect([...codes.slice(10)]).toEqual([4, grow, rotatePair, 1, 0, 0, 2, 0, 1, grow, rotateOne, 4, 0, 2]);
    expect([...values]).toEqual([0.2, 0.1, 0.3]);
  });

  it('has half turns exact', () => {
    const phase = { kind: 'phase' as const, mask: 0b01011, pattern: 0b01011, angle: Math.PI };
    expect([...tilePlan([stage([{ kind: 'wide', phase }])], 5).values]).toEqual([-1, 0]);
  });

  it('multiplies halves of the tile for phases of few of its bits, and a ramp for more or a constant', () => {
    const kinds = (...masks: number[]) => {
      const { codes } = tilePlan([stage([{ kind: 'ramp', phases: masks.map((mask) => ({ mask, angle: 1 })) }])], 5);
      return [codes[10], codes[11]];
    };
    expect(kinds(0b00101)).toEqual([1, INSTRUCTION.half]);
    expect(kinds(0b00101, 0b00110)[0]).toBe(2);
    expect(kinds(0b00101, 0b10100)).toEqual([1, INSTRUCTION.ramp]);
  });
});
