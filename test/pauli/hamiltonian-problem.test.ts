import { describe, expect, it } from 'vitest';
import {
  type HamiltonianProblem,
  isDiagonal,
  isIdentityString,
  needsEnergies,
  problemIssues,
} from '../../src/pauli/index.js';

const found = (problem: Partial<HamiltonianProblem>, qubits?: number) =>
  [...problemIssues({ hamiltonian: 'ZZ', ...problem }, qubits)].map(({ code, path }) => `${code} ${path?.join('.')}`);

describe('problemIssues', () => {
  it('finds nothing wrong with a problem that fits', () => {
    const problem = {
      hamiltonian: { terms: ['ZZ', 'Z0'], coefficients: [1, -0.5] },
      linearConstraints: [{ coefficients: [1, 1], bound: 1 }],
      quadraticConstraints: [{ quadratic: [[1, 0], [0]], linear: [1], bound: 0 }],
      penalty: 0,
      cvarAlpha: 0.1,
    };
    expect(found(problem, 2)).toEqual([]);
    expect(found({ penalty: null, cvarAlpha: null }, 2)).toEqual([]);
  });

  it('names each term and each coefficient that is wrong', () => {
    const hamiltonian = { terms: ['ZZ', 'ZZZ', 'Z2'], coefficients: [1, Number.NaN, Number.POSITIVE_INFINITY] };
    expect(found({ hamiltonian }, 2)).toEqual([
      'InvalidPauliString hamiltonian.terms.1',
      'QubitOutOfRange hamiltonian.terms.2',
      'ValueOutOfRange hamiltonian.coefficients.1',
      'ValueOutOfRange hamiltonian.coefficients.2',
    ]);
  });

  it('says nothing of what lies outside where the width is not known, but does of what is no string', () => {
    const hamiltonian = { terms: ['ZZZ', 'Z99', 'Q'], coefficients: [1, 1, 1] };
    const linearConstraints = [{ coefficients: [1, 1, 1, 1], bound: 0 }];
    expect(found({ hamiltonian, linearConstraints })).toEqual(['InvalidPauliString hamiltonian.terms.2']);
  });

  it('names every row of a constraint that has more entries than there are qubits', () => {
    const long = [1, 1, 1];
    expect(
      found(
        {
          linearConstraints: [
            { coefficients: [1], bound: 0 },
            { coefficients: long, bound: 0 },
          ],
          quadraticConstraints: [{ quadratic: [[1], long, [1]], linear: long, bound: 0 }],
        },
        2,
      ),
    ).toEqual([
      'CircuitMismatch linearConstraints.1.coefficients',
      'CircuitMismatch quadraticConstraints.0.linear',
      'CircuitMismatch quadraticConstraints.0.quadratic',
      'CircuitMismatch quadraticConstraints.0.quadratic.1',
    ]);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('takes no penalty of %s', (penalty) => {
    expect(found({ penalty }, 2)).toEqual(['ValueOutOfRange penalty']);
  });

  it.each([0, -0.5, 1.0001, Number.NaN])('takes no share of %s', (cvarAlpha) => {
    expect(found({ cvarAlpha }, 2)).toEqual(['ValueOutOfRange cvarAlpha']);
  });

  it('takes a share below 1 only of outcomes that have an energy', () => {
    expect(found({ hamiltonian: 'XZ', cvarAlpha: 0.5 }, 2)).toEqual(['NotAnswerable cvarAlpha']);
    expect(found({ hamiltonian: 'XZ', cvarAlpha: 1 }, 2)).toEqual([]);
  });
});

describe('kinds of strings', () => {
  it('are diagonal without X and Y', () => {
    expect(['ZIZ', 'Z1 I0', 'II', 'XI', 'Y0', { ZZ: 1, XX: 0 }].map(isDiagonal)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('are identities where there is an I and nothing else', () => {
    expect(['II', 'I0 I1', 'IZ', '', 'Q'].map(isIdentityString)).toEqual([true, true, false, false, false]);
  });
});

it('says what has no energies, and where', () => {
  expect(needsEnergies('a penalty', ['penalty'])).toMatchObject({
    path: ['penalty'],
    message: expect.stringMatching(/^a penalty needs a Hamiltonian of Zs/),
  });
});
