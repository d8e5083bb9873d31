import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import {
  aggregateVariants,
  type Distribution,
  decodeProbabilities,
  decodeShots,
  decodeVariants,
} from '../../../../src/formats/ionq/index.js';
import { placesOf, thrownIssues } from '../thrown-issues.js';

const SEED = { seed: 20261129 };
const weights = (distribution: Distribution | undefined) => Object.fromEntries(distribution?.toMap() ?? []);

/** Qubits 0 and 1 in a Bell state, qubit 2 in one. */
const measured = circuit(3).h(0).cnot(0, 1).x(2).measure('pair', 0, 1);

describe('the qubit map of a document', () => {
  test('says where the qubits of the circuit are', () => {
    // Qubit 0 is on 4, qubit 1 on 12, qubit 2 on 7: the key with only bit 4 set is qubit 0 alone.
    const options = { qubitMap: [4, 12, 7] };
    const results = decodeProbabilities({ [2 ** 4]: 0.5, [2 ** 12 + 2 ** 7]: 0.5 }, measured, options);
    expect(weights(results.all)).toEqual({ '100': 0.5, '011': 0.5 });
    expect(weights(results.get('pair'))).toEqual({ '10': 0.5, '01': 0.5 });
    expect(decodeShots(['16', '4224'], measured, options).all).toEqual(['100', '011']);
    const text = { shots: [{ registers: { output_all: [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0] } }] };
    expect(decodeShots(text, measured, options).get('pair')).toEqual(['10']);
  });

  test('names a different qubit for each of the circuit', () => {
    for (const qubitMap of [
      [0, 1],
      [0, 1, 1],
      [0, 1, -1],
      [0, 1, 0.5],
      [0, 1, 1e9],
    ]) {
      expect(() => decodeProbabilities({ 0: 1 }, measured, { qubitMap })).toThrow(/qubit map/);
    }
  });

  test('undoes any exchange of the qubits', () => {
    const permutations = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    fc.assert(
      fc.property(permutations, fc.integer({ min: 0, max: 15 }), (qubitMap, outcome) => {
        const moved = qubitMap.reduce((sum, to, qubit) => sum + (((outcome >> qubit) & 1) << to), 0);
        const { all } = decodeProbabilities({ [moved]: 1 }, circuit(4), { qubitMap });
        expect(all!.probability(outcome)).toBe(1);
      }),
      SEED,
    );
  });
});

describe('the results of a transpilation', () => {
  // Qubits 0, 1, 2 end on wires 1, 2, 0.
  const stated = {
    circuit: circuit(3).x(0).measure('pair', 1, 2),
    outputPermutation: [1, 2, 0],
  };

  test('go from qubits of the machine to wires, and from those to qubits', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 0, max: 7 }),
        (qubitMap, outcome) => {
          const seen = stated.outputPermutation.reduce(
            (sum, wire, qubit) => sum + (((outcome >> qubit) & 1) << qubitMap[wire]!),
            0,
          );
          const [{ results } = { results: undefined }] = decodeVariants(
            [{ qubit_map: qubitMap, shots: 1, results: { histogram: { [seen]: 1 } } }],
            stated,
          );
          expect(results!.all!.probability(outcome)).toBe(1);
          expect(results!.get('pair').probability(outcome & 3)).toBe(1);
          expect(decodeShots([seen], stated, { qubitMap }).counts.all!.probability(outcome)).toBe(1);
        },
      ),
      SEED,
    );
  });

  test('are by key alone where nothing else was kept', () => {
    const limited = decodeProbabilities({ '2': 1 }, { ...stated, relation: 'distribution' });
    expect([limited.all, weights(limited.get('pair'))]).toEqual([undefined, { '10': 1 }]);
    const nothingMeasured = { ...stated, circuit: circuit(3), relation: 'distribution' as const };
    expect(weights(decodeProbabilities({ '2': 1 }, nothingMeasured).all)).toEqual({ '100': 1 });
  });
});

describe('a register that is called as the service calls all qubits', () => {
  test('is the own one of the circuit where it is narrower', () => {
    const own = circuit(3).x(2).measure('output_all', 2);
    expect(weights(decodeProbabilities({ '4': 1 }, own).all)).toEqual({ '001': 1 });
    const byRegister = decodeProbabilities({ probabilities: { registers: { output_all: { '1': 1 } } } }, own);
    expect([byRegister.all, weights(byRegister.get('output_all'))]).toEqual([undefined, { '1': 1 }]);
    expect(decodeShots({ shots: [{ registers: { output_all: [1] } }] }, own).get('output_all')).toEqual(['1']);
  });
});

describe('debiasing variants', () => {
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

  test('stand in the answer about a job, where results are links until they are fetched', () => {
    const job = { output: { error_mitigation: { debiasing: { variants } } } };
    expect(decodeVariants(job, measured)).toHaveLength(3);
    const link = variant(null, 100, { histogram: { url: '/v0.4/jobs/1/variants/2/results/histogram' } });
    const broken = {
      output: {
        error_mitigation: {
          debiasing: { variants: [link, variant(null, 1, { 9: 1 }), variant(null, 1, { histogram: { x: 1 } })] },
        },
      },
    };
    const path = 'output.error_mitigation.debiasing.variants';
    expect(placesOf(() => decodeVariants(broken, measured))).toEqual([
      `${path}.0.results.histogram`,
      `${path}.1.results.9`,
      `${path}.2.results.histogram.x`,
    ]);
    expect(thrownIssues(() => decodeVariants(broken, measured))[0]!.hint).toContain('in place of the link');
  });

  test('are there, and read the same things', () => {
    expect(() => aggregateVariants([])).toThrow(/no variants/);
    expect(() => decodeVariants({ 0: 1 }, measured)).toThrow(/no debiasing variants/);
    expect(() => decodeVariants([{ qubit_map: [0, 1, 2], shots: 5 }], measured)).toThrow(/has no results/);
    expect(() => decodeVariants([variant('x' as never, 1, { 0: 1 })], measured)).toThrow(/qubit map/);
    const of = (width: 1 | 2) => decodeVariants([variant(null, 1, { 0: 1 })], circuit(width));
    expect(() => aggregateVariants([...of(1), ...of(2)])).toThrow(/read different/);
  });
});
