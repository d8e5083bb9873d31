import { describe, expect, it } from 'vitest';
import { depolarizingRates, targetNoise } from '../../../src/simulate/index.js';
import { findTarget } from '../../../src/targets/index.js';

describe('targetNoise', () => {
  it('is the noise model of a target that has one', () => {
    expect(targetNoise(findTarget('simulator:aria-1'))).toEqual({ r1q: 0.0005, r2q: 0.0133 });
  });

  it('gives every gate the average fidelity that the target states, and reads wrongly only if asked to', () => {
    const target = findTarget('forte-1');
    const { r1q, r2q, r2qOfAngle, readout } = targetNoise(target);
    expect(1 - r1q / 2).toBeCloseTo(target.fidelity!.oneQubit!, 12);
    expect(1 - (3 * r2q) / 4).toBeCloseTo(target.fidelity!.twoQubit!, 12);
    expect(r2qOfAngle!(0.25)).toBeCloseTo(r2q, 12);
    expect(r2qOfAngle!(0.125)).toBeCloseTo(r2q * (target.cost.entanglerOffset + target.cost.entanglerSlope / 2), 12);
    expect(readout).toBeUndefined();
    const aria = findTarget('qpu.aria-1');
    expect(targetNoise(aria, { readout: true }).readout).toBeCloseTo(1 - aria.fidelity!.readout!, 12);
    expect(targetNoise(aria).readout).toBeUndefined();
  });

  it('refuses targets without fidelities', () => {
    expect(() => targetNoise({ ...findTarget('ideal'), fidelity: null })).toThrow(/states no fidelities/);
  });
});

describe('depolarizingRates', () => {
  it('knows the published models', () => {
    expect(depolarizingRates('aria-1')).toEqual({ r1q: 0.0005, r2q: 0.0133 });
    expect(depolarizingRates('forte-1')).toEqual({ r1q: 0.000266667, r2q: 0.004949333 });
    expect(depolarizingRates('ideal')).toEqual({ r1q: 0, r2q: 0 });
  });

  it('refuses models without published rates, and names those that have them', () => {
    expect(() => depolarizingRates('harmony')).toThrow(/no published rates/);
    // @ts-expect-error no such model
    expect(() => depolarizingRates('toString')).toThrow(expect.objectContaining({ code: 'UnknownName' }));
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses the rate %s', (rate) => {
    expect(() => depolarizingRates({ r1q: 0, r2q: rate })).toThrow(/noise rate r2q/);
  });
});
