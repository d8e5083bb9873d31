import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../src/circuit/index.js';
import { qisGates } from '../../../src/gates/index.js';
import { CheckedRewrites } from '../../../src/transpile/checks/checked-rewrites.js';
import { CheckedSums, type Merged } from '../../../src/transpile/checks/checked-sums.js';
import { denseDistance, denseProduct } from '../../../src/transpile/checks/dense-window.js';
import { nativeDistance } from '../../../src/transpile/checks/native-distance.js';
import { stateDistance } from '../../../src/transpile/checks/random-state.js';
import { elementsOf } from '../../../src/transpile/views/elements.js';
import { cliffordHeavy } from '../clifford-heavy.js';
import { FIXED } from '../exactness.js';

const { h, rx, rz } = qisGates;
const use = (gate: Operation['gate'], targets: readonly number[], parameters: readonly number[] = []): Operation => ({
  gate,
  parameters,
  controls: [],
  targets,
});

describe('stateDistance', () => {
  it('tells apart what whole matrices tell apart, and by about as much', () => {
    const wires = [0, 1, 2, 3];
    fc.assert(
      fc.property(cliffordHeavy(4, 20), cliffordHeavy(4, 3), ({ operations }, { operations: more }) => {
        const other = [...operations, ...more];
        const whole = denseDistance(denseProduct(operations, wires), denseProduct(other, wires), 4, 0, undefined);
        const seen = stateDistance(operations, other, wires, [], 0, undefined);
        if (whole < 1e-12) expect(seen).toBeLessThan(1e-12);
        else expect(seen).toBeGreaterThan(whole / 20);
      }),
      { ...FIXED, numRuns: 300 },
    );
  });
});

describe('nativeDistance', () => {
  it('is no number where a wire is turned by none, whatever the other wires are turned by', () => {
    const nothing = { eventOf: [], emitted: [] };
    const distance = (frames: readonly number[]) =>
      nativeDistance([], { operations: [], frames, globalPhase: 0 }, 2, nothing);
    expect(distance([0, 0])).toBe(0);
    expect(distance([Number.NaN, 0])).toBeNaN();
    expect(distance([0, Number.NaN])).toBeNaN();
  });
});

describe('CheckedSums', () => {
  // Before the Hadamard, Rx is Rz.
  const operations = [use(rz, [0], [0.3]), use(h, [0]), use(rx, [0], [0.4]), use(rz, [0], [0.5]), use(rx, [0], [0.1])];
  const sums = (): CheckedSums => new CheckedSums(1, elementsOf(operations).elements, new CheckedRewrites());

  it.each<readonly [string, boolean, Partial<Merged>]>([
    ['what is the same', true, {}],
    ['a wrong sign', false, { sign: -1 }],
    ['a wrong sum', false, { sum: 0.6 }],
    ['what does not commute with what is between', false, { later: 4, sum: 0.4 }],
    ['another string', false, { later: 3, sum: 0.8 }],
  ])('takes or refuses %s', (_, isRight, wrong) => {
    const merged: Merged = { earlier: 0, later: 2, stays: 0, sign: 1, sum: 0.7, ...wrong };
    expect(sums().mayMerge(merged)).toBe(isRight);
  });

  it('refuses where what changed is not written, or something else is', () => {
    const merged: Merged = { earlier: 0, later: 2, stays: 0, sign: 1, sum: 0.7 };
    const written = (angle: number, both: boolean): boolean => {
      const checked = sums();
      checked.mayMerge(merged);
      checked.writes(0, use(rz, [0], [angle]), 0);
      if (both) checked.writes(2, undefined, 0);
      return checked.areWritten();
    };
    expect(written(0.7, true)).toBe(true);
    expect(written(0.7, false)).toBe(false);
    expect(written(0.6, true)).toBe(false);
  });
});
