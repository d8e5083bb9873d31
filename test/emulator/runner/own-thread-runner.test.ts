import { describe, expect, it } from 'vitest';
import { runTask } from '../../../src/emulator/run/run-task.js';
import { OwnThreadRunner } from '../../../src/emulator/runner/own-thread-runner.js';
import { gatesJob, taskOf } from '../run/tasks.js';

const quick = (seed: number) =>
  taskOf(gatesJob([{ gate: 'h', target: 0 }], { noise: { model: 'aria-1' }, shots: 50 }), { seed });

/** Works for longer than anybody waits. */
const endless = taskOf(
  gatesJob(
    Array.from({ length: 20_000 }, (_, k) => [
      { gate: 'rx', target: k % 18, rotation: 0.1 + k },
      { gate: 'cnot', control: k % 18, target: (k + 1) % 18 },
    ]).flat(),
    { noise: { model: 'aria-2' } },
  ),
);

describe('OwnThreadRunner', () => {
  it('gives what the task alone gives', async () => {
    const runner = new OwnThreadRunner();
    const outcomes = await Promise.all([1, 2, 3].map((seed) => runner.run(quick(seed))));
    expect(outcomes).toEqual(await Promise.all([1, 2, 3].map((seed) => runTask(quick(seed)))));
    await runner.close();
  });

  it('runs tasks one after the other, in the order in which they came', async () => {
    const runner = new OwnThreadRunner();
    const ended: number[] = [];
    await Promise.all([1, 2, 3, 4].map((seed) => runner.run(quick(seed)).then(() => ended.push(seed))));
    expect(ended).toEqual([1, 2, 3, 4]);
  });

  it('lets other events have their turn between many tasks', async () => {
    const runner = new OwnThreadRunner();
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    await Promise.all(Array.from({ length: 400 }, (_, seed) => runner.run(quick(seed))));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });

  it('stops a task whose signal is aborted, and runs the next one', async () => {
    const runner = new OwnThreadRunner();
    const controller = new AbortController();
    const running = runner.run(endless, controller.signal);
    const next = runner.run(quick(1));
    setTimeout(() => controller.abort(new Error('enough')), 30);
    await expect(running).rejects.toThrow('enough');
    expect(await next).toEqual(await runTask(quick(1)));
    await expect(runner.run(quick(1), AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
  });

  it('tells a task that waits of its signal at once', async () => {
    const runner = new OwnThreadRunner();
    const [first, second] = [new AbortController(), new AbortController()];
    const running = runner.run(endless, first.signal);
    const waiting = runner.run(quick(1), second.signal);
    second.abort(new Error('never mind'));
    await expect(waiting).rejects.toThrow('never mind');
    first.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
  });

  it('goes on after a task that failed', async () => {
    const runner = new OwnThreadRunner();
    const failed = runner.run(taskOf(gatesJob([])));
    const next = runner.run(quick(2));
    expect((await failed).kind).toBe('failed');
    expect((await next).kind).toBe('circuit');
  });

  it('stops everything when it is closed, and takes nothing more', async () => {
    const runner = new OwnThreadRunner();
    const running = runner.run(endless);
    const waiting = runner.run(quick(1));
    const ends = Promise.allSettled([running, waiting]);
    await runner.close();
    expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    await expect(runner.run(quick(1))).rejects.toMatchObject({ name: 'AbortError', message: 'the runner is closed' });
    await runner.close();
  });
});
