import { expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { matrixOf } from '../../../src/transpile/checks/operation-matrix.js';

it('is the matrix of the targets alone, with the operation’s own parameters, matrix and number of targets', () => {
  const { operations } = circuit(3)
    .ccx(0, 1, 2)
    .rz(0.2, 0)
    .rz(0.8, 0)
    .unitary(Float64Array.of(0, 0, 1, 0, 1, 0, 0, 0), [0])
    .unitary(Float64Array.of(1, 0, 0, 0, 0, 0, 0, 1), [0])
    .pauliexp({ ZZ: 1 }, 0.3, [0, 1])
    .pauliexp({ XXX: 1 }, 0.3, [0, 1, 2]);
  const made = operations.map(matrixOf);
  operations.forEach(({ gate, parameters, targets, data }, k) => {
    expect([...made[k]!]).toEqual([...gate.matrix(parameters as number[], data, targets.length)]);
  });
  expect(made.map(({ length }) => length)).toEqual([8, 8, 8, 8, 8, 32, 128]);
});
