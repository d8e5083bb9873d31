import { describe, expect, it } from 'vitest';
import { circuit, nativeCircuit } from '../../../src/circuit/index.js';
import { type Noise, simulate } from '../../../src/simulate/index.js';
import { findTarget } from '../../../src/targets/index.js';
import { transpile } from '../../../src/transpile/index.js';

const tilted = circuit(3).ry(0.7, 0).rz(0.9, 0).cnot(0, 1).rx(0.4, 1).rz(1.1, 1).cnot(1, 2).swap(0, 2);
const native = transpile(tilted, findTarget('qpu.forte-1'));
const sum = { terms: ['IZZ', 'XXX', 'IYX', 'IIZ', 'III'], coefficients: [1, 0.5, -0.7, 0.3, 2] };

const ask = (noise: Noise, seed: number) => simulate(native, { noise, seed, engine: 'trajectories' }).moments(sum);

describe('means over trajectories', () => {
  it.each([
    ['many errors', { r1q: 0.1, r2q: 0.4 }],
    ['few errors', { r1q: 0.001, r2q: 0.01 }],
  ])('are the means of the mixed state within the errors that they state: %s', (_, noise) => {
    const exact = simulate(native, { noise, engine: 'density-matrix' }).moments(sum);
    const found = Array.from({ length: 60 }, (_seed, seed) => ask(noise, seed));
    const errors = found.map(({ mean, standardError }) => (mean - exact.mean) / standardError);
    expect(Math.abs(errors.reduce((a, b) => a + b) / errors.length)).toBeLessThan(0.5);
    const spread = errors.reduce((total, error) => total + error ** 2, 0) / errors.length;
    expect(spread).toBeGreaterThan(0.6);
    expect(spread).toBeLessThan(1.7);
    for (const { variance, source } of found) {
      expect(source).toBe('trajectories');
      expect(Math.abs(variance - exact.variance)).toBeLessThan(0.25);
    }
  });

  it('are nearer than shots of the same number', () => {
    const noise = { r1q: 0.001, r2q: 0.01 };
    const shots = simulate(native, { noise, seed: 1, shots: 1000 }).moments(sum);
    expect(ask(noise, 1).standardError).toBeLessThan(shots.standardError / 5);
  });

  it('are the same for the same seed', () => {
    expect(ask('forte-1', 4)).toEqual(ask('forte-1', 4));
    expect(ask('forte-1', 4).mean).not.toBe(ask('forte-1', 5).mean);
  });

  it('say how far they may be off where no error was drawn', () => {
    const noise = { r1q: 1e-9, r2q: 0 };
    const found = simulate(nativeCircuit(1).gpi2(0, 0), { noise, engine: 'trajectories' }).moments({ Z: 3, Y: -2 });
    expect(found.mean).toBeCloseTo(2, 12);
    expect(found.standardError).toBeCloseTo(5 * 1e-9 * 0.75, 15);
  });

  it('are no answer where shots were asked for', () => {
    const found = simulate(native, { noise: 'forte-1', engine: 'trajectories', shots: 100 }).moments(sum);
    expect(found.source).toBe('shots');
  });
});
