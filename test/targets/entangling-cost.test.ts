import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { param } from '../../src/math/index.js';
import { customTarget, EntanglingCost, fullGateCount, weighCost } from '../../src/targets/index.js';
import { FIXED } from '../math/random-matrices.js';
import { uniform } from '../math/uniform.js';

const charges = { entanglerOffset: 0.3, entanglerSlope: 0.7, pulseWeight: 0.1 };
const target = customTarget({ name: 'any', entanglers: ['zz'], cost: charges });
const any = new EntanglingCost(target);
const full = new EntanglingCost({ ...target, partialAngles: false });
const QUARTER = Math.PI / 4;

describe('EntanglingCost', () => {
  it('weighs gates as the target does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), uniform(0, 9), (entanglingGates, entanglingAngle) => {
        const counts = { entanglingGates, entanglingAngle };
        expect(any.of(counts)).toBeCloseTo(weighCost(target, { ...counts, pulses: 0 }), 12);
      }),
      FIXED,
    );
    expect(any.ofFullGate([0, 1])).toBe(1);
  });

  it('takes one gate by the angle without half turns, or full gates where there are no others', () => {
    const third = Math.PI / 6;
    expect(any.gatesOfInteraction(third)).toEqual({ entanglingGates: 1, entanglingAngle: expect.closeTo(1 / 3, 12) });
    expect(any.gatesOfInteraction(third - Math.PI).entanglingAngle).toBeCloseTo(1 / 3, 12);
    expect(full.gatesOfInteraction(third)).toEqual({ entanglingGates: 2, entanglingAngle: 2 });
    expect(full.gatesOfInteraction(-Math.PI / 2)).toEqual({ entanglingGates: 1, entanglingAngle: 1 });
    for (const cost of [any, full]) expect(cost.ofInteraction(3 * Math.PI)).toBe(0);
  });

  it('counts what stands there though it does nothing', () => {
    for (const angle of [0, Math.PI, 1e-13]) {
      expect(any.gatesAsWritten(angle)).toEqual({ entanglingGates: 1, entanglingAngle: 0 });
      expect(full.gatesAsWritten(angle)).toEqual({ entanglingGates: 2, entanglingAngle: 2 });
    }
    expect(any.gatesAsWritten(Math.PI / 2)).toEqual(any.gatesOfInteraction(Math.PI / 2));
  });

  it('takes a parameter for the most that it can be', () => {
    expect(any.gatesOfInteraction(param('theta'))).toEqual({ entanglingGates: 1, entanglingAngle: 1 });
    expect(full.gatesOfInteraction(param('theta'))).toEqual({ entanglingGates: 2, entanglingAngle: 2 });
  });

  it('takes a block by its Weyl coordinates', () => {
    expect(any.gatesOfBlock([QUARTER, QUARTER / 2, -QUARTER / 4])).toEqual({
      entanglingGates: 3,
      entanglingAngle: 1.75,
    });
    expect(any.gatesOfBlock([QUARTER, 1e-13, 0]).entanglingGates).toBe(1);
    expect(full.gatesOfBlock([QUARTER, QUARTER / 2, -QUARTER / 4]).entanglingGates).toBe(3);
  });

  it('agrees with itself on blocks of one interaction', () => {
    fc.assert(
      fc.property(uniform(0, QUARTER), (x) => {
        for (const cost of [any, full]) {
          const block = cost.of(cost.gatesOfBlock([x, 0, 0]));
          expect(block).toBeCloseTo(cost.ofInteraction(2 * x), 9);
        }
      }),
      FIXED,
    );
  });
});

it.each([
  ['nothing', [0, 0, 0], 0],
  ['CNOT', [QUARTER, 0, 0], 1],
  ['less than a CNOT', [QUARTER / 3, 0, 0], 2],
  ['iSWAP', [QUARTER, QUARTER, 0], 2],
  ['SWAP', [QUARTER, QUARTER, QUARTER], 3],
  ['a third coordinate below zero', [QUARTER, QUARTER, -0.1], 3],
] as const)('%s takes the full gates that are known', (_, coordinates, count) => {
  expect(fullGateCount(coordinates)).toBe(count);
});
