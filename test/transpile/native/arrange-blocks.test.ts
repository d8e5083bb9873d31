import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asStated, type CircuitData, circuit, circuitOf } from '../../../src/circuit/index.js';
import { type GateUse, qisGates } from '../../../src/gates/index.js';
import { type Angle, bindAngle } from '../../../src/math/index.js';
import type { Level } from '../../../src/transpile/index.js';
import { lower } from '../../../src/transpile/passes/lower.js';
import { uniform } from '../../math/uniform.js';
import { distanceTo, FIXED } from '../exactness.js';
import { claimOf, madeBy, statedBy } from '../pass-claim.js';

const entanglers = ['ms', 'zz'] as const;

function pulses(of: CircuitData, entangler: 'ms' | 'zz', level: Level): number {
  const { operations } = madeBy(lower, of, { entangler, level });
  return operations.filter(({ targets }) => targets.length === 1).length;
}

const pairGates = [qisGates.xx, qisGates.yy, qisGates.zz];

/** XX, YY and ZZ of few different angles on any pairs, in any order, among one-qubit gates. */
const blockCircuits = fc
  .array(
    fc.tuple(
      fc.constantFrom([0, 1], [1, 0], [1, 2], [2, 0]),
      fc.shuffledSubarray(pairGates, { minLength: 2 }),
      fc.array(fc.constantFrom(0.3, -0.3, 0.7), { minLength: 3, maxLength: 3 }),
      fc.tuple(fc.constantFrom(qisGates.h, qisGates.t, qisGates.v, undefined), fc.nat(2)),
      fc.option(fc.tuple(uniform(-3, 3), uniform(-3, 3), uniform(-3, 3)), { freq: 3 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((blocks) => {
    const uses = blocks.flatMap(([targets, gates, angles, [gate, wire], euler]): readonly GateUse[] => [
      ...(gate ? [{ gate, parameters: [], controls: [], targets: [wire] }] : []),
      ...(euler ? [{ gate: qisGates.u, parameters: euler, controls: [], targets: [wire] }] : []),
      ...gates.map((pair, k) => ({ gate: pair, parameters: [angles[k]!], controls: [], targets })),
    ]);
    return circuitOf('qis', 3, uses);
  });

describe('blocks of commuting interactions', () => {
  it.each(entanglers)('stay the same gate (%s)', (entangler) => {
    fc.assert(
      fc.property(blockCircuits, (of) => {
        expect(claimOf(lower, of, { entangler, level: 2 }).distance).toBeLessThan(1e-11);
        expect(pulses(of, entangler, 2)).toBeLessThanOrEqual(pulses(of, entangler, 1));
        expect(pulses(of, entangler, 1)).toBeLessThanOrEqual(pulses(of, entangler, 0));
      }),
      { ...FIXED, numRuns: 80 },
    );
  });

  it('are put in the order that their neighbours want', () => {
    const step = circuit(3).xx(0.1, 0, 1).yy(0.2, 0, 1).zz(0.3, 0, 1).xx(0.1, 1, 2).yy(0.2, 1, 2).zz(0.3, 1, 2);
    expect(pulses(step, 'zz', 1)).toBe(12);
    expect(pulses(step, 'zz', 2)).toBe(10);
    expect(pulses(step, 'ms', 2)).toBe(6);
  });

  it('turn their axes where two angles are the same', () => {
    const turned = circuit(2).zz(0.2, 0, 1).ry(0.4, 0).ry(0.4, 1).zz(0.3, 0, 1).xx(0.3, 0, 1).ry(-0.4, 0).ry(-0.4, 1);
    expect(pulses(turned, 'zz', 1)).toBe(10);
    expect(pulses(turned, 'zz', 2)).toBe(4);
  });

  it('keep their parameters', () => {
    const template = circuit(2).rx(0.4, 0).rx(0.4, 1).zz('a', 0, 1).yy('a', 0, 1).xx('b', 0, 1);
    for (const entangler of entanglers) {
      const made = statedBy(lower, asStated(template), { entangler });
      const native = made.circuit;
      expect(native.operations.filter(({ targets }) => targets.length === 2)).toHaveLength(3);
      const values = new Map(Object.entries({ a: 0.7, b: -1.9 }));
      const bound = (angle: Angle) => bindAngle(angle, values);
      const kept = {
        circuit: {
          ...native,
          operations: native.operations.map((use) => ({ ...use, parameters: use.parameters.map(bound) })),
        },
        frames: made.frames.map(bound),
        globalPhase: bound(made.globalPhase),
        outputPermutation: made.outputPermutation,
      };
      expect(distanceTo(template.bind({ a: 0.7, b: -1.9 }), kept)).toBeLessThan(1e-12);
    }
  });
});
