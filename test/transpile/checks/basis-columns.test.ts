import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit, circuitOf, type Operation } from '../../../src/circuit/index.js';
import { qisGates } from '../../../src/gates/index.js';
import { maxDistance, withPhase } from '../../../src/math/index.js';
import { columnDistance } from '../../../src/transpile/checks/basis-columns.js';
import { randomUses } from '../../gates/arbitraries.js';
import { FIXED } from '../exactness.js';
import { windowMatrix } from './window-matrix.js';

const many = (controls: readonly number[], target: number): Operation => {
  return { gate: qisGates.x, parameters: [], controls, targets: [target] };
};

describe('columnDistance', () => {
  it('on a few wires is the largest entry of what two matrices differ by', () => {
    fc.assert(
      fc.property(randomUses('qis', 3), randomUses('qis', 3), (first, second) => {
        const wires = [2, 0, 1];
        const wanted = maxDistance(windowMatrix(first, wires), withPhase(windowMatrix(second, wires), 0.4));
        expect(columnDistance(first, second, wires, [], 0.4)).toBeCloseTo(wanted, 10);
        expect(columnDistance(first, [...first], wires, [], 0)).toBe(0);
      }),
      { ...FIXED, numRuns: 80 },
    );
  });

  it('looks only where wires are 0 that are known to be', () => {
    const { operations } = circuit(3).ccx(0, 1, 2);
    expect(columnDistance(operations, [], [0, 1, 2], [], 0)).toBe(1);
    expect(columnDistance(operations, [], [0, 1, 2], [1], 0)).toBe(0);
    expect(columnDistance(operations, [], [0, 1, 2], [2], 0)).toBe(1);
  });

  it.each([12, 20, 40])('on %i wires notices a control too few, another target and a gate that is missing', (width) => {
    const wires = Array.from({ length: width }, (_, k) => k);
    const controls = wires.slice(0, -1);
    const whole = [many(controls, width - 1)];
    expect(columnDistance(whole, whole, wires, [], 0)).toBe(0);
    for (const left of controls) {
      const fewer = controls.filter((wire) => wire !== left);
      expect(columnDistance(whole, [many(fewer, width - 1)], wires, [], 0)).toBe(1);
    }
    expect(columnDistance(whole, [many([...wires.slice(0, -2), width - 1], width - 2)], wires, [], 0)).toBe(1);
    expect(columnDistance(whole, [], wires, [], 0)).toBe(1);
    expect(columnDistance(whole, whole, wires, [], 0.1)).toBeGreaterThan(0.09);
  });

  it('gives up on more amplitudes than it can hold', () => {
    const wide = circuitOf(
      'qis',
      13,
      Array.from({ length: 13 }, (_, k) => ({ gate: qisGates.h, parameters: [], controls: [], targets: [k] })),
    );
    const wires = Array.from({ length: 13 }, (_, k) => k);
    expect(columnDistance(wide.operations, wide.operations, wires, [], 0)).toBe(Number.POSITIVE_INFINITY);
    const fewer = wide.operations.slice(0, 3);
    expect(columnDistance(fewer, fewer, wires, [], 0)).toBe(0);
  });
});
