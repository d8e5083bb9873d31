import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { qisGates } from '../../../src/gates/index.js';
import {
  maxDistance,
  multiply,
  param,
  type Quaternion,
  quaternionMatrix,
  rotationMatrix,
} from '../../../src/math/index.js';
import { X_AXIS, Z_AXIS } from '../../../src/pauli/index.js';
import {
  axesOf,
  axesOfInteraction,
  type Block,
  blockOf,
  commuteOn,
  type Interaction,
  tiltOn,
} from '../../../src/transpile/views/block.js';
import { uniform } from '../../math/uniform.js';
import { FIXED } from '../exactness.js';

const ONE: Quaternion = [1, 0, 0, 0];
/** Z on the gate's first wire and X on its second. */
const zx = (flipped: boolean, bases: readonly [Quaternion, Quaternion] = [ONE, ONE]): Interaction => {
  return { gate: qisGates.rzx, letters: [Z_AXIS, X_AXIS], flipped, angle: 0.3, bases, gaps: undefined };
};
const block = (wires: readonly number[], ...interactions: Interaction[]): Block => blockOf(wires, 0, interactions);

describe('axesOfInteraction', () => {
  it('are by side of the block, whichever wire is the gate’s first', () => {
    expect(axesOfInteraction(zx(false))).toEqual([
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect(axesOfInteraction(zx(true))).toEqual([
      [1, 0, 0],
      [0, 0, 1],
    ]);
  });

  it('are what the bases turn into the letters', () => {
    const part = uniform(-1, 1);
    fc.assert(
      fc.property(
        fc.tuple(part, part, part, part).filter((q) => Math.hypot(...q) > 0.1),
        (q) => {
          const basis = q.map((each) => each / Math.hypot(...q)) as unknown as Quaternion;
          const [axis] = axesOfInteraction(zx(false, [basis, ONE]));
          // The basis after a rotation about the axis is one about Z after the basis.
          const one = multiply(quaternionMatrix(basis), rotationMatrix(axis, 0.7));
          const other = multiply(rotationMatrix([0, 0, 1], 0.7), quaternionMatrix(basis));
          expect(maxDistance(one, other)).toBeLessThan(1e-14);
        },
      ),
      { ...FIXED, numRuns: 60 },
    );
  });
});

describe('axesOf', () => {
  it('are those of a single interaction, or of a rotation with a parameter', () => {
    expect(axesOf(block([0, 1], zx(true)))).toEqual(axesOfInteraction(zx(true)));
    expect(axesOf(block([0, 1], zx(true), zx(false)))).toBeUndefined();
    const [operation] = circuit(2).rx(param('t'), 1).operations;
    const gap = { operations: [], from: ONE, to: ONE, phase: 0 };
    expect(axesOf(blockOf([1], 0, [], { operation: operation!, letter: X_AXIS, basis: ONE, gap }))).toEqual([
      [1, 0, 0],
    ]);
  });

  it('are none of a wall', () => {
    expect(axesOf(blockOf([0], 0, [], undefined, { operation: undefined, bases: [ONE], gaps: [] }))).toBeUndefined();
  });
});

describe('commuteOn and tiltOn', () => {
  const [first, second] = [block([0, 1], zx(false)), block([1, 2], zx(true))];

  it('compare the sides that stand on the wire', () => {
    // X on wire 1 of both.
    expect(commuteOn(1, first, second)).toBe(true);
    expect(tiltOn(1, first, second)).toBe(0);
    // X there, and Z here.
    expect(commuteOn(1, first, block([1, 2], zx(false)))).toBe(false);
    expect(tiltOn(1, first, block([1, 2], zx(false)))).toBeCloseTo(1, 14);
    expect(commuteOn(0, first, block([0, 2], zx(false)))).toBe(true);
  });

  it('know nothing of more than one axis', () => {
    expect(commuteOn(1, first, block([1, 2], zx(true), zx(true)))).toBe(false);
    expect(commuteOn(1, block([1, 2], zx(true), zx(true)), first)).toBe(false);
  });

  it('take opposite axes for parallel', () => {
    const half: Quaternion = [0, 0, 0, 1];
    expect(commuteOn(1, first, block([1, 2], zx(true, [half, ONE])))).toBe(true);
  });
});
