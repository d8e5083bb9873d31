import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qisGates } from '../../../../src/gates/index.js';
import {
  kronecker,
  maxDistance,
  multiply,
  NO_ROTATION,
  type Quaternion,
  quaternionMatrix,
} from '../../../../src/math/index.js';
import { X_AXIS, Z_AXIS } from '../../../../src/pauli/index.js';
import { matrixOfInteractions } from '../../../../src/transpile/blocks/block-matrix.js';
import { joinOnSharedAxis } from '../../../../src/transpile/passes/commute-and-merge/shared-axis.js';
import type { Interaction } from '../../../../src/transpile/views/block.js';
import { uniform } from '../../../math/uniform.js';
import { FIXED } from '../../exactness.js';

const frame: fc.Arbitrary<Quaternion> = fc
  .tuple(uniform(-1, 1), uniform(-1, 1), uniform(-1, 1), uniform(-1, 1))
  .filter((parts) => Math.hypot(...parts) > 0.1)
  .map(([w, x, y, z]) => {
    const length = Math.hypot(w, x, y, z);
    return [w / length, x / length, y / length, z / length];
  });
const angle = fc.oneof(uniform(-4, 4), fc.constantFrom(Math.PI / 2, -Math.PI / 2, Math.PI, 1e-9, Math.PI - 1e-9));

function interaction(by: number, bases: readonly [Quaternion, Quaternion], flipped = false): Interaction {
  return { gate: qisGates.rzx, letters: [Z_AXIS, X_AXIS], flipped, angle: by, bases, gaps: undefined };
}

/** The largest distance of an entry when the interactions are replaced by what was made of them. */
function distance(interactions: readonly Interaction[]): number {
  const made = joinOnSharedAxis(interactions)!;
  expect(made.interactions.length).toBeLessThan(2);
  expect(made.coordinates[0]).toBeLessThan(Math.PI / 4 + 1e-10);
  const rest = kronecker(quaternionMatrix(made.rest[0]), quaternionMatrix(made.rest[1]));
  const all = made.interactions.length > 0 ? multiply(rest, matrixOfInteractions(made.interactions)) : rest;
  const [c, s] = [Math.cos(made.phase), Math.sin(made.phase)];
  const turned = all.map((_, k) => (k % 2 === 0 ? c * all[k]! - s * all[k + 1]! : c * all[k]! + s * all[k - 1]!));
  return maxDistance(turned, matrixOfInteractions(interactions));
}

describe('joinOnSharedAxis', () => {
  it('makes one interaction of any number, on either side, phase included', () => {
    const steps = fc.array(fc.tuple(angle, frame), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(frame, steps, fc.boolean(), (shared, each, flipped) => {
        const list = each.map(([by, own]) => interaction(by, flipped ? [own, shared] : [shared, own], flipped));
        expect(distance(list)).toBeLessThan(1e-10);
      }),
      { ...FIXED, numRuns: 200 },
    );
  });

  it('knows an axis by its opposite', () => {
    const over: Quaternion = [0, 1, 0, 0];
    const turn: Quaternion = [Math.cos(0.4), 0, 0, Math.sin(0.4)];
    expect(distance([interaction(0.7, [NO_ROTATION, NO_ROTATION]), interaction(0.3, [over, turn])])).toBeLessThan(
      1e-12,
    );
  });

  it('is exact where they nearly cancel', () => {
    fc.assert(
      fc.property(
        frame,
        frame,
        uniform(-4, 4),
        fc.constantFrom(1e-8, 1e-9, 1e-10, 3e-11, 1e-15),
        (shared, own, by, left) => {
          const list = [interaction(by, [shared, own]), interaction(left - by, [shared, own])];
          expect(distance(list)).toBeLessThan(2e-11);
          const made = joinOnSharedAxis(list)!;
          for (const { bases } of made.interactions)
            for (const each of bases) expect(Math.hypot(...each)).toBeCloseTo(1, 12);
        },
      ),
      { ...FIXED, numRuns: 300 },
    );
  });

  it('turns axes over that are opposite to Z but for rounding', () => {
    const under = 1 + Number.EPSILON;
    const turned: Quaternion = [0, under, 0, 0];
    const list = [interaction(0.7, [turned, turned]), interaction(0.4, [turned, turned])];
    for (const { bases } of joinOnSharedAxis(list)!.interactions)
      for (const each of bases) expect(each).not.toContain(NaN);
    expect(distance(list)).toBeLessThan(1e-12);
  });

  it('leaves no interaction where they cancel', () => {
    const made = joinOnSharedAxis([
      interaction(0.7, [NO_ROTATION, NO_ROTATION]),
      interaction(-0.7, [NO_ROTATION, NO_ROTATION]),
    ])!;
    expect(made.interactions).toEqual([]);
  });

  it('is for shared axes only', () => {
    const turn: Quaternion = [Math.cos(0.4), 0, Math.sin(0.4), 0];
    const both = [interaction(0.7, [NO_ROTATION, NO_ROTATION]), interaction(0.7, [turn, turn])];
    expect(joinOnSharedAxis(both)).toBeUndefined();
  });
});
