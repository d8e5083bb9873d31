import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf } from '../../../src/circuit/index.js';
import { type GateUse, qisGates } from '../../../src/gates/index.js';
import { findTarget } from '../../../src/targets/index.js';
import { transpile } from '../../../src/transpile/index.js';
import { uniform } from '../../math/uniform.js';
import { distanceTo, FIXED } from '../exactness.js';

const ideal = findTarget('ideal');
const entanglers = ['ms', 'zz'] as const;

function pulses(of: CircuitData, entangler: 'ms' | 'zz', level: 0 | 1): number {
  return transpile(of, ideal, { entangler, level }).report.output.pulses;
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
        const made = transpile(of, ideal, { entangler, level: 1 });
        expect(distanceTo(of, made)).toBeLessThan(1e-11);
        expect(made.report.output.pulses).toBeLessThanOrEqual(pulses(of, entangler, 0));
      }),
      { ...FIXED, numRuns: 80 },
    );
  });

  it('are put in the order that their neighbours want', () => {
    const step = circuit(3).xx(0.1, 0, 1).yy(0.2, 0, 1).zz(0.3, 0, 1).xx(0.1, 1, 2).yy(0.2, 1, 2).zz(0.3, 1, 2);
    expect(pulses(step, 'zz', 0)).toBe(12);
    expect(pulses(step, 'zz', 1)).toBe(10);
    expect(pulses(step, 'ms', 1)).toBe(6);
  });

  it('turn their axes where two angles are the same', () => {
    const turned = circuit(2).zz(0.2, 0, 1).ry(0.4, 0).ry(0.4, 1).zz(0.3, 0, 1).xx(0.3, 0, 1).ry(-0.4, 0).ry(-0.4, 1);
    expect(pulses(turned, 'zz', 0)).toBe(10);
    expect(pulses(turned, 'zz', 1)).toBe(4);
  });

  it('keep their parameters', () => {
    const template = circuit(2).rx(0.4, 0).rx(0.4, 1).zz('a', 0, 1).yy('a', 0, 1).xx('b', 0, 1);
    for (const entangler of entanglers) {
      const made = transpile(template, ideal, { entangler, level: 1 });
      const values = { a: 0.7, b: -1.9 };
      expect(distanceTo(template.bind(values), made.bind(values))).toBeLessThan(1e-12);
    }
  });
});
