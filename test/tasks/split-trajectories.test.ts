import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compute,
  mergeTrajectories,
  splitTrajectories,
  type Task,
  type TrajectoriesValue,
  task,
  taskKinds,
} from '../../src/tasks/index.js';

const gates = 'rx(0.3) q[0]; cx q[0], q[1]; ry(1.1) q[2]; cx q[1], q[2]; cx q[2], q[3]; rz(0.2) q[3]; cx q[3], q[0];';
const MEASURED = `OPENQASM 3.0; qubit[4] q; bit[2] m; ${gates} m[0] = measure q[3]; m[1] = measure q[1];`;

const whole = (seed: number, shots = 300, text = MEASURED) =>
  task(
    'sample',
    {
      program: { text },
      target: 'qpu.forte-1',
      shots,
      noise: { r1q: 0.02, r2q: 0.05, readout: 0.01 },
      engine: 'trajectories',
    },
    seed,
  );

async function computed<Value>(one: Task): Promise<Value> {
  const outcome = await compute(taskKinds, one);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return JSON.parse(outcome.json);
}

describe('trajectories in parts', () => {
  it.each([1, 2, 3, 7, 1000])('merge to the very value of one machine, of %s parts', async (parts) => {
    const one = whole(5);
    const tasks = await splitTrajectories(one, parts);
    expect(tasks.length).toBeLessThanOrEqual(parts);
    const values = await Promise.all(tasks.map((part) => computed<TrajectoriesValue>(part)));
    const merged = await mergeTrajectories(one, values.reverse());
    expect(JSON.stringify(merged)).toBe(JSON.stringify(await computed(one)));
  });

  it('do so however they are cut', async () => {
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(cuts, fc.nat(1000), fc.integer({ min: 1, max: 400 }), async (places, seed, shots) => {
        const one = whole(seed, shots);
        const [all] = await splitTrajectories(one, 1);
        const { to: total } = all!.given;
        const ends = [...places.map((place) => Math.floor(place * total)), total].sort((a, b) => a - b);
        const parts = ends.map((to, k) => ({ ...all!, given: { ...all!.given, from: ends[k - 1] ?? 0, to } }));
        const values = await Promise.all(parts.map((part) => computed<TrajectoriesValue>(part)));
        expect(JSON.stringify(await mergeTrajectories(one, values))).toBe(JSON.stringify(await computed(one)));
      }),
      { seed: 3, numRuns: 25 },
    );
  });

  it('share the work: no trajectory is in two', async () => {
    const tasks = await splitTrajectories(whole(1), 4);
    const ranges = tasks.map(({ given: { from, to } }) => [from, to]);
    expect(ranges[0]![0]).toBe(0);
    for (let k = 1; k < ranges.length; k++) expect(ranges[k]![0]).toBe(ranges[k - 1]![1]);
    const sizes = ranges.map(([from, to]) => to! - from!);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  it('are refused where some are missing, or there twice', async () => {
    const one = whole(2);
    const tasks = await splitTrajectories(one, 3);
    const values = await Promise.all(tasks.map((part) => computed<TrajectoriesValue>(part)));
    const expected = expect.objectContaining({ code: 'CircuitMismatch' });
    await expect(mergeTrajectories(one, values.slice(1))).rejects.toThrow(expected);
    await expect(mergeTrajectories(one, values.slice(0, 2))).rejects.toThrow(expected);
    await expect(mergeTrajectories(one, [...values, values[1]!])).rejects.toThrow(expected);
  });

  it('are those of an engine that is named', async () => {
    const auto = task('sample', { program: { text: MEASURED }, shots: 10, noise: 'forte-1' });
    await expect(splitTrajectories(auto, 2)).rejects.toThrow('takes a sample on the engine trajectories');
  });
});
