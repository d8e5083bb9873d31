import { describe, expect, it } from 'vitest';
import { type Policy, readPolicies, readPolicy } from '../../src/emulator/index.js';
import { allowedBy, predictedWait } from '../../src/emulator/policy.js';
import { sampleJob } from './store/sample-records.js';

describe('a policy', () => {
  it.each<[string, Policy]>([
    ['immediate', { kind: 'immediate' }],
    ['time:500', { kind: 'time', ready: 166, started: 333, completed: 500 }],
    ['time:100,200,500', { kind: 'time', ready: 100, started: 200, completed: 500 }],
    ['time:0', { kind: 'time', ready: 0, started: 0, completed: 0 }],
    ['polls:3', { kind: 'polls', ready: 1, started: 2, completed: 3 }],
    ['polls:1,1,4', { kind: 'polls', ready: 1, started: 1, completed: 4 }],
  ])('is read from %s', (text, policy) => {
    expect(readPolicy(text)).toEqual(policy);
  });

  it.each([
    '',
    'Immediate',
    'time',
    'time:',
    'time:-1',
    'time:1.5',
    'time:1,2',
    'time:3,2,1',
    'polls:1,3,2',
    'soon:5',
    'time:1e3',
    'time:9999999999',
  ])('is none: %j', (text) => {
    expect(() => readPolicy(text)).toThrow(/is no policy/);
  });

  it('may be for one backend alone', () => {
    const [immediate, three] = ['immediate', 'polls:3'].map(readPolicy);
    expect(readPolicies([])).toEqual({});
    expect(readPolicies(['polls:3', 'simulator=immediate'])).toEqual({
      policy: three,
      policies: { simulator: immediate },
    });
    expect(readPolicies(['qpu.forte-1=polls:3'])).toEqual({ policies: { 'qpu.forte-1': three } });
    expect(() => readPolicies(['polls:3', 'immediate'])).toThrow(/"immediate" is a second policy for the same/);
    expect(() => readPolicies(['simulator=polls:3', 'simulator=immediate'])).toThrow(/is a second policy for the same/);
    expect(() => readPolicies(['simulater=immediate'])).toThrow(/a policy names the backend "simulater"/);
    expect(() => readPolicies(['simulator=soon'])).toThrow(/"soon" is no policy/);
  });

  it('allows by time what by polls it allows by looks', () => {
    const job = sampleJob(1, { submittedAt: 1_000, polls: 2 });
    expect(allowedBy(readPolicy('immediate'), job, 1_000)).toEqual({ ready: true, started: true, completed: true });
    expect(allowedBy(readPolicy('time:10,20,30'), job, 1_019)).toEqual({
      ready: true,
      started: false,
      completed: false,
    });
    expect(allowedBy(readPolicy('time:10,20,30'), job, 1_030)).toEqual({ ready: true, started: true, completed: true });
    expect(allowedBy(readPolicy('polls:1,2,3'), job, 9_999)).toEqual({ ready: true, started: true, completed: false });
  });

  it('predicts how long a job waits', () => {
    expect(['immediate', 'polls:5', 'time:10,20,30'].map((text) => predictedWait(readPolicy(text)))).toEqual([
      0, 0, 20,
    ]);
  });
});
