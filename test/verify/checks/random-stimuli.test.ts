import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf } from '../../../src/circuit/index.js';
import { randomStimuli } from '../../../src/verify/checks/random-stimuli.js';
import type { Candidate, VerifyOptions } from '../../../src/verify/index.js';
import { layered } from '../layered.js';
import { answerOf } from '../one-check.js';

describe('verify by random states', () => {
  const verify = (original: CircuitData, candidate: Candidate, options: VerifyOptions = {}) =>
    answerOf(randomStimuli, original, candidate, options);
  const wide = layered(12).cnot(0, 11).cnot(11, 5).xx(0.3, 2, 7);

  it('agrees on equal circuits and says with which chance a difference would have passed', () => {
    const verdict = verify(wide, wide.rz(0.5, 3).rz(-0.5, 3));
    expect(verdict).toMatchObject({ equivalent: true, method: 'random-stimuli', stimuli: 3 });
    expect(verdict.distance).toBeLessThan(1e-13);
    expect(verdict.totalVariation).toBeLessThan(1e-13);
    expect(verdict.guarantee).toMatch(/1 Haar-random state of all 12 qubits, 1 random product state \(seed 1\)/);
    expect(verdict.guarantee).toMatch(/\(tolerance\/d\)\^2/);
  });

  it('sees an error on one basis state out of 4096', () => {
    const wires = [...Array(12).keys()];
    const verdict = verify(wide, circuit(12).gate('mcp', [0.5], wires).append(wide, wires));
    expect(verdict.equivalent).toBe(false);
    // Far from all zeros, so the output distribution is blind to it.
    expect(verdict.totalVariation).toBeLessThan(1e-13);
    expect(verdict.distance).toBeGreaterThan(1e-4);
  });

  it('sees small angles, wrong phases and wrong permutations', () => {
    expect(verify(wide, wide.rz(1e-6, 4)).equivalent).toBe(false);
    const phased = circuitOf('qis', 12, wide.operations, { globalPhase: 1 });
    expect(verify(wide, phased)).toMatchObject({ equivalent: true, phase: expect.closeTo(1, 12) });
    expect(verify(wide, phased, { relation: 'unitary' }).equivalent).toBe(false);
    const permuted = [1, 0, ...Array.from({ length: 10 }, (_, k) => k + 2)];
    expect(verify(wide, { circuit: wide, outputPermutation: permuted }).equivalent).toBe(false);
    expect(verify(wide.swap(0, 1), { circuit: wide, outputPermutation: permuted }).equivalent).toBe(true);
  });

  it('compares the output distributions from all zeros', () => {
    const flips = circuit(11).each([...Array(11).keys()], (c, q) => c.x(q));
    expect(verify(flips.t(0), flips.t(0).x(4))).toMatchObject({
      equivalent: false,
      totalVariation: expect.closeTo(1, 12),
      hellinger: expect.closeTo(1, 12),
    });
    expect(verify(flips.t(0), flips.t(0).h(4)).totalVariation).toBeCloseTo(0.5, 12);
  });

  it('is reproducible from its seed', () => {
    const off = wide.rz(1e-3, 0);
    expect(verify(wide, off, { seed: 3 })).toEqual(verify(wide, off, { seed: 3 }));
    expect(verify(wide, off, { seed: 3 }).distance).not.toBe(verify(wide, off, { seed: 4 }).distance);
  });

  it('takes as many random states as asked for', () => {
    expect(verify(wide, wide, { stimuli: 5 }).stimuli).toBe(6);
    expect(verify(wide, wide, { stimuli: 5 }).guarantee).toMatch(
      /3 Haar-random states .* 2 random product states .*\^6/,
    );
    expect(verify(wide, wide, { stimuli: 0 }).stimuli).toBe(2);
  });
});
