import fc from 'fast-check';
import * as mathjs from 'mathjs';
import { describe, expect, it } from 'vitest';
import {
  adjoint,
  controlledMatrix,
  determinant,
  dimension,
  distanceUpToPhase,
  frobeniusDistance,
  identity,
  innerProduct,
  isUnitary,
  kronecker,
  maxDistance,
  multiply,
  nearestUnitary,
  permuteWires,
  scaleMatrix,
  trace,
  withPhase,
} from '../../src/math/index.js';
import { anyMatrix, FIXED, fromMathjs, oneQubitUnitaries, toMathjs, twoQubitUnitaries } from './random-matrices.js';
import { uniform } from './uniform.js';

const CNOT = fromMathjs([
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 0, 1],
  [0, 0, 1, 0],
] as unknown as mathjs.MathCollection);

describe('matrix arithmetic agrees with mathjs', () => {
  it('products', () => {
    fc.assert(
      fc.property(anyMatrix(4), anyMatrix(4), (a, b) => {
        const expected = fromMathjs(mathjs.multiply(toMathjs(a), toMathjs(b)));
        expect(maxDistance(multiply(a, b), expected)).toBeLessThan(1e-13);
      }),
      FIXED,
    );
  });

  it('Kronecker products', () => {
    fc.assert(
      fc.property(anyMatrix(2), anyMatrix(4), (a, b) => {
        expect(maxDistance(kronecker(a, b), fromMathjs(mathjs.kron(toMathjs(a), toMathjs(b))))).toBeLessThan(1e-13);
      }),
      FIXED,
    );
  });

  it('adjoint, determinant and trace', () => {
    fc.assert(
      fc.property(anyMatrix(4), (a) => {
        expect(maxDistance(adjoint(a), fromMathjs(mathjs.ctranspose(toMathjs(a))))).toBe(0);
        const det = mathjs.complex(mathjs.det(toMathjs(a)) as unknown as mathjs.Complex);
        const [re, im] = determinant(a);
        expect(Math.hypot(re - det.re, im - det.im)).toBeLessThan(1e-11);
        const sum = mathjs.complex(mathjs.trace(toMathjs(a)) as unknown as mathjs.Complex);
        expect(Math.hypot(trace(a)[0] - sum.re, trace(a)[1] - sum.im)).toBeLessThan(1e-13);
      }),
      FIXED,
    );
  });

  it('finds a determinant of zero', () => {
    expect(determinant(new Float64Array(32))).toEqual([0, 0]);
  });
});

describe('comparison', () => {
  it('sees a phase only where it should', () => {
    fc.assert(
      fc.property(twoQubitUnitaries, uniform(0.1, 6), (u, phase) => {
        const turned = withPhase(u, phase);
        expect(distanceUpToPhase(u, turned)).toBeLessThan(1e-12);
        expect(frobeniusDistance(u, turned)).toBeLessThan(1e-12);
        expect(maxDistance(u, turned)).toBeGreaterThan(1e-2);
        const [re, im] = innerProduct(u, turned);
        expect(Math.hypot(re - 4 * Math.cos(phase), im - 4 * Math.sin(phase))).toBeLessThan(1e-12);
      }),
      FIXED,
    );
  });

  it('tells orthogonal unitaries apart', () => {
    const x = Float64Array.of(0, 0, 1, 0, 1, 0, 0, 0);
    expect(distanceUpToPhase(x, identity(2))).toBe(1);
    expect(frobeniusDistance(x, identity(2))).toBe(2);
  });

  it('never hides NaN', () => {
    expect(maxDistance(Float64Array.of(Number.NaN, 0), Float64Array.of(0, 0))).toBeNaN();
    expect(frobeniusDistance(Float64Array.of(Number.NaN, 0), Float64Array.of(0, 0))).toBe(Number.POSITIVE_INFINITY);
  });

  it('recognises unitaries', () => {
    fc.assert(
      fc.property(twoQubitUnitaries, (u) => {
        expect(isUnitary(u)).toBe(true);
        expect(isUnitary(scaleMatrix(u, 1.001))).toBe(false);
      }),
      FIXED,
    );
    expect(isUnitary(new Float64Array(8).fill(Number.NaN))).toBe(false);
  });
});

describe('nearestUnitary', () => {
  it('takes off what typed digits leave, to rounding, and moves no further than that', () => {
    fc.assert(
      fc.property(
        twoQubitUnitaries,
        uniform(1e-11, 1e-9),
        fc.array(uniform(-1, 1), { minLength: 32, maxLength: 32 }),
        (u, size, noise) => {
          const typed = u.map((entry, k) => entry + size * noise[k]!);
          const made = nearestUnitary(typed);
          expect(isUnitary(made, 1e-14)).toBe(true);
          expect(maxDistance(made, typed)).toBeLessThan(4 * size);
        },
      ),
      FIXED,
    );
  });

  it('gives the very matrix where only rounding is off', () => {
    fc.assert(
      fc.property(twoQubitUnitaries, (u) => {
        expect(nearestUnitary(u)).toBe(u);
      }),
      FIXED,
    );
  });
});

describe('wires', () => {
  it('puts controls first', () => {
    const x = Float64Array.of(0, 0, 1, 0, 1, 0, 0, 0);
    expect(controlledMatrix(x, 1)).toEqual(CNOT);
    expect(dimension(controlledMatrix(x, 3))).toBe(16);
    expect(controlledMatrix(x, 2)).toEqual(controlledMatrix(CNOT, 1));
  });

  it('reorders wires', () => {
    fc.assert(
      fc.property(oneQubitUnitaries, oneQubitUnitaries, oneQubitUnitaries, (a, b, c) => {
        const product = kronecker(a, kronecker(b, c));
        expect(maxDistance(permuteWires(product, [2, 0, 1]), kronecker(c, kronecker(a, b)))).toBeLessThan(1e-14);
      }),
      FIXED,
    );
    expect(permuteWires(permuteWires(CNOT, [1, 0]), [1, 0])).toEqual(CNOT);
  });
});
