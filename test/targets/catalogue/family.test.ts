import { describe, expect, it } from 'vitest';
import { ionqTarget, qpuLimits } from '../../../src/targets/catalogue/family.js';

const entry = {
  name: 'qpu.new-1',
  kind: 'qpu',
  description: 'A machine.',
  status: 'available',
  qubits: 8,
  entanglers: ['zz'],
  noiseModel: null,
  fidelity: { oneQubit: 0.999, twoQubit: 0.99, readout: null },
  timing: null,
  prices: null,
  limits: qpuLimits,
  sources: { qubits: 'a paper', limits: 'another paper' },
} as const;

describe('ionqTarget', () => {
  it('adds what all machines share, and weighs pulses by the errors of this one', () => {
    const target = ionqTarget(entry);
    expect(target).toMatchObject({ partialAngles: true, zzAngleRange: null, connectivity: 'all-to-all' });
    // MS takes from 0 to a quarter turn.
    expect(target.msAngleRange).toEqual([0, 0.25]);
    expect(target.cost.pulseWeight).toBeCloseTo(0.1, 12);
  });

  it('keeps the sources of the entry before those that all share', () => {
    const { sources } = ionqTarget(entry);
    expect(sources).toMatchObject({ qubits: 'a paper', limits: 'another paper', connectivity: expect.any(String) });
  });

  it('is frozen with its parts', () => {
    const target = ionqTarget({ ...entry, fidelity: { ...entry.fidelity } });
    expect(Object.isFrozen(target) && Object.isFrozen(target.fidelity)).toBe(true);
  });
});
