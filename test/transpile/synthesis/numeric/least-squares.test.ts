import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalEquations, solve, workspace } from '../../../../src/transpile/synthesis/numeric/least-squares.js';
import { uniform } from '../../../math/uniform.js';
import { FIXED } from '../../exactness.js';

const numbers = (count: number) => fc.array(uniform(-1, 1), { minLength: count, maxLength: count });

describe('least squares', () => {
  it('solve (J^T J + damping) step = J^T error', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2, 5),
        numbers(320),
        numbers(64),
        fc.constantFrom(0.1, 1),
        (size, entries, error, damping) => {
          const { columns, normal, gradient, factor, step } = workspace(size);
          columns.set(entries.slice(0, 64 * size));
          normalEquations(columns, size, Float64Array.from(error), normal, gradient);
          expect(solve(normal, gradient, size, damping, factor, step)).toBe(true);
          const column = (k: number) => entries.slice(64 * k, 64 * k + 64);
          const product = (a: readonly number[], b: readonly number[]) =>
            a.reduce((sum, each, k) => sum + each * b[k]!, 0);
          for (let i = 0; i < size; i++) {
            let left = damping * step[i]!;
            for (let j = 0; j < size; j++) left += product(column(i), column(j)) * step[j]!;
            expect(left).toBeCloseTo(product(column(i), error), 10);
          }
        },
      ),
      { ...FIXED, numRuns: 60 },
    );
  });

  it('break down where there is no solution', () => {
    const { normal, gradient, factor, step } = workspace(2);
    normal.set([1, 0, 1, 1]);
    gradient.set([1, 1]);
    expect(solve(normal, gradient, 2, 0, factor, step)).toBe(false);
    expect(solve(normal, gradient, 2, 0.5, factor, step)).toBe(true);
    normal.set([Number.NaN, 0, 1, 1]);
    expect(solve(normal, gradient, 2, 0.5, factor, step)).toBe(false);
  });
});
