import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import {
  type Distribution,
  decodeProbabilities,
  decodeShots,
  decodeVariants,
} from '../../../../src/formats/ionq/index.js';
import { thrownIssues } from '../thrown-issues.js';

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

describe('a register that is called as the service calls all qubits', () => {
  test('is the own one of the circuit where it is narrower', () => {
    const own = circuit(3).x(2).measure('output_all', 2);
    expect(weights(decodeProbabilities({ '4': 1 }, own).all)).toEqual({ '001': 1 });
    const byRegister = decodeProbabilities({ probabilities: { registers: { output_all: { '1': 1 } } } }, own);
    expect([byRegister.all, weights(byRegister.get('output_all'))]).toEqual([undefined, { '1': 1 }]);
    expect(decodeShots({ shots: [{ registers: { output_all: [1] } }] }, own).get('output_all')).toEqual(['1']);
  });
});

describe('the size of a document', () => {
  const registers = { probabilities: { registers: { pair: { '11': 1 } } } };

  test('may be more than that of a request', () => {
    const document = { ...registers, comment: 'x'.repeat(11_000_000) };
    expect(decodeProbabilities(document, measured).get('pair').probability('11')).toBe(1);
    const variants = [{ variant_id: 'v', qubit_map: null, results: document }];
    expect(decodeVariants(variants, measured)[0]!.results.get('pair').probability('11')).toBe(1);
  });

  test('has a limit of its own', () => {
    const comment = 'x'.repeat(11_000_000);
    const document = { ...registers, comments: Array(20).fill(comment) };
    expect(thrownIssues(() => decodeProbabilities(document, measured))).toMatchObject([
      { code: 'PayloadTooLarge', message: 'the results have more than 200000000 bytes' },
    ]);
  });
});
