import { describe, expect, it } from 'vitest';
import { circuit, nativeCircuit } from '../../../src/circuit/index.js';
import { randomStream, simulate } from '../../../src/simulate/index.js';
import { binomial } from '../../../src/simulate/sampling/binomial.js';
import { MANY_SHOTS, sampleOutcomes } from '../../../src/simulate/sampling/sample.js';

const BILLION = 1e9;

describe('binomial', () => {
  it.each([
    [20, 0.3],
    [1000, 0.3],
    [1000, 0.002],
    [BILLION, 0.5],
    [BILLION, 1e-8],
    [BILLION, 0.999],
  ])('of %d trials has the mean and the variance that it should', (trials, probability) => {
    const random = randomStream(3);
    const draws = Array.from({ length: 4000 }, () => binomial(trials, probability, random));
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
    const expected = trials * probability * (1 - probability);
    // Five standard errors of the mean, and of a variance.
    expect(Math.abs(mean - trials * probability)).toBeLessThan(5 * Math.sqrt(expected / draws.length));
    expect(Math.abs(variance / expected - 1)).toBeLessThan(5 * Math.sqrt((2 + 1 / expected) / draws.length));
    expect(draws.every((draw) => Number.isInteger(draw) && draw >= 0 && draw <= trials)).toBe(true);
  });

  it('knows what is certain', () => {
    const random = randomStream(1);
    expect([binomial(BILLION, 0, random), binomial(BILLION, 1, random), binomial(0, 0.5, random)]).toEqual([
      0,
      BILLION,
      0,
    ]);
  });
});

describe('a billion shots', () => {
  it('are shared out without being drawn one by one', () => {
    const weights = [1, 0, 2, 5, 1e-12];
    const counts = [...sampleOutcomes(5, (k) => weights[k]!, BILLION, randomStream(1))];
    expect(counts.map(([outcome]) => outcome)).toEqual([0, 2, 3]);
    expect(counts.reduce((sum, [, count]) => sum + count, 0)).toBe(BILLION);
    for (const [outcome, count] of counts) {
      const share = weights[outcome]! / 8;
      expect(Math.abs(count - share * BILLION)).toBeLessThan(5 * Math.sqrt(BILLION * share * (1 - share)));
    }
  });

  it('are shared out over many outcomes, too', () => {
    const size = 3 * 4096 + 5;
    const counts = sampleOutcomes(size, (k) => (k < 4096 ? 1000 : 1), 2 * MANY_SHOTS, randomStream(2));
    let [sum, low] = [0, 0];
    for (const [outcome, count] of counts) {
      sum += count;
      if (outcome < 4096) low += count;
    }
    expect(sum).toBe(2 * MANY_SHOTS);
    const share = 4096e3 / (4096e3 + size - 4096);
    expect(Math.abs(low - share * sum)).toBeLessThan(5 * Math.sqrt(sum * share * (1 - share)));
  });

  it.each(['statevector', 'stabilizer', 'density-matrix'] as const)('are counted on the %s engine', (engine) => {
    const counts = simulate(circuit(2).h(0).cnot(0, 1), { shots: BILLION, engine }).counts();
    expect([...counts.keys()]).toEqual(['00', '11']);
    expect(counts.get('00')! + counts.get('11')!).toBe(BILLION);
    expect(Math.abs(counts.get('00')! / BILLION - 0.5)).toBeLessThan(1e-4);
  });

  it('are too many where each has a row of its own, which is said', () => {
    const wide = circuit(60).each([...Array(60).keys()], (c, q) => c.h(q));
    expect(() => simulate(wide, { shots: BILLION })).toThrow(/^a row of bits for each of 1000000000 shots needs /);
  });

  it('stop under noise when they are no longer wanted', () => {
    const abort = new AbortController();
    const onProgress = () => abort.abort(new Error('enough'));
    const run = () =>
      simulate(nativeCircuit(2).gpi2(0, 0).zz(0.25, 0, 1), {
        shots: BILLION,
        noise: 'forte-1',
        engine: 'trajectories',
        signal: abort.signal,
        onProgress,
      });
    expect(run).toThrow('enough');
  });
});
