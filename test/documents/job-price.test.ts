import { describe, expect, it } from 'vitest';
import { priceOf } from '../../src/documents/index.js';
import { findTarget } from '../../src/targets/index.js';

const forte = findTarget('qpu.forte-1');
const { oneQubitGate, twoQubitGate, minimum, minimumWithMitigation } = forte.prices!;
const sizes = [
  { pulses: 100, entanglingGates: 50 },
  { pulses: 20, entanglingGates: 10 },
];

describe('the price of a job', () => {
  it('is that of all gates of all its circuits in all shots', () => {
    const shots = 100_000;
    const gates = shots * (120 * oneQubitGate + 60 * twoQubitGate);
    expect(priceOf(sizes, forte, { shots, debiasing: false })).toBeCloseTo(gates, 6);
  });

  it('has one minimum for the job, and none for a circuit as a part of it', () => {
    expect(priceOf(sizes, forte, { shots: 1, debiasing: false })).toBe(minimum);
    expect(priceOf(sizes, forte, { shots: 1, debiasing: true })).toBe(minimumWithMitigation);
    expect(priceOf(sizes.slice(1), forte, { shots: 1, debiasing: true }, true)).toBeCloseTo(
      20 * oneQubitGate + 10 * twoQubitGate,
      9,
    );
  });

  it('is not known where the target has no prices', () => {
    expect(priceOf(sizes, findTarget('ideal'), { shots: 1, debiasing: false })).toBeNull();
  });
});
