import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { maxDistance, multiply, withPhase } from '../../../src/math/index.js';
import { denseDistance, denseProduct } from '../../../src/transpile/checks/dense-window.js';
import { randomUses } from '../../gates/arbitraries.js';
import { FIXED } from '../exactness.js';
import { movedMatrix, windowMatrix } from './window-matrix.js';

const WIRES = [2, 0, 1];

describe('denseProduct', () => {
  it('is the product of the gates by definition, wire k of the window as bit k', () => {
    fc.assert(
      fc.property(randomUses('qis', 3), (uses) => {
        expect(maxDistance(denseProduct(uses, WIRES), windowMatrix(uses, WIRES))).toBeLessThan(1e-12);
      }),
      { ...FIXED, numRuns: 150 },
    );
  });

  it('passes barriers over, and holds until the second call after', () => {
    const first = denseProduct(circuit(2).h(0).barrier().cnot(0, 1).operations, [0, 1]);
    const copy = first.slice();
    const second = denseProduct(circuit(2).cnot(0, 1).operations, [0, 1]);
    expect(maxDistance(first, copy)).toBe(0);
    expect(maxDistance(second, windowMatrix(circuit(2).cnot(0, 1).operations, [0, 1]))).toBe(0);
  });
});

describe('denseDistance', () => {
  it('takes off the phase that the second product is short of and undoes where its wires went', () => {
    fc.assert(
      fc.property(
        randomUses('qis', 3),
        randomUses('qis', 3),
        fc.constantFrom<readonly number[]>([0, 1, 2], [1, 2, 0], [2, 0, 1], [0, 2, 1]),
        (one, other, moved) => {
          const wires = [0, 1, 2];
          const [first, second] = [windowMatrix(one, wires), windowMatrix(other, wires)];
          // After the second product what belongs on wire k is on wire moved[k].
          const home = multiply(movedMatrix([0, 1, 2].map((wire) => moved.indexOf(wire))), second);
          const wanted = maxDistance(first, withPhase(home, 0.7));
          expect(denseDistance(first, second, 3, 0.7, moved)).toBeCloseTo(wanted, 10);
          const there = withPhase(multiply(movedMatrix(moved), first), -0.7);
          expect(denseDistance(first, there, 3, 0.7, moved)).toBeLessThan(1e-12);
        },
      ),
      { ...FIXED, numRuns: 80 },
    );
  });

  it('is no small number where an entry is none', () => {
    const broken = windowMatrix([], [0]);
    broken[3] = Number.NaN;
    expect(denseDistance(windowMatrix([], [0]), broken, 1, 0, undefined)).toBeNaN();
    expect(denseDistance(broken, windowMatrix([], [0]), 1, 0, undefined)).toBeNaN();
  });
});
