import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitGather, gather } from '../../../src/simulate/bits/gather.js';
import { SEED } from '../circuit-arbitrary.js';

describe('gather', () => {
  it('puts bit wires[i] of an index on bit i, repeats and nulls included', () => {
    const wire = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 10 }));
    fc.assert(
      fc.property(fc.array(wire, { maxLength: 14 }), fc.integer({ min: 0, max: 2 ** 11 - 1 }), (wires, index) => {
        const expected = wires.reduce<number>(
          (sum, from, bit) => sum + (from === null ? 0 : (Math.floor(index / 2 ** from) % 2) * 2 ** bit),
          0,
        );
        expect(gather(bitGather(wires, 11), index)).toBe(expected);
      }),
      { seed: SEED },
    );
  });

  it('works on one qubit and on none', () => {
    expect(gather(bitGather([0], 1), 1)).toBe(1);
    expect(gather(bitGather([], 1), 1)).toBe(0);
  });
});
