import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Matrix, maxDistance, param } from '../../../../src/math/index.js';
import {
  type PhasePolynomial,
  polynomialOf,
  weightOf,
} from '../../../../src/transpile/synthesis/parities/phase-polynomial.js';
import { denseUnitary } from '../../../gates/dense.js';
import { FIXED } from '../../exactness.js';
import { cnot, networks, operationsOf, phase } from './parity-networks.js';

/** What a polynomial says, basis state by basis state; wire 0 is the most significant bit of an index. */
function matrixOf({ wires, terms, outputs, phase }: PhasePolynomial): Matrix {
  const size = 2 ** wires;
  const matrix = new Float64Array(2 * size * size);
  const odd = (bits: number) => [...bits.toString(2)].filter((bit) => bit === '1').length % 2 === 1;
  for (let column = 0; column < size; column++) {
    let values = 0;
    for (let wire = 0; wire < wires; wire++) if ((column >> (wires - 1 - wire)) & 1) values |= 1 << wire;
    let angle = phase as number;
    for (const [parity, term] of terms) angle += ((term as number) / 2) * (odd(parity & values) ? 1 : -1);
    const row = outputs.reduce((bits, parity) => 2 * bits + (odd(parity & values) ? 1 : 0), 0);
    matrix[2 * (row * size + column)] = Math.cos(angle);
    matrix[2 * (row * size + column) + 1] = Math.sin(angle);
  }
  return matrix;
}

describe('polynomialOf', () => {
  it('adds up equal parities and keeps parameters', () => {
    const theta = param('theta');
    const { terms } = polynomialOf(
      [cnot(0, 1), { kind: 'phase', wires: [1], angle: theta }, cnot(0, 1), phase(0.2, 0, 1), phase(0.1, 2)],
      3,
    );
    expect([...terms.keys()]).toEqual([3, 4]);
    expect(String(terms.get(3))).toBe('theta + 0.2');
  });

  it('is what the network does to every basis state, phase included', () => {
    fc.assert(
      fc.property(networks(4, 30), (steps) => {
        const polynomial = polynomialOf(steps, 4);
        expect(maxDistance(matrixOf(polynomial), denseUnitary(operationsOf(steps), 4))).toBeLessThan(1e-12);
        for (const angle of polynomial.terms.values())
          expect(Math.abs(angle as number)).toBeLessThan(1.5 * Math.PI + 1e-9);
      }),
      { ...FIXED, numRuns: 150 },
    );
  });

  it('takes wires for the positions that it is told', () => {
    const [direct, placed] = [
      polynomialOf([cnot(0, 1), phase(0.3, 1)], 2),
      polynomialOf([cnot(7, 4), phase(0.3, 4)], 2, (wire) => (wire === 7 ? 0 : 1)),
    ];
    expect(placed).toEqual(direct);
    expect(placed.outputs).toEqual([1, 3]);
  });

  it('books what is too little for a term', () => {
    const { terms, leftOut } = polynomialOf([phase(Math.PI + 4e-12, 0), phase(0.3, 1)], 2);
    expect([...terms.keys()].sort()).toEqual([1, 2]);
    expect(terms.get(1)).toBe(Math.PI);
    expect(leftOut.count).toBe(1);
    expect(leftOut.norm).toBeCloseTo(2e-12, 14);
  });
});

describe('weightOf', () => {
  it.each([
    [0, 0],
    [0b1011, 3],
    [0x3fffffff, 30],
  ])('%i', (parity, weight) => {
    expect(weightOf(parity)).toBe(weight);
  });
});
