import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import {
  type Distribution,
  decodeProbabilities,
  decodeShots,
  decodeVariants,
} from '../../../../src/formats/ionq/index.js';

const SEED = { seed: 20261129 };
const weights = (distribution: Distribution | undefined) => Object.fromEntries(distribution?.toMap() ?? []);

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
