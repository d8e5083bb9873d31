import { describe, expect, it } from 'vitest';
import { estimatePrice, findTarget } from '../../src/targets/index.js';

const forte = findTarget('qpu.forte-1');
const job = { pulses: 128, entanglingGates: 32 };

describe('estimatePrice', () => {
  it('agrees with observed bills within one percent', () => {
    expect(estimatePrice(forte, { ...job, shots: 10_000 })).toBeGreaterThan(568.64 * 0.99);
    expect(estimatePrice(forte, { ...job, shots: 10_000 })).toBeLessThan(568.64 * 1.01);
  });

  it('is the minimum for small jobs, a higher one with error mitigation', () => {
    expect(estimatePrice(forte, { ...job, shots: 400 })).toBe(25.7899);
    expect(estimatePrice(forte, { ...job, shots: 2000, errorMitigation: true })).toBe(168.195);
    expect(estimatePrice(findTarget('qpu.aria-1'), { pulses: 0, entanglingGates: 0, shots: 1 })).toBe(12.4166);
  });

  it('is zero on the simulator and unknown where no price is published', () => {
    expect(estimatePrice(findTarget('simulator'), { ...job, shots: 1000 })).toBe(0);
    expect(estimatePrice(findTarget('qpu.harmony'), { ...job, shots: 1000 })).toBeNull();
    expect(estimatePrice(findTarget('ideal'), { ...job, shots: 1000 })).toBeNull();
  });
});
