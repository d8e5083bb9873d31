import { expect, it } from 'vitest';
import { randomStream } from '../../../../src/simulate/index.js';
import { mixPatterns } from '../../../../src/simulate/statevector/kernels/dense.js';
import { type Complex, plus, times } from '../../reference.js';
import { randomAmplitudes } from './amplitudes.js';

it('mixPatterns multiplies the patterns, in their order, by a matrix that is row-major', () => {
  // A control on bit 3 that is one, and patterns of bits 0 and 4 in an order of their own; bits 1 and 2 are free.
  const held = 0b11001;
  const patterns = [0b01000, 0b11001, 0b01001, 0b11000];
  const random = randomStream(3);
  const matrix = Float64Array.from({ length: 32 }, () => random.normal());
  const state = randomAmplitudes(5);
  const before = state.list();
  mixPatterns(state.re, state.im, held, Int32Array.from(patterns), matrix);
  before.forEach((amplitude, i) => {
    const row = patterns.indexOf(i & held);
    const [x, y] =
      row === -1
        ? amplitude
        : patterns.reduce<Complex>(
            (sum, pattern, column) => {
              const entry = 2 * (4 * row + column);
              return plus(sum, times([matrix[entry]!, matrix[entry + 1]!], before[(i & ~held) | pattern]!));
            },
            [0, 0],
          );
    expect(state.re[i]).toBeCloseTo(x, 12);
    expect(state.im[i]).toBeCloseTo(y, 12);
  });
});
