import { describe, expect, it } from 'vitest';
import type { BitStep } from '../../../../src/simulate/statevector/normal-form/frames.js';
import { Dependencies } from '../../../../src/simulate/statevector/schedule/dependencies.js';

const rotation = (bit: number, tangent = 0.5): BitStep => ({ kind: 'rotation', bit, tangent });
const phase = (mask: number): BitStep => ({ kind: 'phase', mask, pattern: mask, angle: 1 });

/** Two rotations of bit 0 around a phase with bit 1, which is rotated first; a phase of bit 2 alone before its rotation. */
const steps: readonly BitStep[] = [
  rotation(1),
  rotation(0, 0.1),
  phase(0b011),
  rotation(0, 0.2),
  phase(0b100),
  rotation(2),
];

function handedOver(): { masks: number[]; take: (phase: { mask: number }) => void } {
  const masks: number[] = [];
  return { masks, take: ({ mask }) => masks.push(mask) };
}

describe('Dependencies', () => {
  it('holds a rotation back until the phases before it are met, and a phase until its rotations are done', () => {
    const dependencies = new Dependencies(3, steps);
    const { masks, take } = handedOver();
    expect(dependencies.ready(0b111)).toBe(0b011);
    dependencies.start(take);
    expect(masks).toEqual([0b100]);
    expect(dependencies.ready(0b111)).toBe(0b111);
    expect(dependencies.ready(0b001)).toBe(0b001);
    expect(dependencies.tangent(0)).toBe(0.1);
    dependencies.advance(0b001, take);
    // The second rotation of bit 0 waits for the phase, which waits for bit 1.
    expect(dependencies.ready(0b111)).toBe(0b110);
    expect(masks).toEqual([0b100]);
    dependencies.advance(0b010, take);
    expect(masks).toEqual([0b100, 0b011]);
    expect(dependencies.tangent(0)).toBe(0.2);
    dependencies.advance(dependencies.ready(0b111), take);
    expect(dependencies.remaining).toBe(0);
    expect(dependencies.ready(0b111)).toBe(0);
  });

  it('hands a phase over once where all its bits advance together', () => {
    const dependencies = new Dependencies(3, steps);
    const { masks, take } = handedOver();
    dependencies.start(take);
    dependencies.advance(0b011, take);
    expect(masks).toEqual([0b100, 0b011]);
  });

  it('names the bits of the next rotations in the order of the program', () => {
    const dependencies = new Dependencies(3, steps);
    expect(dependencies.nextBits()).toEqual([1, 0, 2]);
    dependencies.start(() => {});
    dependencies.advance(0b010, () => {});
    expect(dependencies.nextBits()).toEqual([0, 2]);
  });

  it('previews the levels of a stage and changes nothing', () => {
    const dependencies = new Dependencies(3, steps);
    const { masks, take } = handedOver();
    dependencies.start(take);
    const levels = (tile: number, limit: number): number[] => {
      const counts: number[] = [];
      dependencies.preview(tile, limit, (count) => counts.push(count));
      return counts;
    };
    for (let again = 0; again < 2; again++) {
      expect(levels(0b111, 9)).toEqual([3, 1]);
      expect(levels(0b111, 1)).toEqual([3]);
      // Without bit 1 the phase never comes, nor what waits for it.
      expect(levels(0b101, 9)).toEqual([2]);
    }
    expect(dependencies.remaining).toBe(4);
    dependencies.advance(0b011, take);
    expect(masks).toEqual([0b100, 0b011]);
  });
});
