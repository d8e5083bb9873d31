import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exchangePair,
  exchangePairScaled,
  mixPair,
  mixPairReal,
} from '../../../../src/simulate/statevector/kernels/pair.js';
import { SEED } from '../../circuit-arbitrary.js';
import { type Complex, plus, times } from '../../reference.js';
import { randomAmplitudes } from './amplitudes.js';

const QUBITS = 5;

type Kernel = (re: Float64Array, im: Float64Array, held: number, first: number, second: number) => void;

/** Held bits and two different patterns of them: every way that a gate can fix bits. */
const places = fc
  .tuple(fc.integer({ min: 1, max: 31 }), fc.nat(31), fc.nat(31))
  .map(([held, first, second]) => [held, first & held, second & held] as const)
  .filter(([, first, second]) => first !== second);

/** Runs a kernel on drawn amplitudes and compares with the 2x2 matrix on every pair of indices that it names. */
function expectMatrix(kernel: Kernel, [a, b, c, d]: readonly [Complex, Complex, Complex, Complex]): void {
  fc.assert(
    fc.property(places, ([held, first, second]) => {
      const state = randomAmplitudes(QUBITS);
      const before = state.list();
      kernel(state.re, state.im, held, first, second);
      before.forEach((amplitude, i) => {
        const other = before[(i & ~held) | ((i & held) === first ? second : first)]!;
        let [x, y] = amplitude;
        if ((i & held) === first) [x, y] = plus(times(a, amplitude), times(b, other));
        if ((i & held) === second) [x, y] = plus(times(c, other), times(d, amplitude));
        expect(state.re[i]).toBeCloseTo(x, 12);
        expect(state.im[i]).toBeCloseTo(y, 12);
      });
    }),
    { seed: SEED, numRuns: 60 },
  );
}

const numbers = [0.3, -0.7, 1.1, 0.2, -0.4, 0.9, 0.5, -1.3] as const;
const [aRe, aIm, bRe, bIm, cRe, cIm, dRe, dIm] = numbers;

describe('kernels on two basis patterns', () => {
  it('mixPair multiplies by a complex matrix, row by row', () => {
    const matrix = Float64Array.from(numbers);
    expectMatrix(
      (re, im, held, first, second) => mixPair(re, im, held, first, second, matrix),
      [
        [aRe, aIm],
        [bRe, bIm],
        [cRe, cIm],
        [dRe, dIm],
      ],
    );
  });

  it('mixPairReal multiplies by the real parts', () => {
    const matrix = Float64Array.from([aRe, 0, bRe, 0, cRe, 0, dRe, 0]);
    expectMatrix(
      (re, im, held, first, second) => mixPairReal(re, im, held, first, second, matrix),
      [
        [aRe, 0],
        [bRe, 0],
        [cRe, 0],
        [dRe, 0],
      ],
    );
  });

  it('exchangePair exchanges', () => {
    expectMatrix(exchangePair, [
      [0, 0],
      [1, 0],
      [1, 0],
      [0, 0],
    ]);
  });

  it('exchangePairScaled multiplies by what stands off the diagonal', () => {
    const matrix = Float64Array.from([0, 0, bRe, bIm, cRe, cIm, 0, 0]);
    expectMatrix(
      (re, im, held, first, second) => exchangePairScaled(re, im, held, first, second, matrix),
      [
        [0, 0],
        [bRe, bIm],
        [cRe, cIm],
        [0, 0],
      ],
    );
  });
});
