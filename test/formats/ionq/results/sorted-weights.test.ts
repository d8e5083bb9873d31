import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byOutcome, readOutcome } from '../../../../src/circuit/index.js';
import { OutcomeList } from '../../../../src/formats/ionq/results/outcome-list.js';
import { sortedWeights } from '../../../../src/formats/ionq/results/sorted-weights.js';
import { SEED } from '../../../simulate/circuit-arbitrary.js';

/** Few different outcomes, each with several weights, of widths of which every place or every outcome is kept. */
const weighted = fc
  .constantFrom(0, 1, 2, 6, 20, 36, 53, 54, 70)
  .chain((width) =>
    fc.tuple(
      fc.constant(width),
      fc.array(
        fc.tuple(
          fc.string({ unit: fc.constantFrom('0', '1'), minLength: width, maxLength: width }),
          fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
        ),
        { maxLength: 30 },
      ),
      fc.nat(5),
    ),
  )
  .map(([width, list, times]) => ({
    width,
    list: [...list, ...list.slice(0, times).map(([text]) => [text, 0.25] as const)] as (readonly [string, number])[],
  }));

/** The same by a map of texts. */
function reference(list: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [text, weight] of list) sums.set(text, (sums.get(text) ?? 0) + weight);
  return byOutcome(sums);
}

describe('sorted weights', () => {
  it('are the sums of what was given, bit for bit, in the order of the texts', () => {
    fc.assert(
      fc.property(weighted, ({ width, list }) => {
        const outcomes = OutcomeList.ofTexts(
          list.map(([text]) => text),
          width,
        );
        const found = sortedWeights(
          outcomes,
          list.map(([, weight]) => weight),
        );
        const expected = reference(list);
        expect([...found]).toEqual([...expected]);
        expect([...found.values]).toEqual([...expected.values()]);
        expect(found.size).toBe(expected.size);
        expect([...found.integers()]).toEqual([...expected.keys()].map(readOutcome));
        expect(found.outcomes().texts()).toEqual([...expected.keys()]);
        for (const [text, weight] of expected) expect(found.get(text)).toBe(weight);
        const other = '01'.repeat(40).slice(0, width);
        expect(found.get(other)).toBe(expected.get(other));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('with other weights keep what has one', () => {
    for (const width of [2, 60]) {
      const texts = ['00', '01', '11'].map((text) => text.padEnd(width, '0'));
      const found = sortedWeights(OutcomeList.ofTexts(texts, width), [1, 2, 3]).withWeights([5, 0, 7]);
      expect([...found]).toEqual([
        [texts[0], 5],
        [texts[2], 7],
      ]);
      expect(found.get(texts[1]!)).toBeUndefined();
    }
  });
});
