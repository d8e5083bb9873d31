import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { aggregateVariants, type Distribution, decodeVariants } from '../../../../src/formats/ionq/index.js';

const SEED = { seed: 20261129 };
const weights = (distribution: Distribution | undefined) => Object.fromEntries(distribution?.toMap() ?? []);

/** Qubits 0 and 1 in a Bell state, qubit 2 in one. */
const measured = circuit(3).h(0).cnot(0, 1).x(2).measure('pair', 0, 1);

describe('aggregateVariants', () => {
  const variant = (qubit_map: readonly number[] | null, shots: number | undefined, results: unknown) => ({
    variant_id: 'v',
    qubit_map,
    ...(shots === undefined ? {} : { shots }),
    results,
  });
  const variants = [
    variant([0, 1, 2], 100, { histogram: { 4: 60, 7: 40 } }),
    variant([2, 0, 1], 300, { probabilities: { [0b010]: 0.25, [0b111]: 0.75 } }),
    variant(null, 100, ['7', ...Array.from({ length: 99 }, () => '4')]),
  ];

  test('are averaged by their shots, each in the order of the circuit', () => {
    const { all, keys, get } = aggregateVariants(decodeVariants(variants, measured));
    expect([all!.kind, keys, typeof get]).toEqual(['probabilities', ['pair'], 'function']);
    const ones = (40 + 225 + 1) / 500;
    expect(weights(all)).toEqual({ '001': expect.closeTo(1 - ones, 12), '111': expect.closeTo(ones, 12) });
    const pair = aggregateVariants(decodeVariants({ variants }, measured), 'average').get('pair');
    expect(pair.probability('11')).toBeCloseTo(ones, 12);
  });

  test('count alike where one does not say how many shots it took', () => {
    const unsaid = [
      variant(null, undefined, { probabilities: { 0: 1 } }),
      variant(null, 900, { probabilities: { 1: 1 } }),
    ];
    expect(weights(aggregateVariants(decodeVariants(unsaid, circuit(1))).all)).toEqual({ '0': 0.5, '1': 0.5 });
  });

  test('have a vote each where they are sharpened, which is shared between equals', () => {
    const sharpened = aggregateVariants(decodeVariants(variants, measured), 'plurality');
    expect(weights(sharpened.all)).toEqual({ '001': expect.closeTo(2 / 3, 12), '111': expect.closeTo(1 / 3, 12) });
    const tied = [variant(null, 10, { 0: 4, 1: 4, 2: 2 }), variant(null, 10, { 0: 9, 3: 1 })];
    expect(weights(aggregateVariants(decodeVariants(tied, circuit(2)), 'plurality').all)).toEqual({
      '00': 0.75,
      '10': 0.25,
    });
  });

  test('of one distribution aggregate to that distribution, whatever their maps', () => {
    const map = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 3, maxLength: 3 });
    const counts = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(map, { minLength: 1, maxLength: 5 }), counts, (maps, weighed) => {
        fc.pre(weighed.some((count) => count > 0));
        const total = weighed.reduce((sum, count) => sum + count, 0);
        const documents = maps.map((qubit_map) => {
          const key = (outcome: number) =>
            qubit_map.reduce((sum, to, qubit) => sum + (((outcome >> qubit) & 1) << to), 0);
          return variant(qubit_map, total, Object.fromEntries(weighed.map((count, outcome) => [key(outcome), count])));
        });
        const { all } = aggregateVariants(decodeVariants(documents, circuit(3)));
        for (const [outcome, count] of weighed.entries()) {
          expect(all!.probability(outcome)).toBeCloseTo(count / total, 12);
        }
      }),
      SEED,
    );
  });

  test('takes variants that are there and read the same things', () => {
    expect(() => aggregateVariants([])).toThrow(/no variants/);
    const of = (width: 1 | 2) => decodeVariants([variant(null, 1, { 0: 1 })], circuit(width));
    expect(() => aggregateVariants([...of(1), ...of(2)])).toThrow(/read different/);
  });
});
