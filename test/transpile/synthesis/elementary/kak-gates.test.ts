import { expect, it } from 'vitest';
import { qisGates } from '../../../../src/gates/index.js';
import { kak, maxDistance } from '../../../../src/math/index.js';
import { interactionGates, localGates } from '../../../../src/transpile/synthesis/elementary/kak-gates.js';
import { denseUnitary } from '../../../gates/dense.js';

it('a KAK form as gates is the matrix it came from, phase included', () => {
  for (const gate of [qisGates.swap, qisGates.iswap, qisGates.ecr, qisGates.dcx, qisGates.cu]) {
    const matrix = gate.matrix([0.7, -0.4, 1.1, 0.3].slice(0, gate.parameters.length), undefined, 2);
    const form = kak(matrix);
    // The wires stand the other way round, so that an exchange of the two shows.
    const gates = [
      ...localGates(form.before, [1, 0]),
      ...interactionGates(form, [1, 0], 1e-12),
      ...localGates(form.after, [1, 0]),
    ];
    const swapped = denseUnitary(
      [{ gate: qisGates.unitary, parameters: [], controls: [], targets: [1, 0], data: { matrix } }],
      2,
    );
    expect(maxDistance(denseUnitary(gates, 2, form.phase), swapped)).toBeLessThan(1e-12);
  }
});

it('coordinates that are negligible make no interaction', () => {
  const cnot = kak(qisGates.zz.matrix([Math.PI / 2], undefined, 2));
  expect(interactionGates(cnot, [0, 1], 1e-12)).toHaveLength(1);
  expect(interactionGates({ ...cnot, y: 1e-13 }, [0, 1], 1e-12)).toHaveLength(1);
  expect(interactionGates({ ...cnot, y: 1e-13 }, [0, 1], 1e-14)).toHaveLength(2);
});
