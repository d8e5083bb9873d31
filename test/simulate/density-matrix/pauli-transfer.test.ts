import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qisGates } from '../../../src/gates/index.js';
import { eulerMatrix, kronecker, multiply } from '../../../src/math/index.js';
import { pauliTransfer } from '../../../src/simulate/density-matrix/pauli-transfer.js';
import { uniform } from '../../math/uniform.js';
import { SEED } from '../circuit-arbitrary.js';
import { denseProduct } from '../reference.js';
import { denseConjugated, denseOf, denseString } from '../stabilizer/paulis.js';

const rotation = fc
  .tuple(uniform(-3, 3), uniform(-3, 3), uniform(-3, 3))
  .map(([theta, phi, lambda]) => eulerMatrix({ theta, phi, lambda, phase: 0.4 }));
const cnot = qisGates.x.matrix([], undefined, 1);

/** A CNOT between rotations: no symmetry between its wires is left. */
const twoWires = fc.tuple(rotation, rotation, rotation, rotation).map(([a, b, c, d]) => {
  const controlled = Float64Array.from({ length: 32 }, (_, at) => {
    const [row, column] = [at >> 3, (at >> 1) & 3];
    if (row < 2 || column < 2) return row === column && at % 2 === 0 ? 1 : 0;
    return cnot[2 * (2 * (row - 2) + column - 2) + (at & 1)]!;
  });
  return multiply(kronecker(a, b), multiply(controlled, kronecker(c, d)));
});

/** The letter of each wire of a string; qubit 0 of a dense string is the least significant, a gate's last wire. */
const lettersOf = (string: number, wires: number): readonly number[] =>
  Array.from({ length: wires }, (_, k) => (string >> (2 * (wires - 1 - k))) & 3);

function expectTransfer(unitary: Float64Array, wires: number, rate: number): void {
  const strings = 4 ** wires;
  const transfer = pauliTransfer(unitary, wires, rate);
  for (let column = 0; column < strings; column++) {
    const image = denseConjugated(denseOf(unitary), denseString(lettersOf(column, wires)));
    for (let row = 0; row < strings; row++) {
      const product = denseProduct(denseString(lettersOf(row, wires)), image);
      const trace = product.reduce((sum, entries, k) => sum + entries[k]![0], 0);
      const expected = (trace / 2 ** wires) * (row === 0 ? 1 : 1 - rate);
      expect(transfer[row * strings + column]).toBeCloseTo(expected, 12);
    }
  }
}

describe('pauliTransfer', () => {
  it('has the part of each string in the image of each, shrunk by the rate but for the identity', () => {
    fc.assert(
      fc.property(rotation, (unitary) => expectTransfer(unitary as Float64Array, 1, 0.3)),
      { seed: SEED, numRuns: 20 },
    );
    fc.assert(
      fc.property(twoWires, (unitary) => expectTransfer(unitary as Float64Array, 2, 0.1)),
      { seed: SEED, numRuns: 5 },
    );
  });

  it('has exact zeros where nothing is mixed', () => {
    const transfer = pauliTransfer(qisGates.rz.matrix([0.3], undefined, 1), 1);
    // Strings I, X, Z, Y: a turn of X and Y alone.
    const isZero = [...transfer].map((entry) => entry === 0);
    expect(isZero).toEqual(
      [
        [0, 1, 1, 1],
        [1, 0, 1, 0],
        [1, 1, 0, 1],
        [1, 0, 1, 0],
      ].flatMap((row) => row.map((entry) => entry === 1)),
    );
    expect(transfer[4 * 3 + 1]).toBeCloseTo(Math.sin(0.3), 14);
  });
});
