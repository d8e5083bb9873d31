import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagonalizeTogether } from '../../src/math/index.js';
import { FIXED } from './random-matrices.js';
import { uniform } from './uniform.js';

/** Few different eigenvalues, so that degenerate spectra are the rule. */
const eigenvalues = fc.array(fc.constantFrom(-1, 0, 1e-9, 1, 1 + 1e-9, 0.3), { minLength: 4, maxLength: 4 });
const planes = fc.array(uniform(-4, 4), { minLength: 6, maxLength: 6 });

function rotation(angles: readonly number[]): Float64Array {
  let q = diagonal([1, 1, 1, 1]);
  let at = 0;
  for (let i = 0; i < 4; i++) {
    for (let j = i + 1; j < 4; j++) {
      const plane = diagonal([1, 1, 1, 1]);
      const angle = angles[at++]!;
      plane[i * 5] = plane[j * 5] = Math.cos(angle);
      plane[i * 4 + j] = -Math.sin(angle);
      plane[j * 4 + i] = Math.sin(angle);
      q = product(q, plane);
    }
  }
  return q;
}

function diagonal(values: readonly number[]): Float64Array {
  const m = new Float64Array(16);
  values.forEach((value, k) => {
    m[k * 5] = value;
  });
  return m;
}

function product(a: Float64Array, b: Float64Array): Float64Array {
  const m = new Float64Array(16);
  for (let i = 0; i < 4; i++)
    for (let j = 0; j < 4; j++)
      for (let k = 0; k < 4; k++) m[i * 4 + j] = m[i * 4 + j]! + a[i * 4 + k]! * b[k * 4 + j]!;
  return m;
}

function transpose(a: Float64Array): Float64Array {
  return Float64Array.from({ length: 16 }, (_, k) => a[(k % 4) * 4 + (k >> 2)]!);
}

function distance(a: Float64Array, b: Float64Array): number {
  return Math.max(...a.map((x, k) => Math.abs(x - b[k]!)));
}

describe('diagonalizeTogether', () => {
  it('diagonalises both with one rotation, whatever is degenerate', () => {
    fc.assert(
      fc.property(planes, eigenvalues, eigenvalues, (angles, first, second) => {
        const q0 = rotation(angles);
        const a = product(q0, product(diagonal(first), transpose(q0)));
        const b = product(q0, product(diagonal(second), transpose(q0)));
        const diagonalA = a.slice();
        const diagonalB = b.slice();
        const q = diagonalizeTogether(diagonalA, diagonalB, 4);
        expect(distance(product(q, transpose(q)), diagonal([1, 1, 1, 1]))).toBeLessThan(1e-13);
        for (const [original, diagonalized] of [
          [a, diagonalA],
          [b, diagonalB],
        ] as const) {
          const exact = diagonal([0, 1, 2, 3].map((k) => diagonalized[k * 5]!));
          expect(distance(diagonalized, exact)).toBeLessThan(1e-13);
          expect(distance(product(q, product(exact, transpose(q))), original)).toBeLessThan(1e-13);
        }
      }),
      { ...FIXED, numRuns: 2000 },
    );
  });

  it('turns by a quarter where one matrix is all off the diagonal', () => {
    const a = Float64Array.of(0, 1, 1, 0);
    diagonalizeTogether(a, new Float64Array(4), 2);
    expect(Math.abs(a[1]!)).toBeLessThan(1e-15);
    expect(Math.abs(a[0]!)).toBeCloseTo(1, 15);
  });
});
