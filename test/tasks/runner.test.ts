import { describe, expect, it } from 'vitest';
import { thisThreadRunner } from '../../src/tasks/index.js';
import { describeRunner, resultsOf } from './conformance.js';
import { sweep } from './sample-tasks.js';

describeRunner('this thread', async () => ({ runner: thisThreadRunner(), stop: async () => {} }));

describe('a runner', () => {
  it('says what it wants of untyped code', () => {
    const runner = thisThreadRunner();
    expect(() => runner.run(3 as never)).toThrow('tasks come in a list or a stream, not as 3');
    expect(() => runner.run([], { window: 0 })).toThrow('window is a whole number from 1 on, not 0');
    expect(() => runner.run([], { attempt: 1 } as never)).toThrow("run has no option 'attempt'");
  });

  it('computes nothing more once it is closed', async () => {
    const runner = thisThreadRunner();
    await runner.close();
    await expect(resultsOf(runner, sweep(1))).rejects.toThrow('the runner is closed');
  });
});
