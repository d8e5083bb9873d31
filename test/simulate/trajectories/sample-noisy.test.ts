import { describe, expect, it } from 'vitest';
import { circuit, nativeCircuit } from '../../../src/circuit/index.js';
import { densityMatrixSimulator, simulate } from '../../../src/simulate/index.js';
import { exactNoisy } from '../exact-noisy.js';

/** Pearson's statistic of counts against probabilities that are all well above zero. */
function chiSquared(counts: ReadonlyMap<string, number>, probabilities: readonly number[], shots: number): number {
  return probabilities.reduce((total, probability, index) => {
    const bits = [...index.toString(2).padStart(Math.log2(probabilities.length), '0')].reverse().join('');
    return total + ((counts.get(bits) ?? 0) - shots * probability) ** 2 / (shots * probability);
  }, 0);
}

const layered = nativeCircuit(3)
  .gpi2(0.1, 0)
  .gpi2(0.35, 1)
  .ms(0.05, 0.2, 0, 2, 0.2)
  .gpi(0.4, 1)
  .zz(0.15, 1, 2)
  .nop(0)
  .gpi2(0.7, 2)
  .ms(0, 0.1, 1, 0)
  .gpi2(0.25, 0);

describe('noisy simulation', () => {
  it.each([
    ['both rates', 0.08, 0.3],
    ['one-qubit errors only', 0.2, 0],
    ['two-qubit errors only', 0, 0.5],
    ['certain errors', 1, 1],
  ])('agrees with the density matrix: %s', (_, r1q, r2q) => {
    const shots = 100_000;
    const exact = exactNoisy(layered, r1q, r2q);
    expect(Math.min(...exact)).toBeGreaterThan(0.001);
    const counts = simulate(layered, { shots, seed: 3, noise: { r1q, r2q }, engine: 'trajectories' }).counts();
    // 7 degrees of freedom: 35 is passed by chance once in 100,000 runs; the ideal distribution gives thousands.
    expect(chiSquared(counts, exact, shots)).toBeLessThan(35);
    expect(chiSquared(counts, exactNoisy(layered, 0, 0), shots)).toBeGreaterThan(500);
  });

  it('draws each of the three Paulis with probability r/4', () => {
    // X and Y flip the outcome, Z does not: a flip has probability r/2.
    const shots = 40_000;
    const flips = simulate(nativeCircuit(1).gpi(0, 0), { shots, noise: { r1q: 0.4, r2q: 0 }, engine: 'trajectories' })
      .counts()
      .get('0')!;
    expect(Math.abs(flips - 0.2 * shots)).toBeLessThan(5 * Math.sqrt(0.16 * shots));
    // After GPI2 the state is an eigenstate of one equatorial Pauli; the other two flip it, again r/2.
    const back = nativeCircuit(1).gpi2(0, 0).gpi2(0.5, 0);
    const twice = simulate(back, { shots, noise: { r1q: 0.4, r2q: 0 }, engine: 'trajectories' })
      .counts()
      .get('1')!;
    expect(Math.abs(twice - 0.32 * shots)).toBeLessThan(5 * Math.sqrt(0.22 * shots));
  });

  it('has probabilities that are shares of the shots', () => {
    const result = simulate(layered.measure('m', 2, 0), { shots: 500, noise: 'aria-1' });
    expect(result.exact).toBe(false);
    expect(result.shots).toBe(500);
    expect([...result.probabilities('m')]).toEqual([...result.counts('m')].map(([bits, n]) => [bits, n / 500]));
    expect(result.distribution('m').reduce((total, share) => total + share)).toBeCloseTo(1, 12);
    expect(result.probability('10', 'm')).toBe(result.distribution('m')[1]);
    expect(result.mostLikely(1, 'm')[0]!.count).toBe(Math.max(...result.counts('m').values()));
  });

  it('takes 1000 shots unless told otherwise', () => {
    expect(simulate(layered, { noise: 'forte-1' }).shots).toBe(1000);
  });

  it('gives the same counts for the same seed and others for another', () => {
    const run = (seed: number) => [...simulate(layered, { shots: 400, seed, noise: 'aria-2' }).counts()];
    expect(run(4)).toEqual(run(4));
    expect(run(4)).not.toEqual(run(5));
  });

  it('is the ideal simulation at rate zero', () => {
    const ideal = simulate(layered, { shots: 300, noise: 'ideal' });
    expect(ideal.exact).toBe(true);
    expect([...simulate(layered, { shots: 300, noise: { r1q: 0, r2q: 0 } }).counts()]).toEqual([...ideal.counts()]);
  });

  it('does not take a gate that never does anything for a pulse', () => {
    const idle = nativeCircuit(1).nop(0).nop(0);
    expect([...simulate(idle, { shots: 50, noise: { r1q: 1, r2q: 1 } }).counts()]).toEqual([['0', 50]]);
    expect([...simulate(nativeCircuit(1), { shots: 50, noise: 'aria-1' }).counts()]).toEqual([['0', 50]]);
  });

  it('refuses QIS gates and says to transpile first', () => {
    const run = () => simulate(circuit(1).h(0), { noise: 'aria-1', shots: 10 });
    expect(run).toThrow(expect.objectContaining({ code: 'NoiseNeedsNative' }));
    expect(run).toThrow(/transpile/);
  });

  it('counts both states against the memory limit', () => {
    const run = (memoryLimit: number) => simulate(layered, { shots: 1, noise: 'aria-1', memoryLimit }).shots;
    expect(() => run(255)).toThrow(/256 bytes/);
    expect(run(256)).toBe(1);
  });

  it('tells how many shots are done, up to all of them', () => {
    const seen: number[] = [];
    simulate(layered, {
      shots: 200,
      noise: { r1q: 0.1, r2q: 0.1 },
      engine: 'trajectories',
      onProgress: (done) => seen.push(done),
    });
    expect(seen.at(-1)).toBe(200);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.length).toBeGreaterThan(10);
  });

  it('refuses shots that are no number of shots', () => {
    for (const shots of [0, -5, 2.5]) {
      expect(() => simulate(layered, { shots, noise: 'aria-1' })).toThrow(
        expect.objectContaining({ code: 'ValueOutOfRange' }),
      );
    }
  });
});

describe('trajectories', () => {
  it('agree with the density matrix on a circuit whose errors are rare', () => {
    const run = nativeCircuit(5)
      .each([0, 1, 2, 3, 4], (c, q) => c.gpi2(0.11 * q, q))
      .each([0, 1, 2, 3], (c, q) => c.zz(0.1 + 0.03 * q, q, q + 1))
      .each([0, 1, 2, 3, 4], (c, q) => c.gpi2(0.3 - 0.17 * q, q))
      .ms(0.1, 0.3, 0, 4, 0.2);
    const [shots, noise] = [200_000, { r1q: 0.01, r2q: 0.04 }] as const;
    const exact = [...densityMatrixSimulator.run(run, { noise }).distribution([0, 1, 2, 3, 4])];
    expect(Math.min(...exact) * shots).toBeGreaterThan(20);
    const counts = simulate(run, { shots, seed: 12, noise, engine: 'trajectories' }).counts();
    // 31 degrees of freedom: 80 is passed by chance less than once in 100,000 runs.
    expect(chiSquared(counts, exact, shots)).toBeLessThan(80);
    const ideal = [...densityMatrixSimulator.run(run).distribution([0, 1, 2, 3, 4])].map((p) => Math.max(p, 1e-6));
    expect(chiSquared(counts, ideal, shots)).toBeGreaterThan(500);
  });

  it('stop when they are asked to', () => {
    const controller = new AbortController();
    const run = () =>
      simulate(layered, {
        shots: 500,
        noise: { r1q: 0.1, r2q: 0.1 },
        engine: 'trajectories',
        signal: controller.signal,
        onProgress: (done) => done > 50 && controller.abort(new Error('enough')),
      });
    expect(run).toThrow('enough');
  });

  it('can be stopped between the gates before the first error, which may be all', () => {
    let looked = 0;
    const noise = { r1q: 1e-12, r2q: 1e-12 };
    simulate(layered, { shots: 1, noise, engine: 'trajectories', onProgress: () => looked++ });
    expect(looked).toBeGreaterThan(layered.operations.length);
  });
});
