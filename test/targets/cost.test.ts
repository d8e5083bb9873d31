import { describe, expect, it } from 'vitest';
import { DEFAULT_PULSE_WEIGHT, defaultCost, pulseWeight } from '../../src/targets/cost.js';
import { noiseModels } from '../../src/targets/index.js';

describe('pulseWeight', () => {
  it('is the ratio of infidelities', () => {
    expect(pulseWeight({ oneQubit: 0.999, twoQubit: 0.98, readout: null })).toBeCloseTo(0.05, 12);
  });

  it('is at most a whole entangling gate', () => {
    expect(pulseWeight({ oneQubit: 0.5, twoQubit: 0.99, readout: null })).toBe(1);
  });

  it('is unknown without both fidelities or without errors', () => {
    expect(pulseWeight(null)).toBeNull();
    expect(pulseWeight({ oneQubit: null, twoQubit: 0.9, readout: null })).toBeNull();
    expect(pulseWeight({ oneQubit: 0.9, twoQubit: null, readout: null })).toBeNull();
    expect(pulseWeight({ oneQubit: 1, twoQubit: 1, readout: 1 })).toBeNull();
  });
});

describe('DEFAULT_PULSE_WEIGHT', () => {
  it("is the forte-1 noise model's ratio", () => {
    const { r1q, r2q } = noiseModels['forte-1'];
    expect(DEFAULT_PULSE_WEIGHT).toBeCloseTo(r1q! / 2 / ((3 * r2q!) / 4), 4);
    expect(defaultCost('ideal', null).pulseWeight).toBe(DEFAULT_PULSE_WEIGHT);
  });
});
