import { describe, expect, it } from 'vitest';
import { CostLimitError, JobCanceledError, JobFailedError, JobTimeoutError } from '../../../src/cloud/errors/index.js';

const plain = (error: Error) => JSON.parse(JSON.stringify(error));

describe('a job that failed', () => {
  it.each([
    [{ code: 'NotEnoughQubits', message: 'too few' }, 'NotEnoughQubits', 'too few'],
    [{ code: 'NotEnoughQubits', error: 'too few' }, 'NotEnoughQubits', 'too few'],
    [{ message: 'too few' }, 'unknown', 'too few'],
    [{}, 'unknown', 'the service does not say why'],
    [null, 'unknown', 'the service does not say why'],
    [undefined, 'unknown', 'the service does not say why'],
  ])('has the words of %j', (failure, code, message) => {
    const error = new JobFailedError({ id: 'J', status: 'failed', failure });
    expect(error.message).toBe(`the job J failed with ${code}: ${message}`);
    expect(plain(error)).toMatchObject({ code: 'JobFailed', jobId: 'J', failure: { code, message } });
  });
});

it('tells canceled jobs from deleted ones', () => {
  expect(new JobCanceledError({ id: 'J', status: 'canceled' }).message).toBe('the job J was canceled');
  expect(new JobCanceledError({ id: 'J', status: 'deleted' }).message).toBe('the job J was deleted');
  expect(plain(new JobCanceledError({ id: 'J', status: 'canceled' }))).toMatchObject({
    code: 'JobCanceled',
    jobId: 'J',
  });
});

it('says how far a job is, and how long it was waited for', () => {
  const error = new JobTimeoutError({ id: 'J', status: 'ready' }, 61_400);
  expect(error.message).toContain('the job J is still ready after 61 s');
  expect(error.message).toContain('the job goes on');
  expect(plain(error)).toMatchObject({ code: 'JobUnfinished', jobId: 'J', status: 'ready' });
  expect(new JobTimeoutError({ id: 'J', status: 'ready' }).message).toMatch(/is still ready\n/);
});

it.each([
  [12.5, 10, '$12.50', '$10.00'],
  [0.00015, 0, '$0.0001', '$0.00'],
  [1.005, 1.0049, '$1.005', '$1.0049'],
  [100, 99.9, '$100.00', '$99.90'],
])('says what a job of $%f would cost, beside the limit of $%f', (estimated, most, shown, limit) => {
  const error = new CostLimitError(estimated, most, 'by the service');
  expect(error.message).toContain(`the job is estimated at ${shown} by the service, and may cost ${limit}\n`);
  expect(error.message).toContain('nothing was submitted');
  expect(plain(error)).toMatchObject({ code: 'CostAboveLimit', estimatedUsd: estimated, maxCostUsd: most });
});
