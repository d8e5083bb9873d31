import { describe, expect, it } from 'vitest';
import { customTarget, estimateFidelity, findTarget } from '../../src/targets/index.js';

const machine = customTarget({ name: 'machine', fidelity: { oneQubit: 0.999, twoQubit: 0.99, readout: 0.98 } });

describe('estimateFidelity', () => {
  it('is 1 for nothing', () => {
    expect(estimateFidelity(machine, { pulses: 0, entanglingGates: 0, entanglingAngle: 0 })).toBe(1);
  });

  it('multiplies the fidelities of pulses, full gates and read-outs', () => {
    const counts = { pulses: 3, entanglingGates: 2, entanglingAngle: 2, measuredQubits: 2 };
    expect(estimateFidelity(machine, counts)).toBeCloseTo(0.999 ** 3 * 0.99 ** 2 * 0.98 ** 2, 12);
  });

  it('charges a half gate 0.4 + 0.3 of the full error on hardware', () => {
    expect(estimateFidelity(machine, { pulses: 0, entanglingGates: 1, entanglingAngle: 0.5 })).toBeCloseTo(
      1 - 0.01 * 0.7,
      12,
    );
  });

  it('charges a half gate in full on the simulator', () => {
    const target = findTarget('simulator:aria-1');
    expect(estimateFidelity(target, { pulses: 0, entanglingGates: 1, entanglingAngle: 0.5 })).toBeCloseTo(
      1 - 0.75 * 0.0133,
      12,
    );
  });

  it('is null when a used gate has no known fidelity, and only then', () => {
    const half = customTarget({ name: 'half known', fidelity: { oneQubit: 0.999 } });
    expect(estimateFidelity(half, { pulses: 5, entanglingGates: 1, entanglingAngle: 1 })).toBeNull();
    expect(estimateFidelity(half, { pulses: 5, entanglingGates: 0, entanglingAngle: 0 })).toBeCloseTo(0.999 ** 5, 12);
    const other = customTarget({ name: 'other half', fidelity: { twoQubit: 0.99 } });
    expect(estimateFidelity(other, { pulses: 0, entanglingGates: 1, entanglingAngle: 1 })).toBeCloseTo(0.99, 12);
    const unknown = findTarget('simulator:harmony');
    expect(estimateFidelity(unknown, { pulses: 1, entanglingGates: 0, entanglingAngle: 0 })).toBeNull();
  });

  it('is 1 on the ideal target', () => {
    expect(estimateFidelity(findTarget('ideal'), { pulses: 99, entanglingGates: 9, entanglingAngle: 4.5 })).toBe(1);
  });
});
