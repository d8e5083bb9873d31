import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { hamiltonianEnergy, moments, simulate, stabilizerSimulator } from '../../../src/simulate/index.js';
import { findTarget } from '../../../src/targets/index.js';
import { transpile } from '../../../src/transpile/index.js';
import { pauliSumArbitrary, transpiledArbitrary } from '../../transpile/transpilation-arbitrary.js';
import { PATIENCE, SEED } from '../circuit-arbitrary.js';

const tilted = circuit(2).ry(0.7, 0).rz(0.9, 0).cnot(0, 1).rx(0.4, 1).rz(1.1, 1);
const mixed = { terms: ['ZZ', 'XX', 'YX', 'IZ', 'II'], coefficients: [1, 0.5, -0.7, 0.3, 2] };

describe('moments from shots', () => {
  it('are estimates that carry their error, the same for the same seed', () => {
    const exact = moments(tilted, mixed);
    expect(exact).toMatchObject({ standardError: 0, source: 'state' });
    const ask = (seed: number) => moments(tilted, mixed, { shots: 4000, seed });
    expect(ask(5)).toEqual(ask(5));
    const found = Array.from({ length: 40 }, (_, seed) => ask(seed));
    const errors = found.map(({ mean, standardError }) => (mean - exact.mean) / standardError);
    // As many draws from the normal distribution of variance 1.
    expect(Math.abs(errors.reduce((a, b) => a + b) / errors.length)).toBeLessThan(0.6);
    const spread = errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length;
    expect(spread).toBeGreaterThan(0.5);
    expect(spread).toBeLessThan(1.7);
    for (const { standardError, variance, source } of found) {
      expect(source).toBe('shots');
      expect(standardError).toBeCloseTo(Math.sqrt(variance / 4000), 12);
    }
  });

  it('of terms that are read together are those of the counts', () => {
    const result = simulate(tilted, { shots: 300, seed: 9 });
    let mean = 0;
    for (const [bits, count] of result.counts()) {
      const [a, b] = [...bits].map((bit) => 1 - 2 * Number(bit));
      mean += (count / 300) * (a! * b! + 0.5 * a!);
    }
    const found = result.moments({ terms: ['ZZ', 'IZ'], coefficients: [1, 0.5] });
    expect(found.mean).toBeCloseTo(mean, 12);
    expect(found.variance).toBeCloseTo(
      simulate(tilted).moments({ terms: ['ZZ', 'IZ'], coefficients: [1, 0.5] }).variance,
      0,
    );
  });

  it('know nothing of their error after a single shot', () => {
    const { mean, standardError } = moments(circuit(1).h(0), { terms: ['Z', 'I'], coefficients: [3, 1] }, { shots: 1 });
    expect(Math.abs(mean - 1)).toBe(3);
    expect(standardError).toBe(3);
  });

  it(
    'are within their error for every engine and every transpilation',
    () => {
      fc.assert(
        fc.property(
          transpiledArbitrary({ maxQubits: 3 }, ['frames-and-permutation']).chain((made) =>
            fc.tuple(fc.constant(made), pauliSumArbitrary(made.original.qubits)),
          ),
          ([{ original, transpilation }, sum]) => {
            const exact = simulate(original).moments(sum);
            for (const engine of ['statevector', 'density-matrix'] as const) {
              const found = simulate(transpilation, { engine, shots: 500, seed: 4 }).moments(sum);
              expect(found.source).toBe('shots');
              expect(Math.abs(found.mean - exact.mean)).toBeLessThanOrEqual(6 * found.standardError + 0.1);
            }
          },
        ),
        { seed: SEED, numRuns: 40 },
      );
    },
    PATIENCE,
  );

  it('come from the rows of wide registers, too', () => {
    const qubits = Array.from({ length: 60 }, (_, q) => q);
    const ghz = circuit(60)
      .h(0)
      .each(qubits.slice(1), (made, q) => made.cnot(q - 1, q));
    const xs = qubits.map((q) => `X${q}`).join(' ');
    const result = simulate(ghz, { shots: 50 });
    expect(result.engine).toBe('stabilizer');
    expect(result.moments({ terms: [xs, 'Z0 Z59'], coefficients: [1, 2] })).toEqual({
      mean: 3,
      variance: 0,
      standardError: 0,
      source: 'shots',
    });
    expect(stabilizerSimulator.run(ghz).expectation(xs)).toBe(1);
  });
});

describe('means under noise', () => {
  const native = transpile(tilted, findTarget('qpu.forte-1'));

  it('need no engine to be named: they come from the mixed state', () => {
    const found = simulate(native, { noise: 'forte-1' }).moments(mixed);
    expect(found).toEqual(simulate(native, { noise: 'forte-1', engine: 'density-matrix' }).moments(mixed));
    expect(found).toMatchObject({ standardError: 0, source: 'state' });
    expect(hamiltonianEnergy(native, { hamiltonian: mixed }, { noise: 'forte-1' })).toMatchObject({
      value: expect.closeTo(found.mean, 12),
      standardError: 0,
    });
  });

  it('are estimated where shots are asked for', () => {
    const exact = simulate(native, { noise: 'forte-1' }).moments(mixed).mean;
    for (const engine of ['auto', 'trajectories', 'density-matrix'] as const) {
      const found = simulate(native, { noise: 'forte-1', shots: 3000, engine }).moments(mixed);
      expect(found.source).toBe('shots');
      expect(found.standardError).toBeGreaterThan(0);
      expect(Math.abs(found.mean - exact)).toBeLessThan(5 * found.standardError);
    }
  });

  it('are averaged over trajectories where the mixed state does not fit', () => {
    const qubits = Array.from({ length: 13 }, (_, q) => q);
    const wide = circuit(13)
      .h(0)
      .each(qubits.slice(1), (made, q) => made.cnot(q - 1, q))
      .swap(0, 5);
    const xs = { terms: [qubits.map((q) => `X${q}`).join(' '), 'Z0 Z5'], coefficients: [1, 1] };
    const moved = transpile(wide, findTarget('qpu.forte-1'));
    const found = simulate(moved, { noise: 'forte-1', seed: 2 }).moments(xs);
    expect(found.source).toBe('trajectories');
    expect(moments(moved, xs, { noise: 'forte-1', seed: 2 })).toEqual(found);
    expect(found.standardError).toBeGreaterThan(0);
    expect(found.mean).toBeGreaterThan(1.6);
  });

  it('of energies of Zs take the lowest share of the shots', () => {
    const problem = { hamiltonian: { terms: ['ZI', 'IZ'], coefficients: [1, 0.5] }, cvarAlpha: 0.3 };
    const exact = hamiltonianEnergy(native, problem, { noise: 'forte-1' });
    const runs = Array.from({ length: 30 }, (_, seed) =>
      hamiltonianEnergy(native, problem, { noise: 'forte-1', shots: 2000, seed }),
    );
    const errors = runs.map(({ value, standardError }) => (value - exact.value) / standardError);
    const spread = errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length;
    expect(spread).toBeGreaterThan(0.4);
    expect(spread).toBeLessThan(2);
  });
});
