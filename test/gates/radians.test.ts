import { describe, expect, it } from 'vitest';
import { suspectRadians } from '../../src/gates/index.js';

describe('suspectRadians', () => {
  it.each([0, 0.25, -0.5, 1, -1, 1 / 3, 0.1234, 0.785, Number.NaN, Number.POSITIVE_INFINITY])(
    'believes %s turns',
    (turns) => {
      expect(suspectRadians(turns)).toBeUndefined();
    },
  );

  it.each([Math.PI / 4, -Math.PI / 16, Math.PI / 12, (3 * Math.PI) / 16, 0.7853982])(
    'takes %s for a fraction of pi',
    (turns) => {
      expect(suspectRadians(turns)?.reason).toBe('is a simple fraction of pi');
    },
  );

  it('takes more than a turn for radians, and says how many turns they are', () => {
    expect(suspectRadians(Math.PI)).toEqual({
      reason: 'is more than a turn',
      hint: 'this looks like radians: 3.141592653589793 radians are 0.5 turns',
    });
    expect(suspectRadians(-1.0001)?.reason).toBe('is more than a turn');
  });

  it('takes a fraction that was cut after a few digits only where it is no number of turns anyway', () => {
    expect(suspectRadians(0.785)).toBeUndefined();
    expect(suspectRadians(0.785, true)?.hint).toContain('0.124937 turns');
    expect(suspectRadians(0.3, true)).toBeUndefined();
  });
});
