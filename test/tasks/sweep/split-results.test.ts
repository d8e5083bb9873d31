import { describe, expect, it } from 'vitest';
import { thisThreadRunner } from '../../../src/tasks/index.js';
import { splitResults } from '../../../src/tasks/sweep/split-results.js';
import { sweepOf } from '../../../src/tasks/sweep/sweep.js';
import type { Task, TaskResult } from '../../../src/tasks/task.js';
import { SIX_POINTS } from './samples.js';

async function all(results: AsyncIterable<TaskResult>): Promise<readonly TaskResult[]> {
  const found: TaskResult[] = [];
  for await (const result of results) found.push(result);
  return found;
}

const noisy = async (more: object = {}) =>
  sweepOf({
    ...SIX_POINTS,
    given: { ...SIX_POINTS.given, shots: 400, noise: 'aria-1', engine: 'trajectories', ...more },
  });

describe('samples in parts', () => {
  it.each([1, 2, 5, 100])('have the very results of wholes: %s parts', async (parts) => {
    const tasks = Array.from({ length: 6 }, (_, index) => index).map((await noisy()).taskAt);
    const runner = thisThreadRunner();
    const wholes = await all(runner.run(tasks));
    expect(wholes.every(({ ok }) => ok)).toBe(true);
    expect(await all(splitResults(runner, tasks, parts, {}))).toEqual(wholes);
    await runner.close();
  });

  it('fail one by one, also where they cannot be split', async () => {
    const [good, other] = [await noisy(), await noisy({ memoryLimit: 1 })];
    const tasks: readonly Task[] = [
      { ...good.taskAt(0), version: 'other' },
      good.taskAt(0),
      other.taskAt(1),
      good.taskAt(2),
      { ...good.taskAt(3), kind: 'simulate' },
    ];
    const runner = thisThreadRunner();
    const results = await all(splitResults(runner, tasks, 3, {}));
    expect(results.map((result) => (result.ok ? 'ok' : result.failure.code))).toEqual([
      'VersionMismatch',
      'ok',
      'TooMuchMemory',
      'ok',
      expect.stringMatching(/UnknownField|WrongArgument|InvalidInput/),
    ]);
    await runner.close();
  });
});
