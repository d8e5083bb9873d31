import { describe, expect, it } from 'vitest';
import { findTarget } from '../../src/targets/index.js';
import { isSimulator, submissionOf } from '../../src/validate/submission.js';

const target = (payload: object) => submissionOf(payload, undefined).target?.name;

describe('submissionOf', () => {
  it('is for the backend of the payload, with its noise model', () => {
    expect(target({ backend: 'qpu.forte-1' })).toBe('qpu.forte-1');
    expect(target({ backend: 'simulator', noise: { model: 'aria-1' } })).toBe('simulator:aria-1');
    expect(target({ backend: 'simulator', noise: { model: 'ideal' } })).toBe('simulator');
    expect(target({ backend: 'simulator', noise: { model: 'unheard-of' } })).toBe('simulator');
  });

  it('takes backends by their name on the wire only', () => {
    expect(target({ backend: 'forte-1' })).toBeUndefined();
    expect(target({ backend: 'QPU.Forte-1' })).toBeUndefined();
    expect(target({ backend: 5 })).toBeUndefined();
    expect(target({})).toBeUndefined();
  });

  it('is for the target of the caller rather than that of the payload', () => {
    const given = findTarget('qpu.aria-1');
    expect(submissionOf({ backend: 'simulator' }, given)).toMatchObject({
      target: given,
      targetGiven: true,
      backend: 'simulator',
    });
  });

  it('has the shots that the service assumes, and none where they are no number', () => {
    expect(submissionOf({}, undefined).shots).toBe(100);
    expect(submissionOf({ shots: 7 }, undefined).shots).toBe(7);
    expect(submissionOf({ shots: '7' }, undefined).shots).toBeUndefined();
  });
});

describe('isSimulator', () => {
  it('is the cloud simulator with or without noise, and not the ideal machine', () => {
    const names = ['simulator', 'simulator:forte-1', 'ideal', 'qpu.forte-1'] as const;
    expect(names.map((name) => isSimulator(findTarget(name)))).toEqual([true, true, false, false]);
    expect(isSimulator(undefined)).toBe(false);
  });
});
