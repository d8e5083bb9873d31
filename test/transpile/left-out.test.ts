import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearEqualCase } from '../../bench/near-equal/cases.js';
import { checkCase } from '../../bench/near-equal/check.js';
import { type CircuitData, circuit, circuitOf } from '../../src/circuit/index.js';
import { qisGates } from '../../src/gates/index.js';
import { findTarget, type Target } from '../../src/targets/index.js';
import { type Level, transpile } from '../../src/transpile/index.js';
import { LeftOut } from '../../src/transpile/left-out.js';
import { uniform } from '../math/uniform.js';
import { distanceTo, FIXED } from './exactness.js';

const ideal = findTarget('ideal');
const onlyFullGates: Target = { ...ideal, partialAngles: false };
const levels: readonly Level[] = [0, 1, 2, 3];

/** Angles from 1e-16 to 1e-8. */
const tiny = fc.tuple(uniform(-16, -8), fc.constantFrom(1, -1)).map(([power, sign]) => sign * 10 ** power);

/** An entry of a difference is no larger than its norm, and rounding adds to it. */
const ROUNDING = 1e-12;

function expectBooked(original: CircuitData, target: Target, level: Level): void {
  for (const entangler of ['zz', 'ms'] as const) {
    const made = transpile(original, target, { level, entangler, budget: 0.02 });
    const { spent, dropped } = made.report.approximation;
    expect(distanceTo(original, made)).toBeLessThanOrEqual(spent + ROUNDING);
    expect(spent > 0).toBe(dropped > 0);
  }
}

describe('what is too little to be written', () => {
  it('is written or booked: an interaction alone', () => {
    fc.assert(
      fc.property(tiny, fc.constantFrom('xx', 'yy', 'zz'), fc.constantFrom(...levels), (angle, name, level) => {
        const original = circuit(2).gate(name, [angle], [0, 1]);
        const { report } = transpile(original, ideal, { level, budget: 0.02 });
        const { spent } = report.approximation;
        if (report.output.entanglingGates > 0) expect(spent).toBe(0);
        else if (Math.abs(angle) > 2e-14) expect(spent).toBeCloseTo(Math.abs(angle) / 2, 20);
      }),
      { ...FIXED, numRuns: 200 },
    );
  });

  it('is written or booked: what is left of two interactions, of rotations across a Clifford gate, of a matrix', () => {
    fc.assert(
      fc.property(tiny, uniform(-3, 3), fc.constantFrom(...levels), (more, angle, level) => {
        const meeting = circuit(2)
          .ry(0.3, 0)
          .zz(angle, 0, 1)
          .zz(-angle + more, 0, 1)
          .rx(0.4, 1);
        const across = circuit(2).rz(angle, 1).cnot(0, 1).zz(more, 0, 1).cnot(0, 1).rz(-angle, 1).ry(0.2, 0);
        const nearClifford = circuit(2)
          .rx(0.7, 0)
          .cnot(0, 1)
          .xx(Math.PI / 2 + more, 0, 1)
          .ry(more, 1)
          .cnot(0, 1)
          .rx(0.7, 0);
        const matrix = qisGates.zz.matrix([more], undefined, 2);
        const asMatrix = circuit(2).h(0).unitary(matrix, [0, 1]).h(1);
        for (const original of [meeting, across, nearClifford, asMatrix]) expectBooked(original, ideal, level);
      }),
      { ...FIXED, numRuns: 60 },
    );
  });

  it('is written or booked where there are only full gates', () => {
    fc.assert(
      fc.property(tiny, fc.constantFrom(0, 1, 2), fc.constantFrom(...levels), (more, quarters, level) => {
        const original = circuit(2)
          .ry(0.3, 0)
          .xx((quarters * Math.PI) / 2 + more, 0, 1)
          .rz(0.4, 1);
        expectBooked(original, onlyFullGates, level);
      }),
      { ...FIXED, numRuns: 60 },
    );
  });

  it('is written or booked in circuits of nearly equal angles', () => {
    for (let number = 500; number < 800; number++) {
      if (nearEqualCase(number).defect > 0) continue;
      const { error, excused, ...how } = checkCase(number);
      // Axes that differ by 1e-11 may be taken for the same one.
      expect(error, JSON.stringify(how)).toBeLessThanOrEqual(excused + 2e-11);
    }
  });

  it('is booked where a distribution is all that counts', () => {
    // Wire 0 is 1 but for the angle, and the control on it makes no difference but for that.
    const original = circuit(2)
      .rx(Math.PI + 4e-12, 0)
      .cnot(0, 1)
      .measure('m', 0, 1);
    const { report } = transpile(original, ideal, { relation: 'distribution' });
    expect(report.output.entanglingGates).toBe(0);
    expect(report.approximation.spent).toBeGreaterThanOrEqual(1.9e-12);
    const plain = transpile(circuit(2).x(0).cnot(0, 1).measure('m', 0, 1), ideal, { relation: 'distribution' });
    expect(plain.report.approximation.spent).toBe(0);
  });

  it('is nothing in circuits of plain angles', () => {
    const original = circuit(3).h(0).cnot(0, 1).rz(0.3, 1).cnot(0, 1).rx(0.7, 2).cnot(1, 2).rz(-0.3, 2).zz(0.1, 0, 2);
    const whole = circuitOf('qis', 3, [...original.operations, ...original.inverse().operations]);
    for (const level of levels) {
      const { approximation } = transpile(whole, ideal, { level, budget: 0.02 }).report;
      expect(approximation).toEqual({ allowed: 0, spent: 0, dropped: 0 });
    }
  });
});

describe('the list of what was left out', () => {
  it('is a bound on the operator norm, without what rounding makes of nothing', () => {
    const leftOut = new LeftOut();
    leftOut.add(1e-11);
    leftOut.add(-1e-11);
    leftOut.add(1e-15);
    leftOut.addNorm(1e-11);
    leftOut.addNorm(1e-14);
    expect(leftOut.count).toBe(3);
    expect(leftOut.norm).toBeCloseTo(2e-11, 20);
    const both = new LeftOut();
    both.join(leftOut);
    both.join(leftOut);
    expect(both).toMatchObject({ norm: leftOut.norm + leftOut.norm, count: 6 });
  });
});
