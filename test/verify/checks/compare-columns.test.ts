import { describe, expect, it } from 'vitest';
import { circuit, circuitOf } from '../../../src/circuit/index.js';
import { verify } from '../../../src/verify/index.js';
import { layered } from '../layered.js';

describe('verify by columns', () => {
  it('proves an exact rewriting', () => {
    const verdict = verify(circuit(2).cnot(0, 1), circuit(2).h(1).cz(0, 1).h(1));
    expect(verdict).toMatchObject({
      equivalent: true,
      method: 'exact-unitary',
      relation: 'unitary-up-to-phase',
      stimuli: 4,
    });
    expect(verdict.distance).toBeLessThan(1e-15);
    expect(verdict.fidelity).toBeCloseTo(1, 12);
    expect(verdict.tolerance).toBeCloseTo(2e-9, 15);
  });

  it('sees what basis states cannot: a diagonal error', () => {
    const verdict = verify(circuit(2).cnot(0, 1), circuit(2).cnot(0, 1).t(0));
    expect(verdict.equivalent).toBe(false);
    expect(verdict.totalVariation).toBeLessThan(1e-15);
    expect(verdict.hellinger).toBeLessThan(1e-15);
    // Half the columns carry exp(i pi/4): the trace has modulus |1 + exp(i pi/4)| / 2.
    expect(verdict.fidelity).toBeCloseTo(Math.cos(Math.PI / 8) ** 2, 12);
    expect(verdict.distance).toBeCloseTo(2 * Math.sin(Math.PI / 8), 12);
  });

  it('distinguishes the relations unitary and unitary-up-to-phase', () => {
    const [s, rz] = [circuit(1).s(0), circuit(1).rz(Math.PI / 2, 0)];
    expect(verify(s, rz, { relation: 'unitary' }).equivalent).toBe(false);
    expect(verify(s, rz)).toMatchObject({ equivalent: true, phase: expect.closeTo(-Math.PI / 4, 12) });
    const shifted = circuitOf('qis', 1, rz.operations, { globalPhase: Math.PI / 4 });
    expect(verify(s, shifted, { relation: 'unitary' })).toMatchObject({ equivalent: true, phase: null });
  });

  it('needs one phase for all columns', () => {
    expect(verify(circuit(1), circuit(1).z(0)).equivalent).toBe(false);
    expect(verify(circuit(2).h(0), circuit(2).h(0).cz(0, 1)).equivalent).toBe(false);
  });

  it('reads angle errors far below what a fidelity could show', () => {
    const off = (error: number) => verify(layered(3), layered(3).rz(error, 1));
    expect(off(1e-7).equivalent).toBe(false);
    expect(off(1e-7).fidelity).toBeCloseTo(1, 12);
    // Rz(d) moves each column by at most d/2 once the phase is taken off the first one.
    expect(off(1e-7).distance).toBeGreaterThan(4.9e-8);
    expect(off(1e-7).distance).toBeLessThan(1.01e-7);
    expect(off(1e-11).equivalent).toBe(true);
    expect(off(1e-11).distance).toBeGreaterThan(4e-12);
    expect(verify(layered(3), layered(3).rz(1e-3, 1), { tolerance: 0.01 }).equivalent).toBe(true);
  });

  it('goes up to 10 qubits, in batches that fit the cache', () => {
    const wide = layered(10).cnot(0, 9).cnot(9, 4);
    expect(verify(wide, wide)).toMatchObject({ equivalent: true, method: 'exact-unitary', stimuli: 1024 });
    // Wrong on a single one of 1024 basis states.
    const all = [...Array(10).keys()] as const;
    const wrong = verify(wide, circuit(10).gate('mcp', [0.1], all).append(wide, all));
    expect(wrong.equivalent).toBe(false);
    expect(wrong.distance).toBeCloseTo(2 * Math.sin(0.05), 10);
  });
});
