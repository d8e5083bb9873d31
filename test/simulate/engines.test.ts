import { describe, expect, it } from 'vitest';
import { circuit, nativeCircuit } from '../../src/circuit/index.js';
import { engineNames, simulate, stabilizerSimulator } from '../../src/simulate/index.js';

const ghz = (width: number) =>
  circuit(width)
    .h(0)
    .each(
      Array.from({ length: width - 1 }, (_, q) => q),
      (c, q) => c.cnot(q, q + 1),
    );

const noisy = nativeCircuit(3).gpi2(0, 0).ms(0, 0, 0, 1).zz(0.1, 1, 2);

describe('the engine that simulate chooses', () => {
  it('is the statevector on narrow circuits and where gates are not Clifford', () => {
    expect(simulate(ghz(3))).toMatchObject({ engine: 'statevector', reason: expect.stringContaining('small') });
    expect(simulate(ghz(17).t(3))).toMatchObject({
      engine: 'statevector',
      reason: expect.stringContaining('Clifford'),
    });
  });

  it('is the stabilizer tableau on wide Clifford circuits, whose outcomes are listed all the same', () => {
    const result = simulate(ghz(36).measure('ends', 0, 35), { shots: 100 });
    expect(result).toMatchObject({ engine: 'stabilizer', exact: true });
    expect([...result.probabilities()]).toEqual([
      ['0'.repeat(36), 0.5],
      ['1'.repeat(36), 0.5],
    ]);
    expect(result.mostLikely(1)[0]).toMatchObject({ bits: '0'.repeat(36), value: 0, probability: 0.5 });
    expect([...result.probabilities('ends')]).toEqual([
      ['00', 0.5],
      ['11', 0.5],
    ]);
    expect(result.probability(2 ** 36 - 1)).toBe(0.5);
  });

  it('counts shots on registers of any width', () => {
    const result = simulate(ghz(100).measure('ends', 0, 99), { shots: 1000, seed: 5 });
    const counts = result.counts();
    expect([...counts.keys()]).toEqual(['0'.repeat(100), '1'.repeat(100)]);
    expect(Math.abs(counts.get('0'.repeat(100))! - 500)).toBeLessThan(80);
    expect([...result.counts('ends').values()]).toEqual([...counts.values()]);
    expect(result.mostLikely(2)[0]!.count).toBe(counts.get('0'.repeat(100)));
    expect(result.mostLikely(2)[0]!.value).toBeNaN();
  });

  it('does not list more outcomes than anyone reads', () => {
    const plus = circuit(40).each(
      Array.from({ length: 40 }, (_, q) => q),
      (c, q) => c.h(q),
    );
    expect(() => simulate(plus).probabilities()).toThrow(expect.objectContaining({ code: 'TooMuchMemory' }));
    expect([...simulate(plus, { shots: 3 }).counts().values()]).toEqual([1, 1, 1]);
  });

  it('is a density matrix where that costs less than the shots, and trajectories elsewhere', () => {
    const rates = { r1q: 0.1, r2q: 0.2 };
    const [many, few] = [100, 10].map((shots) => simulate(noisy, { noise: rates, shots }));
    expect(many).toMatchObject({ engine: 'density-matrix', exact: false, shots: 100 });
    expect(few).toMatchObject({ engine: 'trajectories', exact: false, shots: 10 });
    expect(many!.reason).toMatch(/^about \d+ shots with errors are more work/);
  });

  it('is the one that is asked for', () => {
    const exact = simulate(noisy, { noise: 'aria-1', engine: 'density-matrix' });
    expect(exact).toMatchObject({
      engine: 'density-matrix',
      exact: true,
      shots: undefined,
      reason: 'it was asked for',
    });
    expect(simulate(ghz(3), { engine: 'stabilizer' }).engine).toBe('stabilizer');
    expect(simulate(ghz(3), { engine: stabilizerSimulator })).toMatchObject({ reason: 'it was given' });
  });

  it('refuses engines that cannot do what is asked', () => {
    const unsuitable = expect.objectContaining({ code: 'UnsuitableEngine' });
    expect(() => simulate(noisy, { noise: 'aria-1', engine: 'statevector' })).toThrow(unsuitable);
    expect(() => simulate(noisy, { noise: 'aria-1', engine: 'stabilizer' })).toThrow(unsuitable);
    expect(() => simulate(noisy, { engine: 'trajectories' })).toThrow(unsuitable);
    expect(() => simulate(circuit(1).t(0), { engine: 'stabilizer' })).toThrow(unsuitable);
  });

  it('is one of those that there are', () => {
    expect(engineNames).toEqual(['auto', 'statevector', 'density-matrix', 'stabilizer', 'trajectories']);
    // @ts-expect-error the type says it too
    expect(() => simulate(ghz(2), { engine: 'tensor-network' })).toThrow(
      expect.objectContaining({ message: expect.stringContaining('there is no engine "tensor-network"') }),
    );
  });
});
