import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxDistance } from '../../../../src/math/index.js';
import { costOfNetwork } from '../../../../src/transpile/synthesis/parities/network.js';
import { polynomialOf } from '../../../../src/transpile/synthesis/parities/phase-polynomial.js';
import { synthesize } from '../../../../src/transpile/synthesis/parities/synthesis.js';
import { denseUnitary } from '../../../gates/dense.js';
import { FIXED } from '../../exactness.js';
import { cnot, cost, networks, operationsOf, phase } from './parity-networks.js';

describe('synthesize', () => {
  it('makes the same unitary out of the polynomial', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }).chain((wires) => fc.tuple(fc.constant(wires), networks(wires, 40))),
        ([wires, steps]) => {
          const polynomial = polynomialOf(steps, wires);
          const made = synthesize(polynomial, cost)!;
          const distance = maxDistance(
            denseUnitary(operationsOf(made), wires, polynomial.phase),
            denseUnitary(operationsOf(steps), wires),
          );
          expect(distance).toBeLessThan(1e-10);
        },
      ),
      { ...FIXED, numRuns: 120 },
    );
  });

  it.each([
    ['a rotation about ZZ', [cnot(0, 1), phase(0.3, 1), cnot(0, 1)], 0.4 + (0.6 * 0.3) / (Math.PI / 2)],
    ['rotations of no angle', [cnot(0, 1), phase(0.3, 1), phase(-0.3, 1), cnot(0, 1)], 0],
    ['half turns', [cnot(0, 1), cnot(1, 2), phase(Math.PI, 2), cnot(1, 2), cnot(0, 1)], 0],
    ['a swap', [cnot(0, 1), cnot(1, 0), cnot(0, 1)], 0],
    ['two neighbours in a row', [cnot(0, 1), cnot(0, 1), cnot(1, 2)], 1],
  ] as const)('%s', (_, steps, expected) => {
    expect(costOfNetwork(synthesize(polynomialOf(steps, 3), cost)!, cost)).toBeCloseTo(expected, 9);
  });

  it('gives up where there are too many long terms', () => {
    const terms = new Map(Array.from({ length: 200 }, (_, k) => [7 + 8 * k, 0.1]));
    const outputs = Array.from({ length: 12 }, (_, wire) => 1 << wire);
    expect(synthesize({ wires: 12, terms, outputs, phase: 0 }, cost)).toBeUndefined();
  });
});
