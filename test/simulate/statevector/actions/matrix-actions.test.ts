import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../../src/circuit/index.js';
import { qisGates } from '../../../../src/gates/index.js';
import { matrixActions } from '../../../../src/simulate/statevector/actions/matrix-actions.js';
import { uniform } from '../../../math/uniform.js';
import { SEED } from '../../circuit-arbitrary.js';
import { operationMatrix } from '../../reference.js';

describe('matrixActions', () => {
  it('gives each gate as many actions as its matrix has blocks that are not the identity', () => {
    const actions = (
      name: keyof typeof qisGates,
      parameters: readonly number[],
      targets: readonly number[],
    ): number => {
      const gate = qisGates[name];
      return matrixActions(gate.matrix(parameters, undefined, targets.length), targets, []).length;
    };
    expect(actions('id', [], [0])).toBe(0);
    expect(actions('z', [], [0])).toBe(1);
    expect(actions('rz', [1], [0])).toBe(2);
    expect(actions('x', [], [0])).toBe(1);
    expect(actions('swap', [], [0, 1])).toBe(1);
    expect(actions('zz', [1], [0, 1])).toBe(4);
    expect(actions('xx', [1], [0, 1])).toBe(2);
    expect(actions('rccx', [], [0, 1, 2])).toBe(2);
  });

  it('is the matrix on its wires for every pattern of zeros, unitary or not', () => {
    const entry = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(0, 1, -1) },
      { weight: 1, arbitrary: uniform(-1, 1) },
    );
    const matrices = fc
      .integer({ min: 0, max: 3 })
      .chain((targets) =>
        fc.tuple(fc.constant(targets), fc.array(entry, { minLength: 2 * 4 ** targets, maxLength: 2 * 4 ** targets })),
      );
    fc.assert(
      fc.property(
        matrices,
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5, maxLength: 5 }),
        fc.integer({ min: 0, max: 2 }),
        ([count, entries], wires, controlCount) => {
          const matrix = Float64Array.from(entries);
          const targets = wires.slice(0, count);
          const controls = wires.slice(count, count + controlCount);
          const gate = { ...qisGates.id, matrix: () => matrix };
          const reference = operationMatrix({ gate, parameters: [], controls, targets } as Operation, 5);
          const re = Float64Array.from({ length: 32 }, (_, i) => Math.cos(i * i + 1));
          const im = Float64Array.from({ length: 32 }, (_, i) => Math.sin(3 * i));
          const expected = reference.map((row) =>
            row.reduce(
              ([sumRe, sumIm], [mRe, mIm], i) => [
                sumRe! + mRe * re[i]! - mIm * im[i]!,
                sumIm! + mRe * im[i]! + mIm * re[i]!,
              ],
              [0, 0],
            ),
          );
          for (const action of matrixActions(matrix, targets, controls)) action(re, im);
          expected.forEach(([sumRe, sumIm], i) => {
            expect(Math.hypot(re[i]! - sumRe!, im[i]! - sumIm!)).toBeLessThan(1e-12);
          });
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });
});
