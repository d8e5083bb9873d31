import { describe, expect, it } from 'vitest';
import { circuit, nativeCircuit, type Operation } from '../../../src/circuit/index.js';
import { matrixOfUse } from '../../../src/gates/index.js';
import { imageOf, MINUS } from '../../../src/pauli/index.js';
import { recipeOf } from '../../../src/simulate/stabilizer/recipe.js';
import { type Complex, type Dense, denseDistance, denseIdentity, plus, times } from '../reference.js';
import { denseConjugated, denseOf, denseString, readString } from './paulis.js';

const operations = (made: { readonly operations: readonly Operation[] }) => made.operations;
const quarter = Math.PI / 2;

const oneWire = [
  ...operations(
    circuit(1)
      .id(0)
      .x(0)
      .y(0)
      .z(0)
      .h(0)
      .s(0)
      .si(0)
      .v(0)
      .vi(0)
      .rx(quarter, 0)
      .ry(-quarter, 0)
      .rz(3 * quarter, 0),
  ),
  ...operations(nativeCircuit(1).gpi(0.125, 0).gpi(0.5, 0).gpi2(0.25, 0).gpi2(0.5, 0)),
];
const twoWires = [
  ...operations(circuit(2).cnot(0, 1).cy(0, 1).cz(0, 1).swap(0, 1).iswap(0, 1).ecr(0, 1).dcx(0, 1)),
  ...operations(circuit(2).xx(quarter, 0, 1).yy(-quarter, 0, 1).zz(quarter, 0, 1).xx(Math.PI, 0, 1).rzx(quarter, 0, 1)),
  ...operations(nativeCircuit(2).ms(0, 0, 0, 1).ms(0.25, 0, 0, 1).ms(0.5, 0.75, 0, 1).zz(0.25, 0, 1).zz(0.5, 0, 1)),
];

const named = (list: readonly Operation[]) =>
  list.map((use) => [`${use.gate.name} ${use.parameters.join(' ')}`, use] as const);

/** `cos(pi/4) - i sin(pi/4) A` for a string A. */
function quarterTurn(string: Dense): Dense {
  const identity = denseIdentity(string.length);
  return string.map((row, i) =>
    row.map((entry, j) => plus(times([Math.SQRT1_2, 0], identity[i]![j]!), times([0, -Math.SQRT1_2], entry))),
  );
}

const swap: Dense = [0, 2, 1, 3].map((column) => [0, 1, 2, 3].map((k): Complex => [k === column ? 1 : 0, 0]));

/** What a recipe makes of a string: the exchange, then the rotation, then the gates on each wire. */
function carriedOut(recipe: NonNullable<ReturnType<typeof recipeOf>>, letters: readonly number[]) {
  let matrix = denseString(letters);
  if (recipe.swap) matrix = denseConjugated(swap, matrix);
  if (recipe.rotation !== undefined) {
    // The first wire is the most significant in a gate's own matrix.
    const [p, q] = recipe.rotation;
    matrix = denseConjugated(quarterTurn(denseString(letters.length === 1 ? [p] : [q, p])), matrix);
  }
  const turned = readString(matrix, letters.length);
  const images = turned.letters.map((letter, k) => imageOf(recipe.locals[letters.length - 1 - k]!, letter));
  const signs = images.filter((image) => (image & MINUS) !== 0).length + Number(turned.minus);
  return denseString(
    images.map((image) => image & 3),
    signs % 2 === 1,
  );
}

describe('recipeOf', () => {
  it.each(named([...oneWire, ...twoWires]))('makes of every Pauli string what %s makes of it', (_, use) => {
    const wires = use.controls.length + use.targets.length;
    const recipe = recipeOf(use)!;
    expect(recipe.locals).toHaveLength(wires);
    const unitary = denseOf(matrixOfUse(use));
    for (let code = 1; code < 4 ** wires; code++) {
      const letters = Array.from({ length: wires }, (_, k) => (code >> (2 * k)) & 3);
      const expected = denseConjugated(unitary, denseString(letters));
      expect(denseDistance(carriedOut(recipe, letters), expected)).toBeLessThan(1e-9);
    }
  });

  it('asks for no rotation and no exchange that is not needed', () => {
    const of = (use: Operation) => {
      const { swap: exchanges, rotation } = recipeOf(use)!;
      return [exchanges, rotation !== undefined];
    };
    const [cnot, , , exchange, iswap] = twoWires;
    expect([cnot, exchange, iswap].map((use) => of(use!))).toEqual([
      [false, true],
      [true, false],
      [true, true],
    ]);
    // XX by pi is X on both wires.
    expect(of(operations(circuit(2).xx(Math.PI, 0, 1))[0]!)).toEqual([false, false]);
  });

  it.each(
    named([...operations(circuit(2).t(0).ch(0, 1).rx(0.1, 0)), ...operations(nativeCircuit(2).ms(0, 0, 0, 1, 0.1))]),
  )('has none for %s', (_, use) => {
    expect(recipeOf(use)).toBeUndefined();
  });
});
