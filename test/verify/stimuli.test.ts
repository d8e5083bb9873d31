import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Statevector } from '../../src/simulate/index.js';
import { type Stimulus, scattered, scatterer, visitStimulus } from '../../src/verify/stimuli.js';
import { SEED } from '../simulate/circuit-arbitrary.js';

function prepared(kind: Stimulus, qubits: number, seed: number, index = 0): Statevector {
  const state = new Statevector(new Float64Array(2 ** qubits), new Float64Array(2 ** qubits));
  const squaredNorm = visitStimulus(kind, qubits, seed, index, (i, re, im) => {
    state.re[i] = re;
    state.im[i] = im;
  });
  expect(state.norm() ** 2 / squaredNorm).toBeCloseTo(1, 12);
  return new Statevector(
    state.re.map((x) => x / Math.sqrt(squaredNorm)),
    state.im.map((x) => x / Math.sqrt(squaredNorm)),
  );
}

/** Length of the Bloch vector of one qubit: 1 exactly if it is not entangled with the others. */
function purity(state: Statevector, qubit: number): number {
  return Math.hypot(...['X', 'Y', 'Z'].map((letter) => state.expectation(`${letter}${qubit}`)));
}

describe('visitStimulus', () => {
  it.each<Stimulus>(['dense', 'product', 'zeros'])('gives a normalised state: %s', (kind) => {
    for (const qubits of [1, 2, 5]) expect(prepared(kind, qubits, 3).norm()).toBeCloseTo(1, 12);
  });

  it('makes product states of every qubit, dense ones entangled', () => {
    for (let seed = 0; seed < 10; seed++) {
      for (const qubit of [0, 1, 3]) {
        expect(purity(prepared('product', 4, seed), qubit)).toBeCloseTo(1, 12);
        expect(purity(prepared('dense', 4, seed), qubit)).toBeLessThan(0.95);
      }
    }
  });

  it('spreads each qubit evenly over the Bloch sphere', () => {
    const runs = 3000;
    const sums = { X: 0, Y: 0, Z: 0, ZZ: 0 };
    for (let seed = 0; seed < runs; seed++) {
      const state = prepared('product', 2, seed);
      for (const letter of ['X', 'Y', 'Z'] as const) sums[letter] += state.expectation(`${letter}1`);
      sums.ZZ += state.expectation('Z1') ** 2;
    }
    // Mean 0 with variance 1/3; the mean square of a coordinate is 1/3 with variance 4/45.
    const deviation = Math.sqrt(1 / (3 * runs));
    for (const letter of ['X', 'Y', 'Z'] as const) expect(Math.abs(sums[letter] / runs)).toBeLessThan(5 * deviation);
    expect(Math.abs(sums.ZZ / runs - 1 / 3)).toBeLessThan(5 * Math.sqrt(4 / 45 / runs));
  });

  it('has a part of every basis state in a dense one', () => {
    const state = prepared('dense', 8, 1);
    const smallest = Math.min(...state.probabilities());
    expect(smallest).toBeGreaterThan(0);
  });

  it('depends on seed and index, and on nothing else', () => {
    expect(prepared('dense', 3, 1).re).toEqual(prepared('dense', 3, 1).re);
    expect(prepared('dense', 3, 1).re).not.toEqual(prepared('dense', 3, 2).re);
    expect(prepared('dense', 3, 1).re).not.toEqual(prepared('dense', 3, 1, 1).re);
  });
});

describe('scatterer', () => {
  it('moves bit q of every index to bit start[q]', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5]), (start) => {
        const scatter = scatterer(start);
        for (let index = 0; index < 2 ** start.length; index++) {
          const moved = start.reduce((sum, bit, q) => sum + (Math.floor(index / 2 ** q) % 2) * 2 ** bit, 0);
          expect(scattered(start, index)).toBe(moved);
          expect(scatter(index)).toBe(moved);
        }
      }),
      { seed: SEED },
    );
  });
});
