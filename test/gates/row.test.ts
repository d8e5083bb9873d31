import { describe, expect, it } from 'vitest';
import {
  diagonalOfPhases,
  fixedRotation,
  frame,
  inverseIs,
  inverseNegates,
  permutationMatrix,
  ROTATION,
  radians,
  rotationAbout,
  row,
  selfInverse,
  step,
  turns,
} from '../../src/gates/row.js';

describe('a row', () => {
  const made = row({
    name: 'new',
    doc: 'A gate.',
    targets: 1,
    parameters: [radians('theta', ROTATION), turns('phase', { default: 0.25 })],
    matrix: () => new Float64Array(8),
    inverse: selfInverse('new'),
    bases: ['Z'],
    symbol: 'N',
  });

  it('is a gate of the service without other names unless it says so', () => {
    expect(made).toMatchObject({ gateset: 'qis', kind: 'unitary', aliases: {} });
  });

  it('is frozen with its parameters', () => {
    expect(Object.isFrozen(made) && Object.isFrozen(made.parameters)).toBe(true);
    expect(made.parameters.every((parameter) => Object.isFrozen(parameter))).toBe(true);
    expect(made.parameters).toEqual([
      { name: 'theta', unit: 'radians', harmonics: [-0.5, 0.5] },
      { name: 'phase', unit: 'turns', default: 0.25 },
    ]);
  });
});

describe('the inverse of a row', () => {
  it('is itself, another one, or itself with every parameter negated', () => {
    expect(selfInverse('gpi')([0.3])).toEqual({ gate: 'gpi', parameters: [0.3] });
    expect(inverseIs('si')([])).toEqual({ gate: 'si', parameters: [] });
    expect(inverseNegates('cu')([0.3, -1])).toEqual({ gate: 'cu', parameters: [-0.3, 1] });
  });
});

describe('matrices by their structure', () => {
  it('map column to row', () => {
    // Basis states 0 to 2, 1 to 0, 2 to 1.
    const matrix = permutationMatrix(2, 0, 1);
    const ones = [...matrix.keys()].filter((k) => matrix[k] === 1);
    expect(ones).toEqual([2 * (0 * 3 + 1), 2 * (1 * 3 + 2), 2 * (2 * 3 + 0)]);
  });

  it('have phases in radians on their diagonal', () => {
    const matrix = diagonalOfPhases(0, Math.PI / 2);
    expect([...matrix]).toEqual([1, 0, 0, 0, 0, 0, expect.closeTo(0, 15), 1]);
  });
});

describe('steps and rotations', () => {
  it('need a control when the gate has one, unless their partner undoes them', () => {
    expect(step('x', [1], [], [0])).toEqual({ gate: 'x', targets: [1], parameters: [], controls: [0], frame: false });
    expect(frame('h', [0]).frame).toBe(true);
  });

  it('turn by the first parameter without a phase, or by what is fixed', () => {
    const turning = rotationAbout('ZZ');
    expect([turning.generator, turning.angle([0.4, 9]), turning.phase([0.4])]).toEqual([[['ZZ', 1]], 0.4, 0]);
    const fixed = fixedRotation([['X', 1]], Math.PI, Math.PI / 2);
    expect([fixed.angle([]), fixed.phase([])]).toEqual([Math.PI, Math.PI / 2]);
  });
});
