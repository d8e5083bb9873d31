import { describe, expect, it } from 'vitest';
import { evolutionCircuit, inputLine, pauliInputs } from '../../bench/inputs/index.js';

/** Whether two Pauli strings commute. */
function commute(a: string, b: string): boolean {
  return [...a].filter((letter, k) => letter !== 'I' && b[k] !== 'I' && letter !== b[k]).length % 2 === 0;
}

describe.each(pauliInputs().map((input) => [input.name, input] as const))('%s', (_, input) => {
  it('has strings of its width with finite, non-zero coefficients, none twice', () => {
    for (const [letters, coefficient] of input.terms) {
      expect(letters).toMatch(new RegExp(`^[IXYZ]{${input.qubits}}$`));
      expect(Number.isFinite(coefficient) && coefficient !== 0).toBe(true);
    }
  });

  it('is one exponential for each step, and reads back from its line', () => {
    const evolution = evolutionCircuit(input);
    expect(evolution.operations).toHaveLength(input.steps);
    expect(evolution.qubits).toBe(input.qubits);
    expect(JSON.parse(inputLine(input))).toEqual(input);
  });
});

it('is the same every time', () => {
  expect(pauliInputs().map(inputLine)).toEqual(pauliInputs().map(inputLine));
});

it('has excitations whose strings commute, as Jordan and Wigner make them', () => {
  const coupled = pauliInputs().find(({ name }) => name.startsWith('UCCSD 4'))!;
  const doubles = coupled.terms.filter(([letters]) => letters.replace(/[IZ]/g, '').length === 4);
  expect(doubles.length % 8).toBe(0);
  for (let first = 0; first < doubles.length; first += 8) {
    const strings = doubles.slice(first, first + 8).map(([letters]) => letters);
    // An odd number of Y makes i times the string real: the generator is an excitation minus its adjoint.
    for (const a of strings) {
      expect(a.replace(/[^Y]/g, '').length % 2).toBe(1);
      for (const b of strings) expect(commute(a, b)).toBe(true);
    }
  }
});

it('conserves the number of particles in the Fermi-Hubbard model', () => {
  // XX + YY hopping comes in pairs with equal coefficients.
  const hubbard = pauliInputs().find(({ name }) => name.startsWith('Fermi-Hubbard 2x2'))!;
  const hops = hubbard.terms.filter(([letters]) => /[XY]/.test(letters));
  const swapped = new Map(hops.map(([letters, value]) => [letters.replaceAll('X', 'Y'), value]));
  expect(hops.length).toBeGreaterThan(0);
  for (const [letters, value] of hops) if (letters.includes('Y')) expect(swapped.get(letters)).toBe(value);
});
