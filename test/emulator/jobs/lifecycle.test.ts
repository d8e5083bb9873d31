import { describe, expect, it } from 'vitest';
import { type JobOutcome, type JobState, readPolicy } from '../../../src/emulator/index.js';
import { advanced, hasEnded, together } from '../../../src/emulator/jobs/lifecycle.js';
import { failedOutcome, sampleJob } from '../store/sample-records.js';

const stats = (qubits: number, circuits: number, oneQubitGates: number, twoQubitGates: number) => ({
  qubits,
  circuits,
  oneQubitGates,
  twoQubitGates,
});
const done = (...numbers: [number, number, number, number]): JobOutcome => ({
  kind: 'dry-run',
  stats: stats(...numbers),
  compiled: null,
});
const some = done(2, 1, 3, 4);

describe('a job that goes on', () => {
  it.each<JobState>(['completed', 'failed', 'canceled'])('stays as it is once it is %s', (state) => {
    const job = sampleJob(1, { state });
    expect(advanced(job, some, readPolicy('immediate'), 9e12)).toBe(job);
    expect(hasEnded(job)).toBe(true);
  });

  it('is the very same where nothing happened', () => {
    const job = sampleJob(1, { submittedAt: 1_000 });
    expect(advanced(job, some, readPolicy('time:10,20,30'), 1_009)).toBe(job);
  });

  it('has passed every state before the one that it is in', () => {
    const job = sampleJob(1, { submittedAt: 1_000 });
    expect(advanced(job, some, readPolicy('time:10,20,30'), 5_000)).toMatchObject({
      state: 'completed',
      readyAt: 1_010,
      startedAt: 1_020,
      completedAt: 1_030,
      executionMs: 10,
    });
    expect(advanced(job, undefined, readPolicy('time:10,20,30'), 5_000)).toMatchObject({
      state: 'started',
      startedAt: 1_020,
      completedAt: null,
    });
    expect(advanced(job, some, readPolicy('immediate'), 1_500)).toMatchObject({
      state: 'completed',
      startedAt: 1_500,
      executionMs: 1,
    });
  });

  it('ends no sooner than it was computed', () => {
    const job = sampleJob(1, { submittedAt: 1_000, state: 'started', readyAt: 1_010, startedAt: 1_020 });
    expect(advanced(job, some, readPolicy('time:10,20,30'), 4_000, 4_000)).toMatchObject({
      completedAt: 4_000,
      executionMs: 2_980,
    });
    expect(advanced(job, failedOutcome('InvalidInput'), readPolicy('time:10,20,30'), 4_000, 4_000)).toMatchObject({
      state: 'failed',
      completedAt: 4_000,
    });
  });

  it('fails in its check, before it starts', () => {
    const job = sampleJob(1, { submittedAt: 1_000 });
    const policy = readPolicy('time:10,20,30');
    expect(advanced(job, failedOutcome('InvalidInput'), policy, 1_009)).toBe(job);
    expect(advanced(job, failedOutcome('InvalidInput'), policy, 5_000)).toMatchObject({
      state: 'failed',
      failure: { code: 'InvalidInput' },
      startedAt: null,
      completedAt: 1_010,
    });
  });
});

describe('several circuits together', () => {
  it('are as wide as the widest, and as many gates as all', () => {
    expect(together([done(2, 1, 3, 4), done(5, 1, 1, 0), done(1, 1, 0, 0)])).toEqual(done(5, 3, 4, 4));
  });

  it('fail with the first that did, also where another one gave nothing', () => {
    expect(together([some, undefined, failedOutcome('TooManyShots'), failedOutcome('InvalidInput')])).toEqual(
      failedOutcome('TooManyShots'),
    );
  });

  it('amount to nothing where one gave nothing', () => {
    expect(together([some, undefined])).toBeUndefined();
  });

  it('are looked at one at a time, and no further than needed', () => {
    const asked: number[] = [];
    function* outcomes() {
      for (let k = 0; k < 5; k++) {
        asked.push(k);
        yield k === 2 ? failedOutcome('InvalidInput') : some;
      }
    }
    together(outcomes());
    expect(asked).toEqual([0, 1, 2]);
  });
});
