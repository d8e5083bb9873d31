import { describe, expect, it } from 'vitest';
import { circuit, circuitOf } from '../../src/circuit/index.js';
import { checkedOperation, isFiniteAngle, wireIssues } from '../../src/circuit/operation.js';
import { nativeGates, qisGates } from '../../src/gates/index.js';
import { isUnitary, param } from '../../src/math/index.js';
import { findTarget } from '../../src/targets/index.js';
import { transpile } from '../../src/transpile/index.js';
import { verify } from '../../src/verify/index.js';

const use = (more: object = {}) => ({ gate: qisGates.rx, parameters: [0.5], controls: [], targets: [0], ...more });
const issuesOf = (more: object, gateset: 'qis' | 'native' = 'qis') => {
  try {
    checkedOperation(use(more), gateset, 3);
    return [];
  } catch (error) {
    return (error as { issues: readonly { code: string }[] }).issues.map(({ code }) => code);
  }
};

describe('checkedOperation', () => {
  it('keeps nothing that the caller can change, and copies nothing that nobody can', () => {
    const [parameters, targets] = [[0.5], [1]];
    const made = checkedOperation(use({ parameters, targets }), 'qis', 3);
    parameters[0] = 9;
    targets[0] = 2;
    expect(made).toMatchObject({ parameters: [0.5], targets: [1] });
    expect([made, made.parameters, made.controls, made.targets].every((part) => Object.isFrozen(part))).toBe(true);
    expect(checkedOperation(made, 'qis', 3)).toBe(made);
  });

  it('makes numbers of angles that have no parameters left', () => {
    const angle = param('a').sub(param('a')).add(2);
    expect(checkedOperation(use({ parameters: [angle] }), 'qis', 3).parameters).toEqual([2]);
    expect(checkedOperation(Object.freeze(use({ parameters: Object.freeze([angle]) })), 'qis', 3).parameters).toEqual([
      2,
    ]);
  });

  it('leaves out data that is none', () => {
    expect('data' in checkedOperation(use({ data: undefined }), 'qis', 3)).toBe(false);
  });

  it.each([
    ['a native gate in a qis circuit', { gate: nativeGates.gpi }, ['GatesetMismatch']],
    ['a look-alike of a gate', { gate: { ...qisGates.rx } }, ['GatesetMismatch']],
    ['two targets for one', { targets: [0, 1] }, ['QubitCount']],
    ['a control that is the target', { controls: [0] }, ['DuplicateQubit']],
    ['too few angles', { parameters: [] }, ['ParameterCount']],
    ['an angle that is no number', { parameters: [Number.NaN] }, ['AngleNotFinite']],
    [
      'everything at once',
      { parameters: [Number.NaN, 1], targets: [7, 0.5] },
      ['QubitCount', 'ParameterCount', 'AngleNotFinite', 'QubitOutOfRange', 'QubitOutOfRange'],
    ],
    ['no operation', { controls: undefined }, ['WrongArgument']],
  ])('refuses %s', (_, more, codes) => {
    expect(issuesOf(more)).toEqual(codes);
  });

  it('takes no controls on native gates and barriers', () => {
    const native = { gate: nativeGates.gpi, parameters: [0.5], controls: [1] };
    expect(issuesOf(native, 'native')).toEqual(['GatesetMismatch']);
    expect(issuesOf({ gate: qisGates.barrier, parameters: [], controls: [1] })).toEqual(['GatesetMismatch']);
  });

  it.each([
    [{ terms: ['XZ'], coefficients: [1] }, []],
    [{ terms: ['X'], coefficients: [1] }, ['InvalidPauliString']],
    [{ terms: ['XZ', 'ZZ'], coefficients: [1] }, ['InvalidPauliString']],
    [{ terms: [], coefficients: [] }, ['InvalidPauliString']],
    [undefined, ['InvalidPauliString']],
  ])('reads the sum %j on two qubits', (pauliSum, codes) => {
    expect(issuesOf({ gate: qisGates.pauliexp, targets: [0, 1], data: { pauliSum } })).toEqual(codes);
  });
});

describe('isFiniteAngle', () => {
  it('takes numbers and affine forms of numbers', () => {
    expect([0, -1e300, param('a'), param('a').mul(2).add(1)].map(isFiniteAngle)).toEqual([true, true, true, true]);
    const wrong = [Number.NaN, Number.POSITIVE_INFINITY, param('a').mul(Number.NaN), undefined, 'pi', {}];
    expect(wrong.map((angle) => isFiniteAngle(angle as never))).toEqual(wrong.map(() => false));
  });
});

describe('wireIssues', () => {
  it('names each wire that is outside, not whole or there before, among few wires and among many', () => {
    const many = Array.from({ length: 40 }, (_, k) => k);
    const codes = (wires: readonly number[], qubits: number) => wireIssues(wires, qubits).map(({ code }) => code);
    expect(codes([0, 3, -1, 0.5, 0], 3)).toEqual([
      'QubitOutOfRange',
      'QubitOutOfRange',
      'QubitOutOfRange',
      'DuplicateQubit',
    ]);
    expect(codes(many, 40)).toEqual([]);
    expect(codes([...many, 7, 40], 40)).toEqual(['DuplicateQubit', 'QubitOutOfRange']);
  });
});

const off = 0.4e-9;
const typed = Float64Array.of(0.6 + off, 0, 0.8, 0, 0.8, 0, -0.6, 0);

it('a matrix of typed digits is taken for the unitary next to it, however it comes into a circuit', () => {
  const frozen = Object.freeze({
    gate: qisGates.unitary,
    parameters: Object.freeze([]),
    controls: Object.freeze([]),
    targets: Object.freeze([0]),
    data: { matrix: typed },
  });
  for (const made of [circuit(1).unitary(typed, [0]), circuitOf('qis', 1, [frozen])]) {
    const { matrix } = made.operations[0]!.data!;
    expect(isUnitary(matrix!, 1e-14)).toBe(true);
    expect(matrix![0]).toBeCloseTo(0.6, 8);
  }
});

it('what is compared later sees nothing of the digits', () => {
  const original = circuit(2).unitary(typed, [0]).cnot(0, 1).unitary(typed, [1]);
  const made = transpile(original, findTarget('ideal'));
  expect(made.report.checks.largestError).toBeLessThan(1e-14);
  expect(verify(original, made, { tolerance: 1e-13 }).equivalent).toBe(true);
});
