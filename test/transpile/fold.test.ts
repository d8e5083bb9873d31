import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuitOf, nativeCircuit } from '../../src/circuit/index.js';
import { qisGates } from '../../src/gates/index.js';
import { type Angle, maxDistance } from '../../src/math/index.js';
import { foldNative } from '../../src/transpile/fold.js';
import { randomUses } from '../gates/arbitraries.js';
import { denseUnitary } from '../gates/dense.js';
import { FIXED } from './exactness.js';

const rz = (angle: Angle, wire: number) => ({ gate: qisGates.rz, parameters: [angle], controls: [], targets: [wire] });

describe('foldNative', () => {
  it('brings every angle into its range and changes nothing else', () => {
    fc.assert(
      fc.property(randomUses('native', 3, { maxLength: 14 }), fc.boolean(), (uses, negativeZz) => {
        const original = circuitOf(
          'native',
          3,
          uses.filter(({ gate }) => gate.parameters.length > 0),
        );
        const { operations, frames, globalPhase } = foldNative(original, negativeZz);
        for (const { parameters, targets } of operations) {
          for (const phase of parameters) expect(Math.abs(phase as number)).toBeLessThanOrEqual(0.5);
          const least = parameters.length === 1 && negativeZz ? -0.25 : 0;
          if (targets.length === 2) {
            expect(parameters.at(-1)).toBeGreaterThanOrEqual(least);
            expect(parameters.at(-1)).toBeLessThanOrEqual(0.25);
          }
        }
        const stated = denseUnitary([...operations, ...frames.map(rz)], 3, globalPhase);
        expect(maxDistance(stated, denseUnitary(original.operations, 3))).toBeLessThan(1e-9);
      }),
      { ...FIXED, numRuns: 300 },
    );
  });

  it('adds a pulse to a wire at the end at most', () => {
    const beyond = nativeCircuit(2).ms(0.1, 0.2, 0, 1, 0.3).gpi2(0.4, 0).ms(0, 0, 0, 1, 0.4).ms(0.3, 0, 0, 1, 0.3);
    const { operations } = foldNative(beyond, true);
    expect(operations.map(({ gate }) => gate.name)).toEqual(['ms', 'gpi2', 'ms', 'ms', 'gpi', 'gpi']);
  });
});
