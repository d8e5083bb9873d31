import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf } from '../../../src/circuit/index.js';
import { findTarget } from '../../../src/targets/index.js';
import { transpile } from '../../../src/transpile/index.js';
import { decompose } from '../../../src/transpile/passes/decompose.js';
import { dropSmallAngles } from '../../../src/transpile/passes/drop-small-angles.js';
import { randomUses } from '../../gates/arbitraries.js';
import { denseUnitary } from '../../gates/dense.js';
import { uniform } from '../../math/uniform.js';
import { FIXED } from '../exactness.js';
import { claimOf, madeBy } from '../pass-claim.js';

const dropped = (original: CircuitData, approximate: number) => claimOf(dropSmallAngles, original, { approximate });

const angles = ({ operations }: CircuitData) => operations.map(({ parameters }) => parameters[0]);

/** The longest column of the difference, which is never longer than its operator norm. */
function longestColumn(a: Float64Array, b: Float64Array): number {
  const size = Math.sqrt(a.length / 2);
  let longest = 0;
  for (let column = 0; column < size; column++) {
    let squares = 0;
    for (let row = 0; row < size; row++) {
      const k = 2 * (row * size + column);
      squares += (a[k]! - b[k]!) ** 2 + (a[k + 1]! - b[k + 1]!) ** 2;
    }
    longest = Math.max(longest, Math.sqrt(squares));
  }
  return longest;
}

describe('dropSmallAngles', () => {
  it('leaves out the smallest first, and no more than is allowed', () => {
    const original = circuit(2).zz(0.3, 0, 1).xx(0.02, 0, 1).yy(0.04, 0, 1);
    const both = dropped(original, 0.0301);
    expect(angles(both.circuit)).toEqual([0.3, 0, 0]);
    expect(both.leftOut!.count).toBe(2);
    expect(both.leftOut!.norm).toBeCloseTo(0.03, 5);
    const one = dropped(original, 0.0299);
    expect(angles(one.circuit)).toEqual([0.3, 0, 0.04]);
    expect(one.leftOut!.count).toBe(1);
  });

  it('keeps half turns, of which only the rest is left out', () => {
    const original = circuit(2).zz(Math.PI + 0.001, 0, 1);
    expect(angles(dropped(original, 0.001).circuit)).toEqual([Math.PI]);
  });

  it('changes nothing where nothing is allowed', () => {
    const original = circuit(2).zz(1e-13, 0, 1);
    expect(dropped(original, 0).circuit).toBe(original);
  });

  it('stays as close as is said', () => {
    fc.assert(
      fc.property(randomUses('qis', 3, { maxLength: 15 }), uniform(0, 0.9), (uses, allowed) => {
        const exact = madeBy(decompose, circuitOf('qis', 3, uses));
        const { circuit: made, leftOut } = dropped(exact, allowed);
        const norm = leftOut?.norm ?? 0;
        const dense = (of: CircuitData) => denseUnitary(of.operations, 3, of.globalPhase as number);
        expect(norm).toBeLessThanOrEqual(allowed);
        expect(longestColumn(dense(made), dense(exact))).toBeLessThanOrEqual(norm + 1e-12);
      }),
      { ...FIXED, numRuns: 60 },
    );
  });

  it('is reported, and only done when asked for', () => {
    const original = circuit(2).xx(1e-4, 0, 1).zz(0.5, 0, 1);
    const exact = transpile(original, findTarget('ideal'));
    expect(exact.report.output.entanglingGates).toBe(2);
    expect(exact.report.approximation).toEqual({ allowed: 0, spent: 0, dropped: 0 });
    const { output, approximation } = transpile(original, findTarget('ideal'), { approximate: 1e-3 }).report;
    expect(output.entanglingGates).toBe(1);
    expect(approximation.dropped).toBe(1);
    expect(approximation.spent).toBeCloseTo(5e-5, 8);
  });
});
