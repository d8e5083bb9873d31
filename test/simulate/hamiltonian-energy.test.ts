import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import type { IssueCode } from '../../src/errors/index.js';
import { hamiltonianEnergy } from '../../src/simulate/index.js';
import { uniform } from '../math/uniform.js';
import { SEED } from './circuit-arbitrary.js';

const uniformState = circuit(3).h(0).h(1).h(2);
const ising = { terms: ['Z0 Z1', 'Z1 Z2', 'Z0'], coefficients: [1, -2, 0.5] };

/** The energy of an outcome of the Ising chain above, from its bits. */
const isingEnergy = (index: number): number => {
  const z = [0, 1, 2].map((q) => 1 - 2 * ((index >> q) & 1));
  return z[0]! * z[1]! - 2 * z[1]! * z[2]! + 0.5 * z[0]!;
};

describe('hamiltonianEnergy', () => {
  it('gives the energy of a Hamiltonian with all letters', () => {
    const bell = circuit(2).h(0).cnot(0, 1);
    const energy = hamiltonianEnergy(bell, { hamiltonian: { terms: ['ZZ', 'XX', 'YY'], coefficients: [1, 0.5, 2] } });
    expect(energy).toEqual({
      value: expect.closeTo(-0.5, 12),
      variance: expect.closeTo(0, 12),
      standardError: 0,
      source: 'state',
    });
  });

  it('gives mean and variance over the outcomes of a Hamiltonian of Zs', () => {
    const { value, variance } = hamiltonianEnergy(uniformState, { hamiltonian: ising });
    expect(value).toBeCloseTo(0, 12);
    expect(variance).toBeCloseTo(1 + 4 + 0.25, 12);
  });

  it('adds the penalty for what breaks linear and quadratic constraints, with x one where a qubit reads one', () => {
    const ready = circuit(3).x(0).x(2);
    const energy = (problem: object): number => hamiltonianEnergy(ready, { hamiltonian: ising, ...problem }).value;
    const plain = isingEnergy(0b101);
    expect(energy({})).toBeCloseTo(plain, 12);
    const linear = { linearConstraints: [{ coefficients: [1, 5, 2], bound: 1 }], penalty: 10 };
    expect(energy(linear)).toBeCloseTo(plain + 10 * (3 - 1), 12);
    expect(energy({ ...linear, linearConstraints: [{ coefficients: [1, 5, 2], bound: 3 }] })).toBeCloseTo(plain, 12);
    const quadratic = [
      [1, 0, 4],
      [0, 9, 0],
      [0, 0, 0],
    ];
    const both = { quadraticConstraints: [{ quadratic, linear: [0, 7, 1], bound: 2 }], penalty: 3 };
    expect(energy(both)).toBeCloseTo(plain + 3 * (1 + 4 + 1 - 2), 12);
    expect(energy({ ...both, ...{ ...linear, penalty: 3 } })).toBeCloseTo(plain + 3 * 4 + 3 * 2, 12);
  });

  it('adds the penalty to a Hamiltonian with other letters, too', () => {
    const constraint = { linearConstraints: [{ coefficients: [1], bound: 0 }], penalty: 4 };
    const { value, variance } = hamiltonianEnergy(circuit(1).h(0), {
      hamiltonian: { terms: ['X'], coefficients: [1] },
      ...constraint,
    });
    // X + 4 |1><1| in |+>: mean 1 + 2; its square is 1 + 16 |1><1| + 4 (X |1><1| + |1><1| X), of mean 1 + 8 + 4.
    expect(value).toBeCloseTo(3, 12);
    expect(variance).toBeCloseTo(13 - 9, 12);
  });

  it('takes the mean over the lowest share of the energies', () => {
    const energies = Array.from({ length: 8 }, (_, index) => isingEnergy(index)).sort((a, b) => a - b);
    const cvar = (cvarAlpha: number) => hamiltonianEnergy(uniformState, { hamiltonian: ising, cvarAlpha });
    expect(cvar(0.125).value).toBeCloseTo(energies[0]!, 12);
    expect(cvar(0.125).variance).toBeCloseTo(0, 12);
    expect(cvar(0.5).value).toBeCloseTo(energies.slice(0, 4).reduce((a, b) => a + b) / 4, 12);
    // A share of 3/16 takes half of the second outcome.
    expect(cvar(0.1875).value).toBeCloseTo((energies[0]! + energies[1]! / 2) / 1.5, 12);
    expect(cvar(1).value).toBeCloseTo(0, 12);
    expect(hamiltonianEnergy(uniformState, { hamiltonian: ising, cvarAlpha: null }).value).toBeCloseTo(0, 12);
  });

  it('estimates from shots, the same for the same seed, within their statistics', () => {
    const run = circuit(3).ry(0.4, 0).ry(1.1, 1).ry(2, 2);
    const exact = hamiltonianEnergy(run, { hamiltonian: ising });
    const shots = 10_000;
    const estimate = hamiltonianEnergy(run, { hamiltonian: ising }, { shots, seed: 3 });
    expect(Math.abs(estimate.value - exact.value)).toBeLessThan(5 * Math.sqrt(exact.variance / shots));
    expect(estimate.value).not.toBe(exact.value);
    expect(hamiltonianEnergy(run, { hamiltonian: ising }, { shots, seed: 3 })).toEqual(estimate);
  });

  it('follows a rotation through its angles', () => {
    const tilted = { hamiltonian: { terms: ['Z', 'X'], coefficients: [1, 1] } };
    fc.assert(
      fc.property(uniform(-Math.PI, Math.PI), (angle) => {
        const { value } = hamiltonianEnergy(circuit(1).ry(angle, 0), tilted);
        expect(value).toBeCloseTo(Math.cos(angle) + Math.sin(angle), 12);
      }),
      { seed: SEED, numRuns: 20 },
    );
  });

  it('refuses problems that make no sense', () => {
    const tilted = { terms: ['XII'], coefficients: [1] };
    const refused = (code: IssueCode, problem: object, options: object = {}) =>
      expect(() => hamiltonianEnergy(uniformState, { hamiltonian: ising, ...problem }, options)).toThrow(
        expect.objectContaining({ code }),
      );
    const constrained = { penalty: 1, linearConstraints: [{ coefficients: [1], bound: 0 }] };
    refused('ValueOutOfRange', { cvarAlpha: 0 });
    refused('ValueOutOfRange', { cvarAlpha: 1.5 });
    refused('ValueOutOfRange', { penalty: -1 });
    refused('ValueOutOfRange', {}, { shots: 0 });
    refused('NotAnswerable', { hamiltonian: tilted, cvarAlpha: 0.5 });
    refused('NotAnswerable', { hamiltonian: tilted, ...constrained }, { shots: 10 });
    refused('UnsuitableEngine', { hamiltonian: tilted, ...constrained }, { engine: 'density-matrix' });
    refused('CircuitMismatch', { linearConstraints: [{ coefficients: [1, 1, 1, 1], bound: 0 }] });
    refused('CircuitMismatch', { quadraticConstraints: [{ quadratic: [[1, 1, 1, 1]], linear: [], bound: 0 }] });
  });
});
