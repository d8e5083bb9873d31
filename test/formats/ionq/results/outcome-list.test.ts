import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOutcome, selectBits } from '../../../../src/circuit/index.js';
import { mirrored, OutcomeList, rankWriter } from '../../../../src/formats/ionq/results/outcome-list.js';
import { SEED } from '../../../simulate/circuit-arbitrary.js';

/** Texts of one width, around the widths at which something changes. */
const lists = fc.constantFrom(0, 1, 5, 6, 7, 12, 23, 24, 25, 31, 32, 33, 47, 48, 52, 53, 54, 60, 90).chain((width) =>
  fc.tuple(
    fc.constant(width),
    fc.array(fc.string({ unit: fc.constantFrom('0', '1'), minLength: width, maxLength: width }), { maxLength: 9 }),
    fc.array(fc.option(fc.nat(Math.max(0, width - 1))), { maxLength: 70 }).map((bits) => (width === 0 ? [] : bits)),
  ),
);

const numbersOf = (texts: readonly string[]) => Float64Array.from(texts, (text) => Number(readOutcome(text)));

describe('a list of outcomes', () => {
  it('gives the texts that it was made of, and the picked bits of each', () => {
    fc.assert(
      fc.property(lists, ([width, texts, bits]) => {
        const made = [OutcomeList.ofTexts(texts, width)];
        if (width <= 53) made.push(OutcomeList.ofNumbers(numbersOf(texts), width));
        for (const list of made) {
          expect(list).toMatchObject({ length: texts.length, width });
          expect(list.texts()).toEqual(texts);
          const selected = list.select(bits);
          const expected = texts.map((text) => selectBits(text, bits));
          expect(selected.texts()).toEqual(expected);
          expect(selected.width).toBe(bits.length);
          const again = bits.map((_, bit) => bits.length - 1 - bit);
          expect(selected.select(again).texts()).toEqual(expected.map((text) => [...text].reverse().join('')));
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('has ranks in the order of the texts, up to 53 bits', () => {
    fc.assert(
      fc.property(lists, ([width, texts, bits]) => {
        const selected = OutcomeList.ofTexts(texts, width).select(bits);
        const ranks = selected.ranks();
        expect(ranks === undefined).toBe(bits.length > 53);
        const expected = selected.texts().map((text) => (text === '' ? 0 : Number(BigInt(`0b${text}`))));
        if (ranks !== undefined) expect([...ranks]).toEqual(expected);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe('ranks', () => {
  it.each([0, 1, 7, 12, 13, 20, 24, 25, 53])('of %i bits are written alike, few or many', (width) => {
    const end = 2 ** width;
    const ranks = [0, 1, 2, 4095, 4096, end / 2, end - 2, end - 1].filter((rank) => rank >= 0 && rank < end);
    for (const count of [1, 1_000_000]) {
      const write = rankWriter(width, count);
      for (const rank of ranks.map(Math.floor)) {
        expect(write(rank)).toBe(width === 0 ? '' : rank.toString(2).padStart(width, '0'));
      }
    }
  });

  it('mirrored are the integers of the outcomes', () => {
    const texts = ['100', '011', '111', '000'];
    const ranks = OutcomeList.ofTexts(texts, 3).ranks()!;
    expect([...mirrored(ranks, 3)]).toEqual([1, 6, 7, 0]);
    const wide = `1${'0'.repeat(51)}1`;
    expect([...mirrored(OutcomeList.ofTexts([wide], 53).ranks()!, 53)]).toEqual([2 ** 52 + 1]);
  });
});
