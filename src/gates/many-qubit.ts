import { identity, scaleAngle } from '../math/index.js';
import { decomposition, diagonalOfPhases, frame, inverseIs, radians, row, selfInverse, step } from './row.js';

export const gphase = row({
  name: 'gphase',
  doc: 'Global phase exp(i gamma); on its own invisible, a phase gate on the controls when controlled.',
  targets: 0,
  parameters: [radians('gamma', [1])],
  matrix: ([gamma = Number.NaN]) => diagonalOfPhases(gamma),
  inverse: ([gamma = 0]) => ({ gate: 'gphase', parameters: [scaleAngle(gamma, -1)] }),
  bases: [],
  decomposition: ([gamma = 0]) => decomposition([], gamma),
  aliases: { qasm3: ['gphase'] },
  symbol: 'phase',
});

export const rccx = row({
  name: 'rccx',
  doc: "Margolus gate, a Toffoli with relative phases: -1 on |101>, and -i, i around the target's flip.",
  targets: 3,
  matrix: () => {
    const matrix = identity(8);
    matrix.set([-1, 0], 2 * (5 * 8 + 5));
    matrix.set([0, 0, 0, -1], 2 * (6 * 8 + 6));
    matrix.set([0, 1, 0, 0], 2 * (7 * 8 + 6));
    return matrix;
  },
  inverse: selfInverse('rccx'),
  bases: ['Z', 'Z', undefined],
  decomposition: () =>
    decomposition([
      frame('h', [2]),
      frame('t', [2]),
      frame('x', [2], [], [1]),
      frame('ti', [2]),
      step('x', [2], [], [0]),
      frame('t', [2]),
      frame('x', [2], [], [1]),
      frame('ti', [2]),
      frame('h', [2]),
    ]),
  aliases: { qasm2: ['rccx'], qasm3: ['rccx'] },
  symbol: 'RCCX',
});

const rc3xSteps = [
  ['h', []],
  ['t', []],
  ['x', [2]],
  ['ti', []],
  ['h', []],
  ['x', [0]],
  ['t', []],
  ['x', [1]],
  ['ti', []],
  ['x', [0]],
  ['t', []],
  ['x', [1]],
  ['ti', []],
  ['h', []],
  ['t', []],
  ['x', [2]],
  ['ti', []],
  ['h', []],
] as const;

/** rc3x and its adjoint: the middle two rows of the target's block carry i, -i. */
function relativePhaseToffoli(sign: 1 | -1) {
  const matrix = identity(16);
  matrix.set([0, sign], 2 * (12 * 16 + 12));
  matrix.set([0, -sign], 2 * (13 * 16 + 13));
  matrix.set([0, 0, sign, 0], 2 * (14 * 16 + 14));
  matrix.set([-sign, 0, 0, 0], 2 * (15 * 16 + 14));
  return matrix;
}

export const rc3x = row({
  name: 'rc3x',
  doc: 'Three-control Toffoli with relative phases: i, -i on |110t>, and a flip of the target with a sign on |111t>.',
  targets: 4,
  matrix: () => relativePhaseToffoli(1),
  inverse: inverseIs('rc3xi'),
  bases: ['Z', 'Z', 'Z', undefined],
  decomposition: () => decomposition(rc3xSteps.map(([gate, controls]) => step(gate, [3], [], controls))),
  aliases: { qasm2: ['rc3x', 'rcccx'], qasm3: ['rc3x', 'rcccx'] },
  symbol: 'RC3X',
});

const adjointOf: Readonly<Record<string, string>> = { t: 'ti', ti: 't' };

export const rc3xi = row({
  name: 'rc3xi',
  doc: 'Inverse of rc3x.',
  targets: 4,
  matrix: () => relativePhaseToffoli(-1),
  inverse: inverseIs('rc3x'),
  bases: ['Z', 'Z', 'Z', undefined],
  decomposition: () =>
    decomposition([...rc3xSteps].reverse().map(([gate, controls]) => step(adjointOf[gate] ?? gate, [3], [], controls))),
  aliases: {},
  symbol: 'RC3X†',
});

export const barrier = row({
  name: 'barrier',
  kind: 'barrier',
  doc: 'Keeps gates on its two sides from being merged; not sent to the service.',
  targets: 'any',
  matrix: (_parameters, _data, targets) => identity(2 ** targets),
  inverse: selfInverse('barrier'),
  bases: [],
  aliases: { qasm2: ['barrier'], qasm3: ['barrier'] },
  symbol: '░',
});
