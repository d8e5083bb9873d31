import { describe, expect, it } from 'vitest';
import { maxDistance } from '../../../../src/math/index.js';
import { PAULI_AXES } from '../../../../src/pauli/index.js';
import { interactionGates, rotationOperation } from '../../../../src/transpile/synthesis/paulis/pauli-gates.js';
import { denseUnitary } from '../../../gates/dense.js';
import { sparseGate } from './rotation-gates.js';

const pairs = PAULI_AXES.flatMap((first) => PAULI_AXES.map((second) => [first, second] as const));

describe('interactionGates', () => {
  it.each(pairs)('are exp(-i angle/2 P(x)Q) for the letters %i and %i, one interaction each', (first, second) => {
    for (const [a, b] of [
      [0, 2],
      [2, 0],
    ] as const) {
      const made = interactionGates([first, second], 0.7, [a, b]);
      const wanted = sparseGate(
        [
          [a, first],
          [b, second],
        ],
        0.7,
        3,
      );
      expect(maxDistance(denseUnitary(made, 3), denseUnitary([wanted], 3))).toBeLessThan(1e-14);
      expect(made.filter(({ targets }) => targets.length === 2)).toHaveLength(1);
    }
  });
});

describe('rotationOperation', () => {
  it.each(PAULI_AXES)('is the rotation of one wire about the letter %i', (axis) => {
    const made = denseUnitary([rotationOperation([axis], 0.7, [1])], 2);
    expect(maxDistance(made, denseUnitary([sparseGate([[1, axis]], 0.7, 2)], 2))).toBeLessThan(1e-14);
  });
});
