import { describe, expect, it } from 'vitest';
import { circuitJob, testEmulator } from '../test-emulator.js';

/** Jobs in every end state, and the list of them. */
async function answers(quirks: boolean) {
  const faults = [{ fail: 'QuantumComputerError', backend: 'qpu.aria-1' }];
  const policies = { 'qpu.forte-1': { kind: 'polls', ready: 9, started: 9, completed: 9 } } as const;
  const { run, submit, job, ask } = testEmulator({ quirks, faults, policies });
  const completed = await run(circuitJob());
  const failed = await run(circuitJob({ backend: 'qpu.aria-1' }));
  const canceled = await submit(circuitJob({ backend: 'qpu.forte-1' }));
  await ask(`/jobs/${canceled}/status/cancel`, { method: 'PUT' });
  return {
    completed: await job(completed),
    failed: await job(failed),
    canceled: await job(canceled),
    first: (await ask('/jobs?limit=2')).body,
    last: (await ask('/jobs?limit=3')).body,
    none: (await ask('/jobs?status=queued')).body,
  };
}

describe('with quirks', () => {
  it('a canceled job has no failure, and one that ends well has null', async () => {
    const { completed, canceled } = await answers(true);
    expect([canceled.status, 'failure' in canceled]).toEqual(['canceled', false]);
    expect([completed.status, completed.failure]).toEqual(['completed', null]);
  });

  it('a failure has its reason under both names', async () => {
    const { failure } = (await answers(true)).failed;
    expect(failure).toEqual({ code: 'QuantumComputerError', message: expect.any(String), error: failure.message });
  });

  it('the last page of a list has no next, and others have', async () => {
    const { first, last, none } = await answers(true);
    expect([first.jobs.length, typeof first.next]).toEqual([2, 'string']);
    expect([last.jobs.length, 'next' in last]).toEqual([3, false]);
    expect(none).toEqual({ jobs: [] });
  });
});

describe('without quirks', () => {
  it('all is as the document says', async () => {
    const { canceled, failed, last, none } = await answers(false);
    expect(canceled.failure).toBeNull();
    expect(Object.keys(failed.failure)).toEqual(['code', 'message']);
    expect([last.next, none.next]).toEqual([null, null]);
  });
});
