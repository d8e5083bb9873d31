import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { adjoint, maxDistance, multiply } from '../../../../src/math/index.js';
import { CLIFFORD_IDENTITY, matrixOfClifford } from '../../../../src/pauli/index.js';
import {
  CNOT_PHASE,
  operationsOfRegion,
} from '../../../../src/transpile/passes/phase-polynomials/region-operations.js';
import type { ParityStep } from '../../../../src/transpile/synthesis/parities/network.js';
import { emptyRegion, type Member } from '../../../../src/transpile/views/parity-regions/region.js';
import { denseUnitary } from '../../../gates/dense.js';

const plain = [0, 1, 2].map((wire): Member => ({ wire, entry: CLIFFORD_IDENTITY, exit: CLIFFORD_IDENTITY }));
const made = (members: readonly Member[], steps: readonly ParityStep[]) =>
  operationsOfRegion({ ...emptyRegion(0), members: [...members] }, steps);

describe('operationsOfRegion', () => {
  it('writes CNOTs but for their phase', () => {
    const operations = made(plain, [
      { kind: 'cnot', control: 2, target: 0 },
      { kind: 'cnot', control: 0, target: 1 },
    ]);
    const expected = denseUnitary(circuit(3).cnot(2, 0).cnot(0, 1).operations, 3);
    expect(maxDistance(denseUnitary(operations, 3, 2 * CNOT_PHASE), expected)).toBeLessThan(1e-14);
    expect(operations.every(({ controls }) => controls.length === 0)).toBe(true);
  });

  it('writes phases of one wire and of two', () => {
    const operations = made(plain, [
      { kind: 'phase', wires: [1], angle: 0.3 },
      { kind: 'phase', wires: [2, 0], angle: 0.4 },
    ]);
    const expected = denseUnitary(circuit(3).rz(0.3, 1).zz(0.4, 0, 2).operations, 3);
    expect(maxDistance(denseUnitary(operations, 3), expected)).toBeLessThan(1e-15);
    expect(operations).toHaveLength(2);
  });

  it('begins with the inverse of what leads in, and ends with what leads out', () => {
    for (let entry = 0; entry < 24; entry++) {
      const exit = (5 * entry + 7) % 24;
      const operations = made([{ wire: 0, entry, exit }], [{ kind: 'phase', wires: [0], angle: 0.3 }]);
      const rz = denseUnitary(circuit(1).rz(0.3, 0).operations, 1);
      const expected = multiply(matrixOfClifford(exit), multiply(rz, adjoint(matrixOfClifford(entry))));
      const got = denseUnitary(operations, 1);
      // The inverse in the group is that of the matrix up to a phase.
      let [re, im] = [0, 0];
      for (let k = 0; k < 8; k += 2) {
        re += expected[k]! * got[k]! + expected[k + 1]! * got[k + 1]!;
        im += expected[k]! * got[k + 1]! - expected[k + 1]! * got[k]!;
      }
      expect(Math.hypot(re, im)).toBeCloseTo(2, 13);
    }
  });
});
