import { describe, expect, it } from 'vitest';
import { nativeCircuit } from '../../../src/circuit/index.js';
import { errorPlaces, expectedNoisyShots } from '../../../src/simulate/noise/error-places.js';

const run = nativeCircuit(2).gpi2(0, 0).nop(1).zz(0.125, 0, 1).gpi(0.5, 1).zz(0.25, 1, 0);
const rates = { r1q: 0.2, r2q: 0.4, r2qOfAngle: (turns: number) => 1.6 * turns };

describe('the places of errors', () => {
  it('are the gates that have a rate, with as many Paulis as their wires can suffer', () => {
    const { operations, paulis, hazards } = errorPlaces(run, rates);
    expect(operations).toEqual([0, 2, 3, 4]);
    expect(paulis).toEqual([3, 15, 3, 15]);
    expect([...hazards].map((hazard) => Math.exp(-hazard))).toEqual([
      expect.closeTo(0.85, 12),
      expect.closeTo(0.85 * (1 - (0.2 * 15) / 16), 12),
      expect.closeTo(0.85 * (1 - (0.2 * 15) / 16) * 0.85, 12),
      expect.closeTo(0.85 * (1 - (0.2 * 15) / 16) * 0.85 * (1 - (0.4 * 15) / 16), 12),
    ]);
  });

  it('tell how many shots suffer an error on average', () => {
    const none = 0.85 * (1 - (0.2 * 15) / 16) * 0.85 * (1 - (0.4 * 15) / 16);
    expect(expectedNoisyShots(run, rates, 100_000)).toBeCloseTo((1 - none) * 100_000, 6);
    expect(expectedNoisyShots(run, { r1q: 0, r2q: 0 }, 7)).toBe(0);
  });
});
