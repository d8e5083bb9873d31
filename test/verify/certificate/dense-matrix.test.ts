import fc from 'fast-check';
import * as mathjs from 'mathjs';
import { describe, expect, it } from 'vitest';
import {
  frobeniusDistance,
  identity,
  kronecker,
  type Matrix,
  maxDistance,
  multiply,
  scaleMatrix,
} from '../../../src/math/index.js';
import {
  applyGate,
  distanceBetween,
  distanceFromUnitary,
  factorsOf,
  movedRows,
  nearUnitary,
  productOf,
} from '../../../src/verify/certificate/dense-matrix.js';
import {
  anyMatrix,
  FIXED,
  fromMathjs,
  oneQubitUnitaries,
  toMathjs,
  twoQubitUnitaries,
} from '../../math/random-matrices.js';
import { uniform } from '../../math/uniform.js';

const one = () => mathjs.identity(2) as mathjs.Matrix;

/** Kronecker products with the first matrix on the highest wire. */
const whole = (...parts: readonly mathjs.Matrix[]) =>
  fromMathjs(parts.reduce((product, part) => mathjs.kron(product, part)));

const SWAP = Float64Array.from([1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1].flatMap((x) => [x, 0]));

describe('applyGate', () => {
  it('is the product with the gate on its wires, the first being its most significant', () => {
    fc.assert(
      fc.property(anyMatrix(4), anyMatrix(8), (gate, matrix) => {
        const times = (by: Matrix): Matrix => fromMathjs(mathjs.multiply(toMathjs(by), toMathjs(matrix)));
        const applied = (places: readonly number[]): Matrix => {
          const found = matrix.slice();
          applyGate(gate, places, found, 3);
          return found;
        };
        const exchanged = multiply(SWAP, multiply(gate, SWAP));
        expect(maxDistance(applied([1, 0]), times(whole(one(), toMathjs(gate))))).toBeLessThan(1e-12);
        expect(maxDistance(applied([2, 1]), times(whole(toMathjs(gate), one())))).toBeLessThan(1e-12);
        expect(maxDistance(applied([1, 2]), times(whole(toMathjs(exchanged), one())))).toBeLessThan(1e-12);
      }),
      FIXED,
    );
  });

  it('is so on wires that are not next to each other, and on single ones', () => {
    fc.assert(
      fc.property(oneQubitUnitaries, oneQubitUnitaries, anyMatrix(8), (a, b, matrix) => {
        const found = matrix.slice();
        applyGate(kronecker(a, b), [0, 2], found, 3);
        const expected = matrix.slice();
        applyGate(a, [0], expected, 3);
        applyGate(b, [2], expected, 3);
        expect(maxDistance(found, expected)).toBeLessThan(1e-12);
        const known = mathjs.multiply(toMathjs(kronecker(kronecker(b, identity(2)), a)), toMathjs(matrix));
        expect(maxDistance(found, fromMathjs(known))).toBeLessThan(1e-12);
      }),
      FIXED,
    );
  });
});

describe('factorsOf', () => {
  it('finds the one-wire unitaries whose product it is, with the phase, and up to an error that it tells', () => {
    fc.assert(
      fc.property(
        fc.array(oneQubitUnitaries, { minLength: 1, maxLength: 4 }),
        uniform(0, 7),
        uniform(-1e-9, 1e-9),
        (factors, phase, error) => {
          const exact = productOf(factors);
          const matrix = scaleMatrix(exact, Math.cos(phase), Math.sin(phase));
          matrix[0]! += error;
          const found = factorsOf(matrix, factors.length);
          expect(distanceBetween(productOf(found.factors), matrix)).toBeCloseTo(found.distance, 14);
          expect(found.distance).toBeLessThan(2 * Math.abs(error) + 1e-14);
          for (const factor of found.factors) expect(distanceFromUnitary(factor)).toBeLessThan(2e-15);
        },
      ),
      FIXED,
    );
  });

  it('tells how far from a product an interaction is', () => {
    const cz = identity(4);
    cz[30] = -1;
    expect(factorsOf(cz, 2).distance).toBeGreaterThan(0.5);
    fc.assert(
      fc.property(twoQubitUnitaries, (matrix) => {
        const { factors, distance } = factorsOf(matrix, 2);
        expect(distanceBetween(matrix, productOf(factors))).toBeCloseTo(distance, 13);
      }),
      FIXED,
    );
  });

  it('takes what is no number as far from everything', () => {
    const matrix = identity(4);
    matrix[7] = Number.NaN;
    expect(factorsOf(matrix, 2).distance).toBe(Number.POSITIVE_INFINITY);
    expect(factorsOf(new Float64Array(32), 2).distance).toBeGreaterThan(1);
  });
});

describe('productOf', () => {
  it('has the first factor on the lowest wire', () => {
    fc.assert(
      fc.property(oneQubitUnitaries, oneQubitUnitaries, (a, b) => {
        expect(maxDistance(productOf([a, b]), whole(toMathjs(b), toMathjs(a)))).toBeLessThan(1e-14);
      }),
      FIXED,
    );
  });
});

describe('nearUnitary', () => {
  it('is a unitary, that from which it was scaled or slightly disturbed', () => {
    fc.assert(
      fc.property(oneQubitUnitaries, uniform(0.1, 3), anyMatrix(2), (matrix, scale, noise) => {
        const disturbed = matrix.map((entry, k) => scale * (entry + 1e-7 * noise[k]!));
        const found = nearUnitary(disturbed);
        expect(distanceFromUnitary(found)).toBeLessThan(2e-15);
        expect(distanceBetween(found, matrix)).toBeLessThan(1e-6);
        expect(distanceBetween(nearUnitary(matrix), matrix)).toBeLessThan(1e-15);
      }),
      FIXED,
    );
  });
});

describe('distances', () => {
  it('are those of Frobenius, with and without a phase', () => {
    fc.assert(
      fc.property(anyMatrix(4), anyMatrix(4), uniform(0, 7), (a, b, phase) => {
        const difference = mathjs.subtract(toMathjs(a), toMathjs(b)) as mathjs.Matrix;
        const squares = fromMathjs(difference).reduce((sum, x) => sum + x * x, 0);
        expect(distanceBetween(a, b)).toBeCloseTo(Math.sqrt(squares), 12);
        const turned = scaleMatrix(a, Math.cos(phase), Math.sin(phase));
        expect(frobeniusDistance(a, turned)).toBeLessThan(1e-13);
        // No other phase brings them nearer.
        const least = frobeniusDistance(a, b);
        expect(least).toBeLessThanOrEqual(distanceBetween(a, scaleMatrix(b, Math.cos(phase), Math.sin(phase))) + 1e-12);
      }),
      FIXED,
    );
  });

  it('from the next unitary are at least the true ones', () => {
    fc.assert(
      fc.property(oneQubitUnitaries, uniform(-0.1, 0.1), (matrix, by) => {
        const longer = scaleMatrix(matrix, 1 + by, 0);
        expect(distanceFromUnitary(longer)).toBeGreaterThanOrEqual(Math.abs(by) - 1e-15);
      }),
      FIXED,
    );
  });
});

describe('movedRows', () => {
  it('moves the bit of each wire to its place', () => {
    fc.assert(
      fc.property(anyMatrix(8), fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (matrix, places) => {
        const found = movedRows(matrix, places);
        for (let row = 0; row < 8; row++) {
          const from = places.reduce((sum, place, wire) => sum + (((row >> wire) & 1) << place), 0);
          expect(found.subarray(16 * row, 16 * (row + 1))).toEqual(matrix.subarray(16 * from, 16 * (from + 1)));
        }
      }),
      FIXED,
    );
  });
});
