import { describe, expect, it } from 'vitest';
import { forEachBit, lowestBit, PendingPhases } from '../../../../src/simulate/statevector/schedule/pending-phases.js';

const phase = (mask: number, angle: number) => ({ kind: 'phase', mask, pattern: mask, angle }) as const;

describe('PendingPhases', () => {
  it('adds angles up, modulo full turns', () => {
    const pending = new PendingPhases(4);
    pending.add(phase(0b0100, 1));
    pending.add(phase(0b0100, 2.5));
    expect(pending.linear(2)).toBeCloseTo(3.5 - 2 * Math.PI, 14);
    pending.add(phase(0b1010, 0.25));
    pending.add(phase(0b1010, 0.5));
    expect(pending.pair(1, 3)).toBe(0.75);
    expect(pending.pair(3, 1)).toBe(0.75);
    expect(pending.partners(1)).toBe(0b1000);
    expect(pending.partners(3)).toBe(0b0010);
  });

  it('forgets what cancels and knows half turns that are so but for rounding', () => {
    const pending = new PendingPhases(3);
    pending.add(phase(0b011, 0.1));
    pending.add(phase(0b011, 0.2));
    pending.add(phase(0b011, -0.3));
    expect(pending.partners(0)).toBe(0);
    for (let k = 0; k < 10; k++) pending.add(phase(0b110, Math.PI / 10));
    expect(pending.pair(1, 2)).toBe(Math.PI);
    pending.add(phase(0b110, -Math.PI));
    expect(pending.isEmpty()).toBe(true);
  });

  it('keeps wide phases and parities aside', () => {
    const pending = new PendingPhases(3);
    pending.add({ kind: 'phase', mask: 0b111, pattern: 0b101, angle: 1 });
    pending.add({ kind: 'parity', mask: 0b111, angle: 1 });
    expect(pending.wide).toHaveLength(2);
    expect(pending.isEmpty()).toBe(false);
    pending.wide = [];
    expect(pending.isEmpty()).toBe(true);
  });
});

describe('masks', () => {
  it('are read from the lowest one upwards', () => {
    const bits: number[] = [];
    forEachBit(0x20000005, (bit) => bits.push(bit));
    expect(bits).toEqual([0, 2, 29]);
    expect(lowestBit(0b1000)).toBe(3);
  });
});
