import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binaryDigits,
  byOutcome,
  isOutcome,
  outcomeIndex,
  outcomeText,
  readOutcome,
  selectBits,
  writeOutcome,
} from '../../src/circuit/index.js';

const SEED = { seed: 20_261, numRuns: 200 };

describe('outcomes', () => {
  it('are written with bit 0 first, and counted with bit k as 2^k', () => {
    expect(writeOutcome(6, 4)).toBe('0110');
    expect(writeOutcome(1n, 3)).toBe('100');
    expect(readOutcome('100')).toBe(1n);
    expect(outcomeIndex('0011')).toBe(12);
    expect(binaryDigits(1, 3)).toBe('001');
  });

  it('are exact at any width', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('0', '1'), maxLength: 130 }), (bits) => {
        const value = readOutcome(bits);
        expect(writeOutcome(value, bits.length)).toBe(bits);
        expect(outcomeText(value, bits.length)).toBe(bits);
        expect([...bits].reduce((sum, bit, k) => sum + BigInt(bit) * 2n ** BigInt(k), 0n)).toBe(value);
        if (bits.length <= 53) {
          expect(outcomeIndex(bits)).toBe(Number(value));
          expect(writeOutcome(Number(value), bits.length)).toBe(bits);
        } else expect(outcomeIndex(bits)).toBeNaN();
      }),
      SEED,
    );
  });

  it('of no bits are the empty text and zero', () => {
    expect(writeOutcome(0, 0)).toBe('');
    expect(writeOutcome(0n, 0)).toBe('');
    expect(readOutcome('')).toBe(0n);
    expect(outcomeText(0, 0)).toBe('');
    expect(outcomeText(1, 0)).toBeUndefined();
  });

  it.each<[string | number | bigint, number]>([
    ['10', 3],
    ['102', 3],
    [8, 3],
    [-1, 3],
    [0.5, 3],
    [8n, 3],
    [-1n, 3],
    [2 ** 54, 60],
    [2n ** 60n, 60],
  ])('are told from what is none: %s of %i bits', (outcome, width) => {
    expect(outcomeText(outcome, width)).toBeUndefined();
  });

  it('are texts of 0 and 1 alone', () => {
    expect(['', '0', '0110'].every((text) => isOutcome(text))).toBe(true);
    expect(isOutcome('01', 3)).toBe(false);
    expect(isOutcome('0 1', 3)).toBe(false);
  });

  it('give bits in any order, and 0 where none is meant', () => {
    expect(selectBits('011', [2, null, 0, 1])).toBe('1001');
  });

  it('are listed in the order of their texts', () => {
    const weights = new Map([
      ['10', 1],
      ['01', 2],
      ['00', 3],
    ]);
    expect([...byOutcome(weights).keys()]).toEqual(['00', '01', '10']);
  });
});
