import { describe, expect, it } from 'vitest';
import { pricedJob, priceText } from '../../src/cli/job-price.js';

describe('pricedJob', () => {
  it('takes shots from the command line, else from the job, else what is assumed', () => {
    const job = { shots: 250 };
    expect(pricedJob(job, { shots: 70 }).shots).toBe(70);
    expect(pricedJob(job, {}).shots).toBe(250);
    expect(pricedJob({}, {}).shots).toBe(pricedJob(undefined, { job: true }).shots);
    expect(pricedJob(undefined, {}).shots).not.toBe(pricedJob({}, {}).shots);
  });

  it('is without debiasing unless the job says so', () => {
    expect(pricedJob(undefined, {}).debiasing).toBe(false);
    expect(pricedJob({ settings: { error_mitigation: { debiasing: true } } }, {}).debiasing).toBe(true);
  });
});

describe('priceText', () => {
  it('rounds as bills are', () => {
    expect(priceText(168.195, { shots: 1000, debiasing: false })).toBe('$168.20 for 1000 shots');
    expect(priceText(0.004, { shots: 1, debiasing: true })).toBe('$0.00 for 1 shots with debiasing');
  });
});
