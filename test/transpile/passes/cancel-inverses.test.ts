import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf } from '../../../src/circuit/index.js';
import { maxDistance } from '../../../src/math/index.js';
import { cancelInverses } from '../../../src/transpile/passes/cancel-inverses.js';
import { randomUses } from '../../gates/arbitraries.js';
import { denseUnitary } from '../../gates/dense.js';
import { FIXED } from '../exactness.js';
import { madeBy } from '../pass-claim.js';

const left = (of: CircuitData) => madeBy(cancelInverses, of).operations.map(({ gate }) => gate.name);

describe('cancelInverses', () => {
  it('removes pairs, and pairs around removed pairs', () => {
    expect(left(circuit(3).ccx(0, 1, 2).swap(0, 1).swap(0, 1).ccx(1, 0, 2))).toEqual([]);
    expect(left(circuit(3).crz(0.3, 0, 1).crz(-0.3, 0, 1))).toEqual([]);
    expect(left(circuit(2).crx('theta', 0, 1).crx('-theta', 0, 1))).toEqual([]);
    expect(left(circuit(4).rc3x(0, 1, 2, 3).rc3xi(0, 1, 2, 3))).toEqual([]);
  });

  it('keeps what only looks like a pair', () => {
    expect(left(circuit(3).ccx(0, 1, 2).x(2).ccx(0, 1, 2))).toHaveLength(3);
    expect(left(circuit(3).ccx(0, 1, 2).ccx(0, 2, 1))).toHaveLength(2);
    expect(left(circuit(3).ccx(0, 1, 2).cnot(0, 2))).toHaveLength(2);
    expect(left(circuit(2).iswap(0, 1).iswap(0, 1))).toHaveLength(2);
    expect(left(circuit(3).ccx(0, 1, 2).barrier(1).ccx(0, 1, 2))).toHaveLength(3);
    expect(left(circuit(2).barrier().barrier())).toHaveLength(2);
    expect(left(circuit(3).dcx(0, 1).dcx(1, 0))).toHaveLength(2);
    expect(left(circuit(2).rzx(0.3, 0, 1).rzx(-0.3, 1, 0))).toHaveLength(2);
    expect(left(circuit(4).ccx(0, 1, 2).ccx(0, 3, 2))).toHaveLength(2);
  });

  it('never changes the unitary', () => {
    const doubled = randomUses('qis', 3, { maxLength: 4 }).chain((uses) =>
      fc.array(fc.constantFrom(...uses), { minLength: 4, maxLength: 16 }),
    );
    fc.assert(
      fc.property(doubled, (uses) => {
        const original = circuitOf('qis', 3, uses);
        const { operations } = madeBy(cancelInverses, original);
        expect(operations.length).toBeLessThanOrEqual(uses.length);
        expect(maxDistance(denseUnitary(operations, 3), denseUnitary(original.operations, 3))).toBeLessThan(1e-9);
      }),
      { ...FIXED, numRuns: 200 },
    );
  });
});
