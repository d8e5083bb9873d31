import { controlledMatrix, negateAngle, withPhase } from '../math/index.js';
import { u } from './one-qubit.js';
import {
  at,
  CONTROLLED_ROTATION,
  complexEntries,
  decomposition,
  diagonalOfPhases,
  frame,
  inverseIs,
  inverseNegates,
  PHASE,
  permutationMatrix,
  ROTATION,
  radians,
  rotationAbout,
  row,
  selfInverse,
  step,
} from './row.js';

const HALF = Math.SQRT1_2;
const PI = Math.PI;

export const swap = row({
  name: 'swap',
  doc: 'Exchanges two qubits.',
  targets: 2,
  matrix: () => permutationMatrix(0, 2, 1, 3),
  inverse: selfInverse('swap'),
  bases: [undefined, undefined],
  decomposition: () => decomposition([frame('x', [0], [], [1]), step('x', [1], [], [0]), frame('x', [0], [], [1])]),
  service: { name: 'swap', controls: 'none', fields: [] },
  aliases: { ionq: ['swap'], qasm2: ['swap'], qasm3: ['swap'] },
  symbol: '×',
});

export const xx = row({
  name: 'xx',
  doc: 'Ising interaction: exp(-i theta/2 X(x)X).',
  targets: 2,
  parameters: [radians('theta', ROTATION)],
  matrix: (p) => isingMatrix(at(p, 0), 1),
  inverse: inverseNegates('xx'),
  bases: ['X', 'X'],
  rotation: rotationAbout('XX'),
  decomposition: ([theta = 0]) =>
    decomposition([frame('h', [0]), frame('h', [1]), step('zz', [0, 1], [theta]), frame('h', [0]), frame('h', [1])]),
  service: { name: 'xx', controls: 'none', fields: ['rotation'] },
  aliases: { ionq: ['xx'], qasm2: ['rxx'], qasm3: ['rxx'] },
  symbol: 'XX',
});

export const yy = row({
  name: 'yy',
  doc: 'Ising interaction: exp(-i theta/2 Y(x)Y).',
  targets: 2,
  parameters: [radians('theta', ROTATION)],
  matrix: (p) => isingMatrix(at(p, 0), -1),
  inverse: inverseNegates('yy'),
  bases: ['Y', 'Y'],
  rotation: rotationAbout('YY'),
  decomposition: ([theta = 0]) =>
    decomposition([frame('v', [0]), frame('v', [1]), step('zz', [0, 1], [theta]), frame('vi', [0]), frame('vi', [1])]),
  service: { name: 'yy', controls: 'none', fields: ['rotation'] },
  aliases: { ionq: ['yy'], qasm2: ['ryy'], qasm3: ['ryy'] },
  symbol: 'YY',
});

export const zz = row({
  name: 'zz',
  doc: 'Ising interaction: exp(-i theta/2 Z(x)Z), theta in radians (the native gate of the same name counts turns).',
  targets: 2,
  parameters: [radians('theta', ROTATION)],
  matrix: (p) => diagonalOfPhases(-at(p, 0) / 2, at(p, 0) / 2, at(p, 0) / 2, -at(p, 0) / 2),
  inverse: inverseNegates('zz'),
  bases: ['Z', 'Z'],
  rotation: rotationAbout('ZZ'),
  decomposition: ([theta = 0]) =>
    decomposition([frame('x', [1], [], [0]), step('rz', [1], [theta]), frame('x', [1], [], [0])]),
  service: { name: 'zz', controls: 'none', fields: ['rotation'] },
  aliases: { ionq: ['zz'], qasm2: ['rzz'], qasm3: ['rzz'] },
  symbol: 'ZZ',
});

export const rzx = row({
  name: 'rzx',
  doc: 'Cross-resonance interaction: exp(-i theta/2 Z(x)X), Z on the first qubit.',
  targets: 2,
  parameters: [radians('theta', ROTATION)],
  matrix: (p) => {
    const [c, sine] = [Math.cos(at(p, 0) / 2), Math.sin(at(p, 0) / 2)];
    return complexEntries(
      ...[c, 0, 0, -sine, 0, 0, 0, 0],
      ...[0, -sine, c, 0, 0, 0, 0, 0],
      ...[0, 0, 0, 0, c, 0, 0, sine],
      ...[0, 0, 0, 0, 0, sine, c, 0],
    );
  },
  inverse: inverseNegates('rzx'),
  bases: ['Z', 'X'],
  rotation: rotationAbout('ZX'),
  decomposition: ([theta = 0]) => decomposition([frame('h', [1]), step('zz', [0, 1], [theta]), frame('h', [1])]),
  aliases: { qasm2: ['rzx'], qasm3: ['rzx'] },
  symbol: 'ZX',
});

export const iswap = row({
  name: 'iswap',
  doc: 'Exchanges two qubits and multiplies the exchanged part by i: exp(i pi/4 (XX + YY)).',
  targets: 2,
  matrix: () =>
    complexEntries(
      ...[1, 0, 0, 0, 0, 0, 0, 0],
      ...[0, 0, 0, 0, 0, 1, 0, 0],
      ...[0, 0, 0, 1, 0, 0, 0, 0],
      ...[0, 0, 0, 0, 0, 0, 1, 0],
    ),
  inverse: inverseIs('iswapi'),
  bases: [undefined, undefined],
  decomposition: () => decomposition([step('xx', [0, 1], [-PI / 2]), step('yy', [0, 1], [-PI / 2])]),
  aliases: { qasm2: ['iswap'], qasm3: ['iswap'] },
  symbol: 'iSWAP',
});

export const iswapi = row({
  name: 'iswapi',
  doc: 'Inverse of iSWAP: exp(-i pi/4 (XX + YY)).',
  targets: 2,
  matrix: () =>
    complexEntries(
      ...[1, 0, 0, 0, 0, 0, 0, 0],
      ...[0, 0, 0, 0, 0, -1, 0, 0],
      ...[0, 0, 0, -1, 0, 0, 0, 0],
      ...[0, 0, 0, 0, 0, 0, 1, 0],
    ),
  inverse: inverseIs('iswap'),
  bases: [undefined, undefined],
  decomposition: () => decomposition([step('xx', [0, 1], [PI / 2]), step('yy', [0, 1], [PI / 2])]),
  aliases: {},
  symbol: 'iSWAP†',
});

export const ecr = row({
  name: 'ecr',
  doc: 'Echoed cross-resonance: (X(x)I - Y(x)X)/sqrt(2), its own inverse.',
  targets: 2,
  matrix: () =>
    complexEntries(
      ...[0, 0, 0, 0, HALF, 0, 0, HALF],
      ...[0, 0, 0, 0, 0, HALF, HALF, 0],
      ...[HALF, 0, 0, -HALF, 0, 0, 0, 0],
      ...[0, -HALF, HALF, 0, 0, 0, 0, 0],
    ),
  inverse: selfInverse('ecr'),
  bases: [undefined, 'X'],
  decomposition: () => decomposition([frame('rzx', [0, 1], [PI / 4]), step('x', [0]), frame('rzx', [0, 1], [-PI / 4])]),
  aliases: { qasm2: ['ecr'], qasm3: ['ecr'] },
  symbol: 'ECR',
});

export const dcx = row({
  name: 'dcx',
  doc: 'Two CNOTs back to back: first controls second, then second controls first.',
  targets: 2,
  matrix: () => permutationMatrix(0, 3, 1, 2),
  inverse: inverseIs('dcxi'),
  bases: [undefined, undefined],
  decomposition: () => decomposition([step('x', [1], [], [0]), step('x', [0], [], [1])]),
  aliases: { qasm2: ['dcx'], qasm3: ['dcx'] },
  symbol: 'DCX',
});

export const dcxi = row({
  name: 'dcxi',
  doc: 'Inverse of DCX: second controls first, then first controls second.',
  targets: 2,
  matrix: () => permutationMatrix(0, 2, 3, 1),
  inverse: inverseIs('dcx'),
  bases: [undefined, undefined],
  decomposition: () => decomposition([step('x', [0], [], [1]), step('x', [1], [], [0])]),
  aliases: {},
  symbol: 'DCX†',
});

export const cu = row({
  name: 'cu',
  doc: 'Controlled exp(i gamma) u(theta, phi, lambda): four parameters, control first.',
  targets: 2,
  parameters: [
    radians('theta', CONTROLLED_ROTATION),
    radians('phi', PHASE),
    radians('lambda', PHASE),
    radians('gamma', PHASE),
  ],
  matrix: ([theta = 0, phi = 0, lambda = 0, gamma = 0]) =>
    controlledMatrix(withPhase(u.matrix([theta, phi, lambda], undefined, 1), gamma), 1),
  inverse: ([theta = 0, phi = 0, lambda = 0, gamma = 0]) => ({
    gate: 'cu',
    parameters: [negateAngle(theta), negateAngle(lambda), negateAngle(phi), negateAngle(gamma)],
  }),
  bases: ['Z', undefined],
  decomposition: ([theta = 0, phi = 0, lambda = 0, gamma = 0]) =>
    decomposition([step('p', [0], [gamma]), step('u', [1], [theta, phi, lambda], [0])]),
  aliases: { qasm2: ['cu'], qasm3: ['cu'] },
  symbol: 'CU',
});

/** exp(-i theta/2 PP) for P = X (sign 1) or Y (sign -1): the corners of YY carry the opposite sign. */
function isingMatrix(theta: number, sign: 1 | -1) {
  const [c, sine] = [Math.cos(theta / 2), Math.sin(theta / 2)];
  return complexEntries(
    ...[c, 0, 0, 0, 0, 0, 0, -sign * sine],
    ...[0, 0, c, 0, 0, -sine, 0, 0],
    ...[0, 0, 0, -sine, c, 0, 0, 0],
    ...[0, -sign * sine, 0, 0, 0, 0, c, 0],
  );
}
