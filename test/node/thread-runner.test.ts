import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ThreadEngine } from '../../src/node/thread-engine.js';
import { threadRunner } from '../../src/node/thread-runner.js';
import { runnerOn } from '../../src/tasks/index.js';
import { describeRunner } from '../tasks/conformance.js';
import { type BuiltPrograms, builtPrograms } from './built-programs.js';

let programs: BuiltPrograms;
beforeAll(async () => {
  programs = await builtPrograms({ 'run-worker': 'src/node/run-worker.ts' });
}, 60_000);
afterAll(() => programs.remove());

describeRunner('threads', async () => {
  const engine = new ThreadEngine({ threads: 2, file: programs.file('run-worker') });
  return { runner: runnerOn(engine), stop: async () => {} };
});

describe('threadRunner', () => {
  it.each([0, 1.5, Number.NaN])('has no %s threads', (threads) => {
    expect(() => threadRunner({ threads })).toThrow('threads are a whole number from 1 on');
  });

  it('takes its own options alone', () => {
    expect(() => threadRunner({ thread: 2 } as never)).toThrow('did you mean threads?');
  });
});
