import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  axisAngle,
  eulerAngles,
  eulerMatrix,
  identity,
  type Matrix,
  maxDistance,
  multiply,
  oneQubitPower,
  rotationMatrix,
  withPhase,
} from '../../src/math/index.js';
import { angles, FIXED, oneQubitUnitaries } from './random-matrices.js';

const H = Float64Array.of(...[1, 0, 1, 0, 1, 0, -1, 0].map((x) => x * Math.SQRT1_2));
const X = Float64Array.of(0, 0, 1, 0, 1, 0, 0, 0);
const Y = Float64Array.of(0, 0, 0, -1, 0, 1, 0, 0);
const Z = Float64Array.of(1, 0, 0, 0, 0, 0, -1, 0);
const S = Float64Array.of(1, 0, 0, 0, 0, 0, 0, 1);
const V = Float64Array.of(0.5, 0.5, 0.5, -0.5, 0.5, -0.5, 0.5, 0.5);
const many = { ...FIXED, numRuns: 2000 };

describe('eulerAngles', () => {
  it('rebuilds every unitary with its phase', () => {
    fc.assert(
      fc.property(oneQubitUnitaries, (u) => {
        const euler = eulerAngles(u);
        expect(euler.theta).toBeGreaterThanOrEqual(0);
        expect(euler.theta).toBeLessThanOrEqual(Math.PI);
        expect(maxDistance(eulerMatrix(euler), u)).toBeLessThan(2e-12);
      }),
      many,
    );
  });

  it('does not read angles from noise at the poles', () => {
    const nearlyZ = Float64Array.of(1, 0, 1e-17, -2e-17, 3e-17, 1e-17, -1, 0);
    expect(eulerAngles(nearlyZ)).toEqual({ theta: 0, phi: Math.PI, lambda: 0, phase: Math.PI / 2 });
    const nearlyX = Float64Array.of(1e-17, -2e-17, 1, 0, 1, 0, 3e-17, 1e-17);
    const { theta, lambda } = eulerAngles(nearlyX);
    expect([theta, lambda]).toEqual([Math.PI, 0]);
  });

  it.each([1e-11, 1e-9, 1e-6])('keeps the digits of large entries beside entries of size %d with few', (size) => {
    const rounding = 1e-16;
    const rest = Math.sqrt(1 - size * size);
    const nearlyX = Float64Array.of(rounding, size, 0, -rest, 0, -rest, -3 * rounding, -size);
    expect(maxDistance(eulerMatrix(eulerAngles(nearlyX)), nearlyX)).toBeLessThan(2e-15);
    const nearlyZ = Float64Array.of(0, rest, rounding, size, -3 * rounding, size, 0, -rest);
    expect(maxDistance(eulerMatrix(eulerAngles(nearlyZ)), nearlyZ)).toBeLessThan(2e-15);
  });
});

describe('axisAngle', () => {
  it('rebuilds every unitary with its phase', () => {
    fc.assert(
      fc.property(oneQubitUnitaries, (u) => {
        const { axis, angle, phase } = axisAngle(u);
        expect(Math.abs(phase)).toBeLessThanOrEqual(Math.PI + 1e-12);
        expect(Math.hypot(...axis)).toBeCloseTo(1, 12);
        expect(angle).toBeGreaterThanOrEqual(0);
        expect(angle).toBeLessThanOrEqual(Math.PI + 1e-11);
        expect(maxDistance(rotationMatrix(axis, angle, phase), u)).toBeLessThan(2e-12);
      }),
      many,
    );
  });

  it('names the axes of the standard gates', () => {
    for (const [gate, axis] of [
      [X, [1, 0, 0]],
      [Y, [0, 1, 0]],
      [Z, [0, 0, 1]],
      [H, [Math.SQRT1_2, 0, Math.SQRT1_2]],
    ] as const) {
      const found = axisAngle(gate);
      axis.forEach((x, k) => {
        expect(found.axis[k]).toBeCloseTo(x, 14);
      });
      expect(found.angle).toBeCloseTo(Math.PI, 14);
      expect(found.phase).toBeCloseTo(Math.PI / 2, 14);
    }
  });

  it('keeps its branch under rounding', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e-15, max: 1e-15, noNaN: true }), (noise) => {
        const { axis, phase } = axisAngle(rotationMatrix([0, 1, 0], Math.PI + noise, Math.PI / 2));
        expect(axis[1]).toBeCloseTo(1, 12);
        expect(phase).toBeCloseTo(Math.PI / 2, 12);
      }),
      FIXED,
    );
  });

  it('gives the identity a harmless axis', () => {
    expect(axisAngle(identity(2))).toEqual({ axis: [0, 0, 1], angle: 0, phase: 0 });
  });
});

describe('oneQubitPower', () => {
  it('of what is nearly -1 is nearly a multiple of 1', () => {
    const root = oneQubitPower(rotationMatrix([0, 0, 1], 1e-10, Math.PI), 0.5);
    expect(maxDistance(root, Float64Array.of(0, 1, 0, 0, 0, 0, 0, 1))).toBeLessThan(1e-9);
  });

  it('takes the roots that have names', () => {
    expect(maxDistance(oneQubitPower(X, 0.5), V)).toBeLessThan(1e-15);
    expect(maxDistance(oneQubitPower(Z, 0.5), S)).toBeLessThan(1e-15);
  });

  it('has the matrix as its own n-th root to the n', () => {
    fc.assert(
      fc.property(oneQubitUnitaries, fc.integer({ min: 2, max: 5 }), (u, n) => {
        const root = oneQubitPower(u, 1 / n);
        let product = identity(2);
        for (let k = 0; k < n; k++) product = multiply(product, root);
        expect(maxDistance(product, u)).toBeLessThan(1e-11);
      }),
      many,
    );
  });

  it('agrees with repeated products for whole exponents', () => {
    fc.assert(
      fc.property(oneQubitUnitaries, (u) => {
        expect(maxDistance(oneQubitPower(u, 3), multiply(u, multiply(u, u)))).toBeLessThan(1e-11);
        expect(maxDistance(multiply(oneQubitPower(u, -1), u), identity(2))).toBeLessThan(1e-11);
      }),
      many,
    );
  });

  it('does not depend on the global phase in the wrong way', () => {
    fc.assert(
      fc.property(angles, (phase) => {
        const scaled: Matrix = withPhase(identity(2), phase);
        expect(maxDistance(multiply(oneQubitPower(scaled, 0.5), oneQubitPower(scaled, 0.5)), scaled)).toBeLessThan(
          1e-12,
        );
      }),
      FIXED,
    );
  });
});
