import { describe, expect, it } from 'vitest';
import type { GateUse } from '../../../../src/gates/index.js';
import { adjoint, maxDistance } from '../../../../src/math/index.js';
import { relativePhaseX, undone } from '../../../../src/transpile/synthesis/controls/relative-phase-x.js';
import { denseUnitary } from '../../../gates/dense.js';
import { anyAngle, fullGatesOnly } from '../../costs.js';

/** Controls, target and dirty wires, all different, with the target not last. */
const cases = [
  { controls: [0], dirty: [] },
  { controls: [0, 1], dirty: [] },
  { controls: [2, 0, 1], dirty: [] },
  { controls: [0, 1, 2, 3], dirty: [5] },
  { controls: [0, 1, 2, 3], dirty: [5, 6] },
  { controls: [0, 1, 2, 3, 7], dirty: [5] },
  { controls: [0, 1, 2, 3, 7], dirty: [5, 6, 8] },
  { controls: [0, 1, 2, 3, 7, 6], dirty: [5] },
  { controls: [0, 1, 2, 3, 7, 6], dirty: [5, 8, 9, 10] },
].map((sample) => [sample.controls.length, sample.dirty.length, sample] as const);

const TARGET = 4;

/** What a sequence makes of a basis state: the basis states that are left with a weight. */
function imagesOf(uses: readonly GateUse[], wires: number, start: number): readonly number[] {
  let state = new Map<number, readonly [number, number]>([[start, [1, 0]]]);
  for (const use of uses) {
    const { gate, controls, targets } = use;
    const matrix = gate.matrix(use.parameters as readonly number[], undefined, targets.length);
    const size = 2 ** targets.length;
    const next = new Map<number, readonly [number, number]>();
    for (const [index, [re, im]] of state) {
      const acts = controls.every((wire) => (index >> wire) & 1);
      const own = targets.reduce((sum, wire) => 2 * sum + ((index >> wire) & 1), 0);
      for (let row = 0; row < size; row++) {
        const at = 2 * (row * size + own);
        const [a, b] = acts ? [matrix[at]!, matrix[at + 1]!] : [row === own ? 1 : 0, 0];
        if (Math.hypot(a, b) < 1e-12) continue;
        const image = targets.reduce(
          (sum, wire, k) => (sum & ~(1 << wire)) | (((row >> (targets.length - 1 - k)) & 1) << wire),
          index,
        );
        const [c, d] = next.get(image) ?? [0, 0];
        next.set(image, [c + a * re - b * im, d + a * im + b * re]);
      }
    }
    state = next;
  }
  expect(Math.max(...[...state.keys()])).toBeLessThan(2 ** wires);
  return [...state].filter(([, amplitude]) => Math.hypot(...amplitude) > 1e-10).map(([index]) => index);
}

describe('relativePhaseX', () => {
  it.each(cases)('%i controls and %i dirty wires: an X on the target up to a diagonal', (_, __, sample) => {
    const { controls, dirty } = sample;
    const wires = Math.max(TARGET, ...controls, ...dirty) + 1;
    for (const cost of [anyAngle, fullGatesOnly]) flips(relativePhaseX(controls, TARGET, dirty, cost), controls, wires);
  });

  it('needs few gates without a borrowed wire', () => {
    expect([1, 2, 3, 4].map((n) => relativePhaseX([0, 1, 2, 3].slice(0, n), 4, [], anyAngle).length)).toEqual([
      1, 3, 7, 15,
    ]);
  });

  function flips(uses: readonly GateUse[], controls: readonly number[], wires: number): void {
    for (let start = 0; start < 2 ** wires; start++) {
      const all = controls.every((wire) => (start >> wire) & 1);
      expect(imagesOf(uses, wires, start)).toEqual([all ? start ^ (1 << TARGET) : start]);
    }
  }

  it('can be undone', () => {
    const uses = relativePhaseX([0, 1, 2, 3, 6], 4, [5], anyAngle);
    const forth = denseUnitary(uses, 7);
    expect(maxDistance(denseUnitary(undone(uses), 7), adjoint(forth))).toBeLessThan(1e-10);
  });

  it('grows linearly', () => {
    const count = (n: number) =>
      relativePhaseX(
        Array.from({ length: n }, (_, k) => k),
        n,
        [n + 1],
        fullGatesOnly,
      ).length;
    expect(count(40) - count(20)).toBeLessThan(20 * 10);
    expect(count(400) - count(200)).toBe(10 * (count(40) - count(20)));
  });
});
