import { describe, expect, test } from 'vitest';
import { customTarget } from '../../../src/targets/index.js';
import { found, issueOf, type Json, job } from '../payloads.js';

describe('shots', () => {
  const debiasing = (shots: Json, backend = 'qpu.forte-1') =>
    found({ ...job({ backend, settings: { error_mitigation: { debiasing: true } } }), shots: undefined, ...shots });

  test('the simulator mitigates no errors', () => {
    const error_mitigation = { symmetry_verification: true, debiasing: true };
    const both = (backend: string) => found(job({ backend, settings: { error_mitigation } }));
    expect(both('simulator')).toEqual([
      '(IgnoredSetting settings.error_mitigation.debiasing)',
      '(IgnoredSetting settings.error_mitigation.symmetry_verification)',
    ]);
    expect(both('qpu.forte-1')).toEqual([]);
    expect(found(job({ settings: { error_mitigation: { symmetry_verification: false } } }))).toEqual([]);
  });

  test('debiasing needs 500 shots, and the default is 100', () => {
    expect(debiasing({ shots: 500 })).toEqual([]);
    expect(debiasing({ shots: 499 })).toEqual(['DebiasingShots settings.error_mitigation.debiasing']);
    expect(debiasing({})).toEqual(['DebiasingShots settings.error_mitigation.debiasing']);
    expect(debiasing({ shots: 500 }, 'simulator')).toEqual(['(IgnoredSetting settings.error_mitigation.debiasing)']);
  });

  test('says whether too few shots were asked for or assumed', () => {
    const payload = job({ backend: 'qpu.forte-1', settings: { error_mitigation: { debiasing: true } } });
    expect(issueOf({ ...payload, shots: 100 }, 'DebiasingShots').received).toBe('100');
    expect(issueOf({ ...payload, shots: undefined }, 'DebiasingShots').received).toBe('100 (the default)');
  });

  test('a target may allow fewer shots than the service', () => {
    const target = customTarget({ name: 'mine', limits: { shots: 200 } });
    expect(found(job({ shots: 201 }), target)).toEqual(['TooManyShots shots']);
    expect(found(job({ shots: 200 }), target)).toEqual([]);
    expect(found(job({ backend: 'qpu.forte-1', shots: 10_001 }))).toEqual(['(TooManyShots shots)']);
  });
});
