import fc from 'fast-check';
import { expect, it } from 'vitest';
import { qisGates } from '../../src/gates/index.js';
import { adjoint, kronecker, type Matrix, maxDistance, multiply, scaleMatrix } from '../../src/math/index.js';
import { firstAxisOf, INTERACTIONS, type PauliAxis, PauliTable, secondAxisOf } from '../../src/pauli/index.js';
import { FIXED } from '../transpile/exactness.js';

const WIRES = 3;
const paulis = [qisGates.id, qisGates.x, qisGates.z, qisGates.y].map((gate) => gate.matrix([], undefined, 1));

function dense(letters: ArrayLike<number>, negative: boolean): Matrix {
  const product = Array.from(letters, (letter) => paulis[letter]!).reduce(kronecker);
  return negative ? scaleMatrix(product, -1) : product;
}

/** exp(-i pi/4 P). */
function quarter(letters: ArrayLike<number>): Matrix {
  const half = Math.SQRT1_2;
  const pauli = scaleMatrix(dense(letters, false), 0, -half);
  const one = scaleMatrix(dense([0, 0, 0], false), half);
  return pauli.map((part, k) => part + one[k]!);
}

const letter = fc.integer({ min: 0, max: 3 });
const string = fc.tuple(letter, letter, letter);

it('conjugates rows as the quarter turns do, signs and weights included', () => {
  const turn = fc.record({
    interaction: fc.integer({ min: 0, max: INTERACTIONS - 1 }),
    wires: fc.shuffledSubarray([0, 1, 2], { minLength: 2, maxLength: 2 }),
  });
  fc.assert(
    fc.property(string, turn, (letters, { interaction, wires }) => {
      const [first, second] = wires as [number, number];
      const table = new PauliTable(WIRES, 1);
      table.setRow(0, letters, false);
      const turned = [0, 0, 0];
      turned[first] = firstAxisOf(interaction);
      turned[second] = secondAxisOf(interaction);
      const gate = quarter(turned);
      table.conjugate({ interaction, first, second });
      const expected = multiply(multiply(gate, dense(letters, false)), adjoint(gate));
      expect(maxDistance(dense(table.row(0), table.negative[0] === 1), expected)).toBeLessThan(1e-12);
      expect(table.weights[0]).toBe(table.row(0).filter((bits) => bits !== 0).length);
      table.conjugateBack(turned.flatMap((bits, wire) => (bits === 0 ? [] : [[wire, bits as PauliAxis] as const])));
      expect([...table.row(0)]).toEqual(letters);
      expect(table.negative[0]).toBe(0);
      expect(table.weights[0]).toBe(letters.filter((bits) => bits !== 0).length);
    }),
    { ...FIXED, numRuns: 300 },
  );
});

it('finds what its generators make of any string', () => {
  fc.assert(
    fc.property(string, fc.array(string, { maxLength: 6 }), (letters, turns) => {
      const table = new PauliTable(WIRES, 2 * WIRES);
      table.setGenerators(0);
      let gate = dense([0, 0, 0], false);
      for (const turned of turns) {
        table.conjugateBack(turned.flatMap((bits, wire) => (bits === 0 ? [] : [[wire, bits as PauliAxis] as const])));
        gate = multiply(adjoint(quarter(turned)), gate);
      }
      const image = table.imageOf(letters, 0);
      const expected = multiply(multiply(gate, dense(letters, false)), adjoint(gate));
      const found = dense(image.letters, image.negative);
      expect(
        turns.every((turned) => turned.some((bits) => bits !== 0)) ? maxDistance(found, expected) : 0,
      ).toBeLessThan(1e-12);
    }),
    { ...FIXED, numRuns: 200 },
  );
});
