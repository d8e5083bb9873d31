import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { maxDistance } from '../../../../src/math/index.js';
import { matrixOfOperations } from '../../../../src/transpile/synthesis/three-wires/three-wire-matrix.js';
import { randomUses } from '../../../gates/arbitraries.js';
import { denseUnitary } from '../../../gates/dense.js';
import { FIXED } from '../../exactness.js';

describe('matrixOfOperations', () => {
  it('is the product of the gates, the first wire most significant', () => {
    fc.assert(
      fc.property(randomUses('qis', 3, { maxLength: 12 }), (list) => {
        const uses = list.filter(({ gate }) => gate.kind === 'unitary');
        const made = matrixOfOperations(uses, [0, 1, 2]);
        expect(maxDistance(made, denseUnitary(uses, 3))).toBeLessThan(1e-12);
      }),
      { ...FIXED, numRuns: 200 },
    );
  });

  it('takes the wires in the order that is asked for', () => {
    const { operations } = circuit(7).h(4).ccx(6, 1, 4).t(1);
    const made = matrixOfOperations(operations, [6, 1, 4]);
    expect(maxDistance(made, denseUnitary(circuit(3).h(2).ccx(0, 1, 2).t(1).operations, 3))).toBeLessThan(1e-15);
  });

  it('refuses an operation that leaves the wires', () => {
    expect(() => matrixOfOperations(circuit(4).cnot(0, 3).operations, [0, 1, 2])).toThrow('wire 3');
  });
});
