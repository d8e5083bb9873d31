import { expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { adjoint, maxDistance } from '../../../../src/math/index.js';
import { inverted } from '../../../../src/transpile/passes/phase-polynomials/inverted.js';
import { denseUnitary } from '../../../gates/dense.js';

it('undoes operations, the last one first', () => {
  const { operations } = circuit(3).h(0).s(0).rzx(0.3, 1, 0).cnot(0, 2).u(0.2, 0.3, 0.4, 1).ccx(0, 1, 2).v(2);
  const back = inverted(operations);
  expect(back).toHaveLength(operations.length);
  expect(maxDistance(denseUnitary(back, 3), adjoint(denseUnitary(operations, 3)))).toBeLessThan(1e-14);
});

it('leaves the list as it was', () => {
  const operations = [...circuit(1).s(0).h(0).operations];
  inverted(operations);
  expect(operations.map(({ gate }) => gate.name)).toEqual(['s', 'h']);
  expect(inverted([])).toEqual([]);
});
