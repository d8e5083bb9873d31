import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { matrixOfList } from '../../../../src/formats/qasm/elaborate/list-matrix.js';
import { maxDistance, withPhase } from '../../../../src/math/index.js';
import { denseUnitary } from '../../../gates/dense.js';

describe('matrixOfList', () => {
  const { operations } = circuit(3).h(2).cnot(2, 0).barrier().crx(0.3, 0, 1).t(1);

  it('has the first of the wires as the most significant bit, whatever their order', () => {
    const moved = circuit(3).h(0).cnot(0, 1).crx(0.3, 1, 2).t(2).operations;
    const found = matrixOfList({ operations: [...operations], phase: 0 }, [2, 0, 1]);
    expect(maxDistance(found, denseUnitary(moved, 3))).toBeLessThan(1e-14);
  });

  it('turns by the phase of the list', () => {
    const found = matrixOfList({ operations: [...operations], phase: 0.7 }, [0, 1, 2]);
    expect(maxDistance(found, withPhase(denseUnitary(operations, 3), 0.7))).toBeLessThan(1e-14);
  });
});
