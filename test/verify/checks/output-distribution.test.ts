import { describe, expect, it } from 'vitest';
import { circuit, circuitOf } from '../../../src/circuit/index.js';
import { verify } from '../../../src/verify/index.js';
import { layered } from '../layered.js';

describe('verify of distributions', () => {
  const relation = 'distribution' as const;

  it('counts the two distributions into its memory limit', () => {
    const wide = layered(11);
    const bytes = 16 * 2 ** 11 + 2 * 8 * 2 ** 11;
    expect(verify(wide, wide, { relation, memoryLimit: bytes }).equivalent).toBe(true);
    expect(verify(wide, wide, { relation, memoryLimit: bytes - 1 }).equivalent).toBeNull();
  });

  it('compares what is measured and nothing else', () => {
    const one = circuit(2).h(0).cnot(0, 1).measure('m', 0, 1);
    const same = circuit(2).h(0).t(0).cnot(0, 1).s(1).measure('m', 0, 1);
    expect(verify(one, same, { relation })).toMatchObject({ equivalent: true, method: 'output-distribution' });
    expect(verify(one, same).equivalent).toBe(false);
  });

  it('states the distances of known distributions', () => {
    const verdict = verify(circuit(1).measure('m', 0), circuit(1).h(0).measure('m', 0), { relation });
    expect(verdict.equivalent).toBe(false);
    expect(verdict.totalVariation).toBeCloseTo(0.5, 12);
    expect(verdict.hellinger).toBeCloseTo(Math.sqrt(1 - Math.SQRT1_2), 12);
    expect(verdict.fidelity).toBeCloseTo(0.5, 12);
  });

  it('follows keys, not wires, and the permutation where the candidate measures nothing', () => {
    const original = circuit(3).x(0).h(1).measure('a', 0).measure('b', 1);
    expect(verify(original, circuit(3).h(0).x(2).measure('b', 0).measure('a', 2), { relation }).equivalent).toBe(true);
    expect(verify(original, circuit(3).h(0).x(2).measure('a', 0).measure('b', 2), { relation }).equivalent).toBe(false);
    const silent = { circuit: circuit(3).h(0).x(2), outputPermutation: [2, 0, 1] };
    expect(verify(original, silent, { relation }).equivalent).toBe(true);
  });

  it('compares all qubits where nothing is measured', () => {
    expect(verify(circuit(2).h(0).h(1), circuit(2).h(0).z(0).h(1), { relation }).equivalent).toBe(true);
    expect(verify(circuit(2).h(0), circuit(2).h(1), { relation }).equivalent).toBe(false);
  });

  it('compares jointly: equal marginals are not enough', () => {
    const bell = circuit(2).h(0).cnot(0, 1).measure('a', 0).measure('b', 1);
    const coins = circuit(2).h(0).h(1).measure('a', 0).measure('b', 1);
    expect(verify(bell, coins, { relation })).toMatchObject({
      equivalent: false,
      totalVariation: expect.closeTo(0.5, 12),
    });
  });

  it('finds circuits with other keys, or keys of another size, different', () => {
    const m = circuit(2).measure('m', 0);
    expect(verify(m, circuit(2).measure('n', 0), { relation })).toMatchObject({
      equivalent: false,
      method: 'read-out',
    });
    expect(verify(m, circuit(2).measure('m', 0, 1), { relation })).toMatchObject({ equivalent: false });
  });

  it('reads idle and unwritten bits as 0', () => {
    const twice = circuitOf('qis', 2, circuit(2).x(0).operations, {
      measurements: [{ key: 'c', wires: [null, 0] }],
    });
    expect(verify(twice, circuit(2).x(1).measure('c', 0, 1), { relation }).equivalent).toBe(true);
    expect(verify(twice, circuit(2).x(0).measure('c', 0, 1), { relation }).equivalent).toBe(false);
  });
});
