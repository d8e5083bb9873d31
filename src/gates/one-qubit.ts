import { type Angle, addAngles, negateAngle, rotationMatrix, scaleAngle } from '../math/index.js';
import {
  at,
  complexEntries,
  decomposition,
  diagonalOfPhases,
  fixedRotation,
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

export const id = row({
  name: 'id',
  doc: 'The identity: does nothing and costs nothing.',
  targets: 1,
  matrix: () => permutationMatrix(0, 1),
  inverse: selfInverse('id'),
  bases: ['Z'],
  rotation: fixedRotation([['Z', 1]], 0, 0),
  aliases: { qasm2: ['id', 'u0'], qasm3: ['id'] },
  symbol: 'I',
});

export const x = row({
  name: 'x',
  doc: 'Pauli X, the NOT gate.',
  targets: 1,
  matrix: () => permutationMatrix(1, 0),
  inverse: selfInverse('x'),
  bases: ['X'],
  rotation: fixedRotation([['X', 1]], PI, PI / 2),
  service: { name: 'x', controls: 'any', fields: [] },
  aliases: { ionq: ['x'], qasm2: ['x'], qasm3: ['x'] },
  symbol: 'X',
});

export const y = row({
  name: 'y',
  doc: 'Pauli Y.',
  targets: 1,
  matrix: () => complexEntries(0, 0, 0, -1, 0, 1, 0, 0),
  inverse: selfInverse('y'),
  bases: ['Y'],
  rotation: fixedRotation([['Y', 1]], PI, PI / 2),
  service: { name: 'y', controls: 'any', fields: [] },
  aliases: { ionq: ['y'], qasm2: ['y'], qasm3: ['y'] },
  symbol: 'Y',
});

export const z = row({
  name: 'z',
  doc: 'Pauli Z: diag(1, -1).',
  targets: 1,
  matrix: () => complexEntries(1, 0, 0, 0, 0, 0, -1, 0),
  inverse: selfInverse('z'),
  bases: ['Z'],
  rotation: fixedRotation([['Z', 1]], PI, PI / 2),
  service: { name: 'z', controls: 'any', fields: [] },
  aliases: { ionq: ['z'], qasm2: ['z'], qasm3: ['z'] },
  symbol: 'Z',
});

export const h = row({
  name: 'h',
  doc: 'Hadamard: (X + Z)/sqrt(2).',
  targets: 1,
  matrix: () => complexEntries(HALF, 0, HALF, 0, HALF, 0, -HALF, 0),
  inverse: selfInverse('h'),
  bases: [undefined],
  rotation: fixedRotation(
    [
      ['X', HALF],
      ['Z', HALF],
    ],
    PI,
    PI / 2,
  ),
  service: { name: 'h', controls: 'any', fields: [] },
  aliases: { ionq: ['h'], qasm2: ['h'], qasm3: ['h'] },
  symbol: 'H',
});

export const s = row({
  name: 's',
  doc: 'Square root of Z: diag(1, i).',
  targets: 1,
  matrix: () => complexEntries(1, 0, 0, 0, 0, 0, 0, 1),
  inverse: inverseIs('si'),
  bases: ['Z'],
  rotation: fixedRotation([['Z', 1]], PI / 2, PI / 4),
  service: { name: 's', controls: 'any', fields: [] },
  aliases: { ionq: ['s'], qasm2: ['s'], qasm3: ['s'] },
  symbol: 'S',
});

export const si = row({
  name: 'si',
  doc: 'Inverse of S: diag(1, -i).',
  targets: 1,
  matrix: () => complexEntries(1, 0, 0, 0, 0, 0, 0, -1),
  inverse: inverseIs('s'),
  bases: ['Z'],
  rotation: fixedRotation([['Z', 1]], -PI / 2, -PI / 4),
  service: { name: 'si', controls: 'any', fields: [] },
  aliases: { ionq: ['si'], qasm2: ['sdg'], qasm3: ['sdg'] },
  symbol: 'S†',
});

export const t = row({
  name: 't',
  doc: 'Fourth root of Z: diag(1, exp(i pi/4)).',
  targets: 1,
  matrix: () => complexEntries(1, 0, 0, 0, 0, 0, HALF, HALF),
  inverse: inverseIs('ti'),
  bases: ['Z'],
  rotation: fixedRotation([['Z', 1]], PI / 4, PI / 8),
  service: { name: 't', controls: 'any', fields: [] },
  aliases: { ionq: ['t'], qasm2: ['t'], qasm3: ['t'] },
  symbol: 'T',
});

export const ti = row({
  name: 'ti',
  doc: 'Inverse of T: diag(1, exp(-i pi/4)).',
  targets: 1,
  matrix: () => complexEntries(1, 0, 0, 0, 0, 0, HALF, -HALF),
  inverse: inverseIs('t'),
  bases: ['Z'],
  rotation: fixedRotation([['Z', 1]], -PI / 4, -PI / 8),
  service: { name: 'ti', controls: 'any', fields: [] },
  aliases: { ionq: ['ti'], qasm2: ['tdg'], qasm3: ['tdg'] },
  symbol: 'T†',
});

export const v = row({
  name: 'v',
  doc: 'Square root of X, H S H: exp(i pi/4) Rx(pi/2); the phase matters when the gate is controlled.',
  targets: 1,
  matrix: () => complexEntries(0.5, 0.5, 0.5, -0.5, 0.5, -0.5, 0.5, 0.5),
  inverse: inverseIs('vi'),
  bases: ['X'],
  rotation: fixedRotation([['X', 1]], PI / 2, PI / 4),
  service: { name: 'v', controls: 'any', fields: [] },
  aliases: { ionq: ['v'], qasm2: ['sx'], qasm3: ['sx'] },
  symbol: 'V',
});

export const vi = row({
  name: 'vi',
  doc: 'Inverse of V: exp(-i pi/4) Rx(-pi/2).',
  targets: 1,
  matrix: () => complexEntries(0.5, -0.5, 0.5, 0.5, 0.5, 0.5, 0.5, -0.5),
  inverse: inverseIs('v'),
  bases: ['X'],
  rotation: fixedRotation([['X', 1]], -PI / 2, -PI / 4),
  service: { name: 'vi', controls: 'any', fields: [] },
  aliases: { ionq: ['vi'], qasm2: ['sxdg'], qasm3: [] },
  symbol: 'V†',
});

export const rx = row({
  name: 'rx',
  doc: 'Rotation about X: exp(-i theta X/2).',
  targets: 1,
  parameters: [radians('theta', ROTATION)],
  matrix: (p) => rotationMatrix([1, 0, 0], at(p, 0)),
  inverse: inverseNegates('rx'),
  bases: ['X'],
  rotation: rotationAbout('X'),
  service: { name: 'rx', controls: 'any', fields: ['rotation'] },
  aliases: { ionq: ['rx'], qasm2: ['rx'], qasm3: ['rx'] },
  symbol: 'Rx',
});

export const ry = row({
  name: 'ry',
  doc: 'Rotation about Y: exp(-i theta Y/2).',
  targets: 1,
  parameters: [radians('theta', ROTATION)],
  matrix: (p) => rotationMatrix([0, 1, 0], at(p, 0)),
  inverse: inverseNegates('ry'),
  bases: ['Y'],
  rotation: rotationAbout('Y'),
  service: { name: 'ry', controls: 'any', fields: ['rotation'] },
  aliases: { ionq: ['ry'], qasm2: ['ry'], qasm3: ['ry'] },
  symbol: 'Ry',
});

export const rz = row({
  name: 'rz',
  doc: 'Rotation about Z: diag(exp(-i theta/2), exp(i theta/2)).',
  targets: 1,
  parameters: [radians('theta', ROTATION)],
  matrix: (p) => diagonalOfPhases(-at(p, 0) / 2, at(p, 0) / 2),
  inverse: inverseNegates('rz'),
  bases: ['Z'],
  rotation: rotationAbout('Z'),
  service: { name: 'rz', controls: 'any', fields: ['rotation'] },
  aliases: { ionq: ['rz'], qasm2: ['rz'], qasm3: ['rz'] },
  symbol: 'Rz',
});

export const p = row({
  name: 'p',
  doc: 'Phase gate: diag(1, exp(i lambda)).',
  targets: 1,
  parameters: [radians('lambda', PHASE)],
  matrix: (values) => diagonalOfPhases(0, at(values, 0)),
  inverse: inverseNegates('p'),
  bases: ['Z'],
  rotation: {
    generator: [['Z', 1]],
    angle: (parameters) => parameters[0] ?? 0,
    phase: ([lambda = 0]) => scaleAngle(lambda, 0.5),
  },
  decomposition: ([lambda = 0]) => decomposition([step('rz', [0], [lambda])], scaleAngle(lambda, 0.5)),
  aliases: { qasm2: ['p', 'u1'], qasm3: ['p', 'phase', 'u1'] },
  symbol: 'P',
});

export const u2 = row({
  name: 'u2',
  doc: 'u(pi/2, phi, lambda).',
  targets: 1,
  parameters: [radians('phi', PHASE), radians('lambda', PHASE)],
  matrix: (values) => eulerMatrix(PI / 2, at(values, 0), at(values, 1)),
  inverse: ([phi = 0, lambda = 0]) => ({ gate: 'u', parameters: [-PI / 2, negateAngle(lambda), negateAngle(phi)] }),
  bases: [undefined],
  decomposition: ([phi = 0, lambda = 0]) => eulerSteps(PI / 2, phi, lambda),
  aliases: { qasm2: ['u2'] },
  symbol: 'U2',
});

export const u = row({
  name: 'u',
  doc: 'Any one-qubit gate: [[cos(theta/2), -exp(i lambda) sin(theta/2)], [exp(i phi) sin(theta/2), exp(i(phi+lambda)) cos(theta/2)]].',
  targets: 1,
  parameters: [radians('theta', ROTATION), radians('phi', PHASE), radians('lambda', PHASE)],
  matrix: (values) => eulerMatrix(at(values, 0), at(values, 1), at(values, 2)),
  inverse: ([theta = 0, phi = 0, lambda = 0]) => ({
    gate: 'u',
    parameters: [negateAngle(theta), negateAngle(lambda), negateAngle(phi)],
  }),
  bases: [undefined],
  decomposition: ([theta = 0, phi = 0, lambda = 0]) => eulerSteps(theta, phi, lambda),
  aliases: { qasm2: ['u', 'u3', 'U'] },
  symbol: 'U',
});

function eulerMatrix(theta: number, phi: number, lambda: number) {
  const [c, sine] = [Math.cos(theta / 2), Math.sin(theta / 2)];
  return complexEntries(
    c,
    0,
    -Math.cos(lambda) * sine,
    -Math.sin(lambda) * sine,
    Math.cos(phi) * sine,
    Math.sin(phi) * sine,
    Math.cos(phi + lambda) * c,
    Math.sin(phi + lambda) * c,
  );
}

function eulerSteps(theta: Angle, phi: Angle, lambda: Angle) {
  return decomposition(
    [step('rz', [0], [lambda]), step('ry', [0], [theta]), step('rz', [0], [phi])],
    scaleAngle(addAngles(phi, lambda), 0.5),
  );
}
