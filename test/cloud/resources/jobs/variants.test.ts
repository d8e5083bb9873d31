import { describe, expect, it } from 'vitest';
import { clientOf, json, thrownBy } from '../../test-service.js';

describe('the variants of a job', () => {
  it('have results of three kinds', async () => {
    const { ionq, world, service, told } = clientOf([
      json({ '0': 0.5, '3': 0.5 }),
      json({ '0': 50, '3': 50 }),
      json(['0', '3']),
      json({ '0': 1 }),
    ]);
    const { variants } = ionq.jobs;
    expect(await world.until(variants.probabilities('J', 'V'))).toEqual({ '0': 0.5, '3': 0.5 });
    expect(await world.until(variants.histogram('J', 'V'))).toEqual({ '0': 50, '3': 50 });
    expect(await world.until(variants.shots('J', 'V'))).toEqual(['0', '3']);
    expect(await world.until(variants.shots('J', 'V'))).toEqual({ '0': 1 });
    expect(service.requests).toEqual([
      'GET /v0.4/jobs/J/variants/V/results/probabilities',
      'GET /v0.4/jobs/J/variants/V/results/histogram',
      'GET /v0.4/jobs/J/variants/V/results/shots',
      'GET /v0.4/jobs/J/variants/V/results/shots',
    ]);
    expect(told('unexpected-answer')).toEqual([]);
  });

  it('have ids that are checked, both of them', async () => {
    const { ionq } = clientOf([]);
    const { variants } = ionq.jobs;
    for (const call of [variants.probabilities, variants.histogram, variants.shots]) {
      expect(await thrownBy(() => call.call(variants, '..', ''))).toMatchObject({
        issues: [{ path: ['job'] }, { path: ['variant'] }],
      });
    }
  });
});
