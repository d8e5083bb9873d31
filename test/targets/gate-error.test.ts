import { describe, expect, it } from 'vitest';
import { customTarget, entanglerError, findTarget, pulseError, weighCost } from '../../src/targets/index.js';

const machine = customTarget({ name: 'machine', fidelity: { oneQubit: 0.999, twoQubit: 0.99 } });

describe('entanglerError', () => {
  it('grows linearly from the offset to the full error', () => {
    expect(entanglerError(machine, 0)).toBeCloseTo(0.004, 12);
    expect(entanglerError(machine, 0.125)).toBeCloseTo(0.007, 12);
    expect(entanglerError(machine, -0.125)).toBeCloseTo(0.007, 12);
    expect(entanglerError(machine, 0.25)).toBeCloseTo(0.01, 12);
  });

  it('never exceeds the full error', () => {
    expect(entanglerError(machine, 0.5)).toBeCloseTo(0.01, 12);
  });

  it('is null when the target does not know it', () => {
    const unknown = customTarget({ name: 'unknown' });
    expect(entanglerError(unknown, 0.25)).toBeNull();
    expect(pulseError(unknown)).toBeNull();
  });
});

describe('weighCost', () => {
  it('weighs gates, angle and pulses in full gates', () => {
    const counts = { pulses: 10, entanglingGates: 2, entanglingAngle: 1.5 };
    expect(weighCost(machine, counts)).toBeCloseTo(2 * 0.4 + 1.5 * 0.6 + 10 * 0.1, 12);
  });

  it('takes a target by its name', () => {
    const counts = { pulses: 1, entanglingGates: 3, entanglingAngle: 2 };
    expect(weighCost('ideal', counts)).toBe(weighCost(findTarget('ideal'), counts));
    expect(() => weighCost('idol', counts)).toThrow('idol');
  });
});
