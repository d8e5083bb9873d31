import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Runner, RunTask } from '../../src/emulator/index.js';
import { workerRunner } from '../../src/node/worker-runner.js';
import { failedOutcome } from '../emulator/store/sample-records.js';
import { type BuiltPrograms, builtPrograms } from './built-programs.js';

let programs: BuiltPrograms;
beforeAll(async () => {
  programs = await builtPrograms({
    odd: 'test/node/programs/odd-worker.ts',
    'run-worker': 'src/node/run-worker.ts',
  });
});
afterAll(() => programs.remove());

const runners: Runner[] = [];
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.close()));
});

async function started(options: Parameters<typeof workerRunner>[0] = {}): Promise<Runner> {
  const runner = await workerRunner({ threads: 1, file: programs.file('odd'), ...options });
  runners.push(runner);
  return runner;
}

const task = (payload: string, given: Partial<RunTask> = {}) =>
  ({
    payload,
    seed: 1,
    noise: 'machine',
    variants: 0,
    memoryLimit: 2 ** 20,
    timeLimit: 100_000,
    ...given,
  }) as RunTask;
let begun = 0;

/** Runs a task until its thread has begun with it. */
async function begin(runner: Runner, kind: string, signal: AbortSignal): Promise<Promise<unknown>[]> {
  const file = programs.file(`begun-${++begun}`);
  const outcome = runner.run(task(`${kind} ${file}`), signal);
  outcome.catch(() => {});
  while (!existsSync(file)) await setTimeout(1);
  // What the thread said before is heard.
  await setTimeout(1);
  return [outcome];
}

const internalError = (message: string) => ({ kind: 'failed', failure: { code: 'InternalError', message } });

describe('the runner on threads', () => {
  it('runs tasks on a thread of their own, one after the other', async () => {
    const runner = await started();
    const outcomes = await Promise.all([runner.run(task('thread')), runner.run(task('thread'))]);
    expect(outcomes[0]).toEqual(outcomes[1]);
    expect(outcomes[0]).not.toEqual(failedOutcome('0'));
  });

  it('runs as many at once as it has threads', async () => {
    const runner = await started({ threads: 2 });
    const end = new AbortController();
    const listening = runner.run(task('listen'), end.signal);
    expect(await runner.run(task('thread'))).toMatchObject({ kind: 'failed' });
    end.abort(new Error('enough'));
    await expect(listening).rejects.toThrow('enough');
  });

  it('makes an outcome of what is thrown, of a thread that ends and of one without memory, and goes on', async () => {
    const runner = await started({ heapMegabytes: 32 });
    expect(await runner.run(task('throw'))).toEqual(internalError('The emulator failed to run the job: thrown'));
    expect(await runner.run(task('exit'))).toEqual(
      internalError('The emulator failed to run the job: worker exited with code: 7'),
    );
    expect(await runner.run(task('memory'))).toEqual(
      internalError('The job needs more memory than a thread of the emulator may use.'),
    );
    expect(await runner.run(task('thread'))).toMatchObject({ failure: { code: expect.stringMatching(/^\d+$/) } });
  });

  it.each([
    ['waits', 'listen'],
    ['never waits', 'ask'],
  ])('ends a task that listens and %s, and keeps its thread', async (_, kind) => {
    const runner = await started({ grace: 100_000 });
    const before = await runner.run(task('thread'));
    const end = new AbortController();
    const [listening] = await begin(runner, kind, end.signal);
    end.abort(new Error('enough'));
    await expect(listening).rejects.toThrow('enough');
    expect(await runner.run(task('thread'))).toEqual(before);
  });

  it('ends the thread of a task that does not listen, and starts another', async () => {
    const runner = await started({ grace: 20 });
    const before = await runner.run(task('thread'));
    const end = new AbortController();
    const [endless] = await begin(runner, 'forever', end.signal);
    end.abort(new Error('enough'));
    await expect(endless).rejects.toThrow('enough');
    const after = await runner.run(task('thread'));
    expect(after).toMatchObject({ kind: 'failed' });
    expect(after).not.toEqual(before);
  });

  it('does not begin what was ended before its turn, or before it was asked for', async () => {
    const runner = await started({ grace: 20 });
    const first = new AbortController();
    const second = new AbortController();
    const [endless] = await begin(runner, 'forever', first.signal);
    const waiting = runner.run(task('forever'), second.signal);
    second.abort(new Error('never mind'));
    await expect(waiting).rejects.toThrow('never mind');
    await expect(runner.run(task('forever'), second.signal)).rejects.toThrow('never mind');
    first.abort(new Error('enough'));
    await expect(endless).rejects.toThrow('enough');
    expect(await runner.run(task('thread'))).toMatchObject({ kind: 'failed' });
  });

  it('fails a task that does not keep to its time', async () => {
    const runner = await started({ grace: 20 });
    expect(await runner.run(task('forever', { timeLimit: 30 }))).toEqual({
      kind: 'failed',
      failure: { code: 'SimulationTimeout', message: 'the simulation took longer than 30 ms' },
    });
    expect(await runner.run(task('thread'))).toMatchObject({ kind: 'failed' });
  });

  it('can be closed while its threads start', async () => {
    // At a moment that is not always the same, with a file that takes some time to load.
    for (let turns = 0; turns < 40; turns++) {
      const runner = await workerRunner({ threads: 1, file: programs.file('run-worker') });
      const end = new AbortController();
      const outcome = runner.run(task('{}'), end.signal).catch((error) => error);
      await setTimeout(turns * 5);
      if (turns % 2 === 0) end.abort();
      await runner.close();
      await outcome;
    }
  });

  it('fails tasks whose thread cannot start', async () => {
    const runner = await started({ file: programs.file('absent') });
    expect(await runner.run(task('thread'))).toMatchObject({ failure: { code: 'InternalError' } });
    expect(await runner.run(task('thread'))).toMatchObject({ failure: { code: 'InternalError' } });
  });

  it.each([0, -1, 1.5, Number.NaN])('has no %s threads', async (threads) => {
    await expect(workerRunner({ threads })).rejects.toThrow(expect.objectContaining({ code: 'ValueOutOfRange' }));
  });
});
