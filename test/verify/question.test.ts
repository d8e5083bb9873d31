import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { questionOf } from '../../src/verify/question.js';

const run = circuit(2).h(0).cnot(0, 1);

describe('questionOf', () => {
  it('allows for rounding by the square root of the number of gates', () => {
    expect(questionOf(run, run, {}).tolerance).toBeCloseTo(2e-9, 20);
    expect(questionOf(circuit(1), circuit(1), {}).tolerance).toBe(1e-9);
    expect(questionOf(run, run, { tolerance: 0 }).tolerance).toBe(0);
  });

  it('limits memory but not work where nobody says', () => {
    expect(questionOf(run, run, {}).limits).toEqual({
      exactQubits: undefined,
      stimuli: 2,
      seed: 1,
      memory: 2 ** 30,
      work: Number.POSITIVE_INFINITY,
    });
  });

  it('takes other wires in the same key for a difference, but in a distribution for a remark', () => {
    const [one, other] = [run.measure('c', 0), run.measure('c', 1)];
    expect(questionOf(one, other, {}).readOut).toMatchObject({ difference: expect.any(String), pairs: [] });
    expect(questionOf(one, other, { relation: 'distribution' }).readOut).toMatchObject({
      difference: undefined,
      mismatch: expect.stringContaining('bit 0 of the key "c"'),
      pairs: [[0, 1]],
    });
  });

  it('says all that is wrong with its options at once', () => {
    const options = { relation: 'same', tolerance: 1, stimuli: 0.5, exactQubits: -1, workLimit: Number.NaN };
    try {
      questionOf(run, run, options as never);
      expect.unreachable();
    } catch (error) {
      const paths = (error as { issues: readonly { path: readonly string[] }[] }).issues.map(({ path }) => path[0]);
      expect(paths.sort()).toEqual(['exactQubits', 'relation', 'stimuli', 'tolerance', 'workLimit']);
    }
  });
});
