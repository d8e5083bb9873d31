import { describe, expect, it } from 'vitest';
import { nativeCircuit } from '../../../src/circuit/index.js';
import { trajectoriesEngine } from '../../../src/simulate/trajectories/engine.js';
import { finish } from '../../../src/steps/index.js';

const task = (r1q: number, shots: number) => ({
  circuit: nativeCircuit(3).gpi2(0, 0).gpi2(0, 1),
  rates: { r1q, r2q: 0 },
  shots,
  seed: 5,
  limit: {},
});

describe('trajectories', () => {
  it('cost half a run for each shot that suffers an error', () => {
    // A gate is struck with probability 3/4 of its rate.
    const struck = 1 - (1 - 0.75 * 0.2) ** 2;
    expect(trajectoriesEngine.judge(task(0.2, 1000))).toMatchObject({
      cost: (Math.ceil(1000 * struck) * 2 ** 3) / 2,
    });
  });

  it('are for noise', () => {
    expect(trajectoriesEngine.judge(task(0, 1000))).toMatchObject({ refusal: { path: ['engine'] } });
  });

  it('are read again under the same noise, after gates and by a seed of their own', () => {
    const run = finish(trajectoriesEngine.run(task(1, 400)));
    const again = run.again!(nativeCircuit(3).gpi(0, 2).operations, 6);
    const counts = [...(again as { counts: ReadonlyMap<number, number> }).counts];
    expect(counts.reduce((sum, [, count]) => sum + count, 0)).toBe(400);
    // At rate 1 the qubit that is flipped is random, as the others are: nothing is left of the flip.
    const ones = counts.reduce((sum, [outcome, count]) => sum + ((outcome >> 2) & 1) * count, 0);
    expect(Math.abs(ones - 200)).toBeLessThan(50);
    expect(again).not.toEqual(run.samples);
  });
});
