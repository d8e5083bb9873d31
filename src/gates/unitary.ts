import { adjoint, eulerAngles, identity, kak, type Matrix } from '../math/index.js';
import type { Decomposition, GateData } from './gate.js';
import { decomposition, row, step } from './row.js';

export const unitary = row({
  name: 'unitary',
  doc: 'A one- or two-qubit gate given by its matrix, the first wire as the most significant bit.',
  targets: 'any',
  data: 'matrix',
  matrix: (_parameters, data, targets) => data?.matrix ?? identity(2 ** targets),
  inverse: (_parameters, data) => ({ gate: 'unitary', parameters: [], data: { matrix: adjoint(matrixOf(data)) } }),
  bases: [],
  decomposition: (_parameters, data, targets) =>
    targets === 1 ? oneQubitSteps(matrixOf(data), 0) : twoQubitSteps(matrixOf(data)),
  aliases: {},
  symbol: 'U',
});

function matrixOf(data: GateData | undefined): Matrix {
  return data?.matrix ?? identity(2);
}

function oneQubitSteps(matrix: Matrix, target: number): Decomposition {
  const { theta, phi, lambda, phase } = eulerAngles(matrix);
  return decomposition(
    [step('rz', [target], [lambda]), step('ry', [target], [theta]), step('rz', [target], [phi])],
    phase,
  );
}

/** KAK: one-qubit gates around at most three interactions; those with angle zero are left out. */
function twoQubitSteps(matrix: Matrix): Decomposition {
  const { before, after, x, y, z, phase } = kak(matrix);
  const locals = [before[0], before[1], after[0], after[1]].map((local, k) => oneQubitSteps(local, k % 2));
  const interactions = [
    ['xx', x],
    ['yy', y],
    ['zz', z],
  ] as const;
  return decomposition(
    [
      ...locals.slice(0, 2).flatMap((local) => local.steps),
      // exp(i a PP) is the interaction by -2a.
      ...interactions.filter(([, a]) => a !== 0).map(([gate, a]) => step(gate, [0, 1], [-2 * a])),
      ...locals.slice(2).flatMap((local) => local.steps),
    ],
    locals.reduce((sum, local) => sum + (local.phase as number), phase),
  );
}
