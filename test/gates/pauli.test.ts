import { describe, expect, it } from 'vitest';
import { pauliMasks } from '../../src/gates/index.js';

describe('pauliMasks', () => {
  it('reads the rightmost letter as target 0', () => {
    expect(pauliMasks('YIZX')).toEqual({ flips: 0b1001, signs: 0b1010, ys: 1 });
    expect(pauliMasks('YY')).toEqual({ flips: 0b11, signs: 0b11, ys: 2 });
    expect(pauliMasks('II')).toEqual({ flips: 0, signs: 0, ys: 0 });
  });
});
