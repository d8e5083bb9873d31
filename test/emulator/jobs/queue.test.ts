import { describe, expect, it } from 'vitest';
import type { JobOutcome, Runner } from '../../../src/emulator/index.js';
import { Queue } from '../../../src/emulator/jobs/queue.js';
import { HandRunner } from '../hand-runner.js';
import { gatesJob, taskOf } from '../run/tasks.js';

const task = () => taskOf(gatesJob([{ gate: 'x', target: 0 }]));
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Time that never passes. */
const never = () => () => undefined;

function queueOn(runner: Runner) {
  const done: [string, JobOutcome][] = [];
  return { queue: new Queue(runner, (id, outcome) => done.push([id, outcome]), never), done };
}

describe('a queue', () => {
  it('keeps a few tasks running, in the order in which they came, and makes each when its turn comes', async () => {
    const runner = new HandRunner();
    const { queue, done } = queueOn(runner);
    const made: number[] = [];
    for (let k = 0; k < 12; k++) {
      queue.add(`${k}`, () => {
        made.push(k);
        return task();
      });
    }
    expect([queue.length, made.length, runner.held.length]).toEqual([12, 8, 8]);
    await runner.finish();
    expect([queue.length, made.length]).toEqual([11, 9]);
    await runner.finishAll();
    expect(done.map(([id]) => id)).toEqual(Array.from({ length: 12 }, (_, k) => `${k}`));
    expect(queue.length).toBe(0);
  });

  it('drops what waits and what runs, and tells nothing of it', async () => {
    const runner = new HandRunner();
    const { queue, done } = queueOn(runner);
    for (let k = 0; k < 12; k++) queue.add(`${k}`, task);
    queue.drop(['0', '3', '9', 'nobody']);
    await turn();
    expect([queue.length, runner.dropped]).toEqual([9, 2]);
    await runner.finishAll();
    expect(done.map(([id]) => id)).toEqual(['1', '2', '4', '5', '6', '7', '8', '10', '11']);
  });

  it('keeps the order of thousands while some are dropped', async () => {
    const runner = new HandRunner();
    const { queue, done } = queueOn(runner);
    const failing: Runner = { run: () => Promise.reject(new Error('no')), close: async () => {} };
    const fast = queueOn(failing);
    for (let k = 0; k < 3_000; k++) fast.queue.add(`${k}`, task);
    fast.queue.drop(Array.from({ length: 1_000 }, (_, k) => `${2 * k + 1_001}`));
    while (fast.queue.length > 0) await turn();
    const kept = Array.from({ length: 3_000 }, (_, k) => k).filter((k) => k < 1_001 || k % 2 === 0);
    expect(fast.done.map(([id]) => Number(id))).toEqual(kept);
    expect(done).toEqual([]);
    expect(queue.length).toBe(0);
  });

  it('makes a failure of whatever keeps a task from being run', async () => {
    const failing: Runner = { run: () => Promise.reject(new Error('no thread left')), close: async () => {} };
    const { queue, done } = queueOn(failing);
    queue.add('a', task);
    queue.add('b', () => {
      throw new Error('no payload');
    });
    while (queue.length > 0) await turn();
    expect(done.sort()).toEqual([
      [
        'a',
        { kind: 'failed', failure: { code: 'InternalError', message: 'The job could not be run: no thread left' } },
      ],
      ['b', { kind: 'failed', failure: { code: 'InternalError', message: 'The job could not be run: no payload' } }],
    ]);
  });

  it('runs again what could not even be kept as a failure, a while later', async () => {
    const runner = new HandRunner();
    const later = new Set<() => void>();
    const after = (_: number, callback: () => void) => {
      later.add(callback);
      return () => void later.delete(callback);
    };
    const passTime = () => {
      for (const callback of [...later]) if (later.delete(callback)) callback();
    };
    const kept: string[] = [];
    let room = false;
    const keep = (id: string, { kind }: JobOutcome) => {
      if (!room) throw new Error('the disk is full');
      kept.push(`${id}: ${kind}`);
    };
    const queue = new Queue(runner, keep, after);
    for (const id of ['a', 'b', 'c']) queue.add(id, task);
    await runner.finishAll();
    expect([queue.length, runner.held.length, kept]).toEqual([3, 0, []]);
    queue.drop(['b']);
    room = true;
    passTime();
    expect([queue.length, runner.held.length]).toEqual([2, 2]);
    await runner.finishAll();
    expect([queue.length, kept]).toEqual([0, ['a: circuit', 'c: circuit']]);
    room = false;
    queue.add('d', task);
    await runner.finishAll();
    queue.clear();
    passTime();
    expect([queue.length, runner.held.length]).toEqual([0, 0]);
  });

  it('can be cleared and filled with the same ids, which are others', async () => {
    const runner = new HandRunner();
    const { queue, done } = queueOn(runner);
    queue.add('a', task);
    queue.clear();
    queue.add('a', task);
    await turn();
    expect([queue.length, runner.held.length, runner.dropped]).toEqual([1, 1, 1]);
    queue.drop(['a']);
    await turn();
    expect([queue.length, runner.held.length, runner.dropped]).toEqual([0, 0, 2]);
    queue.add('a', task);
    await runner.finishAll();
    expect(done.map(([id]) => id)).toEqual(['a']);
  });

  it('runs nothing once it is closed', async () => {
    const runner = new HandRunner();
    const { queue, done } = queueOn(runner);
    for (let k = 0; k < 10; k++) queue.add(`${k}`, task);
    queue.close();
    queue.add('late', task);
    await turn();
    expect([runner.held.length, runner.dropped, done.length]).toEqual([0, 8, 0]);
  });
});
