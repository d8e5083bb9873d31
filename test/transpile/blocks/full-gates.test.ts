import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  interactionMatrix,
  kronecker,
  maxDistance,
  multiply,
  quaternionMatrix,
  withPhase,
} from '../../../src/math/index.js';
import { fullGateCount } from '../../../src/targets/index.js';
import { fullGateForm } from '../../../src/transpile/blocks/full-gates.js';
import { denseUnitary } from '../../gates/dense.js';
import { uniform } from '../../math/uniform.js';
import { FIXED } from '../exactness.js';

const QUARTER = Math.PI / 4;

function distance(x: number, y: number, z: number): number {
  const { lead, operations, trail, phase } = fullGateForm([x, y, z], [0, 1]);
  const [before, after] = [lead, trail].map(([a, b]) => kronecker(quaternionMatrix(a), quaternionMatrix(b)));
  const made = withPhase(multiply(after!, multiply(denseUnitary(operations, 2), before!)), phase);
  return maxDistance(made, interactionMatrix(x, y, z));
}

describe('fullGateForm', () => {
  it.each([
    [0, 0, 0, 0],
    [QUARTER, 0, 0, 1],
    [0.3, 0, 0, 2],
    [0.3, 0.2, 0, 2],
    [QUARTER, QUARTER, 0, 2],
    [QUARTER, QUARTER, QUARTER, 3],
    [0.3, 0.2, -0.1, 3],
  ])('(%d, %d, %d) takes %d full gates', (x, y, z, count) => {
    expect(fullGateCount([x, y, z])).toBe(count);
    const { operations } = fullGateForm([x, y, z], [0, 1]);
    const interactions = operations.filter(({ targets }) => targets.length === 2);
    expect(interactions.length).toBe(count);
    expect(interactions.every(({ parameters }) => Math.abs(parameters[0] as number) === Math.PI / 2)).toBe(true);
    expect(distance(x, y, z)).toBeLessThan(1e-14);
  });

  it('is right for all coordinates', () => {
    const coordinate = uniform(-QUARTER, QUARTER);
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, (x, y, z) => {
        expect(distance(x, y, z)).toBeLessThan(1e-14);
        expect(distance(x, y, 0)).toBeLessThan(1e-14);
      }),
      FIXED,
    );
  });
});
