import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cliffordActionOf } from '../../../../src/gates/index.js';
import { groupPaulis, PauliString, pauliFactors, type SparsePauli } from '../../../../src/pauli/index.js';
import { synthesizeReadOut } from '../../../../src/transpile/synthesis/paulis/read-out-basis.js';
import { SEED } from '../../../simulate/circuit-arbitrary.js';

/** What gates make of a string, gate by gate, by the gate table's own account of what they do to Paulis. */
function behind(wires: number, pauli: SparsePauli, { operations }: ReturnType<typeof synthesizeReadOut>): PauliString {
  const string = PauliString.identity(wires);
  for (const [wire, axis] of pauli) string.multiply(PauliString.letter(wires, wire, axis));
  for (const use of operations) string.conjugate(cliffordActionOf(use)!, [...use.controls, ...use.targets]);
  return string;
}

function expectRead(wires: number, paulis: readonly SparsePauli[]): number {
  const basis = synthesizeReadOut(wires, paulis);
  expect(basis.images).toHaveLength(paulis.length);
  paulis.forEach((pauli, k) => {
    const found = behind(wires, pauli, basis);
    expect(found.isDiagonal()).toBe(true);
    const letters = Array.from({ length: wires }, (_, wire) => found.letterAt(wire));
    expect(letters.flatMap((letter, wire) => (letter === 0 ? [] : [wire]))).toEqual(basis.images[k]!.wires);
    expect(found.isMinus()).toBe(basis.images[k]!.negative);
  });
  const entangling = basis.operations.filter(({ targets }) => targets.length === 2);
  expect(entangling).toHaveLength(basis.entanglingGates);
  return basis.entanglingGates;
}

const textsOn = (wires: number) =>
  fc.uniqueArray(fc.string({ unit: fc.constantFrom('I', 'X', 'Y', 'Z'), minLength: wires, maxLength: wires }), {
    minLength: 1,
    maxLength: 40,
  });

describe('the gates before strings are read', () => {
  it('turn every string of a group into Zs with the sign that they say', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 14 }).chain(textsOn), (texts) => {
        const wires = texts[0]!.length;
        const paulis = texts.map((text) => pauliFactors(text, wires));
        const weighted = paulis.map((pauli) => ({ pauli, coefficient: 1 }));
        for (const group of groupPaulis(weighted, wires, 'general')) {
          expectRead(
            wires,
            group.map((k) => paulis[k]!),
          );
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('entangle nothing where no two strings want different letters of a wire', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 40 })
          .chain((wires) =>
            fc.tuple(
              fc.array(fc.constantFrom('X', 'Y', 'Z'), { minLength: wires, maxLength: wires }),
              fc.array(fc.array(fc.boolean(), { minLength: wires, maxLength: wires }), { minLength: 1, maxLength: 8 }),
            ),
          ),
        ([letters, masks]) => {
          const paulis = masks.map((mask) =>
            pauliFactors(letters.map((l, k) => (mask[k] ? l : 'I')).join(''), letters.length),
          );
          expect(expectRead(letters.length, paulis)).toBe(0);
        },
      ),
      { seed: SEED, numRuns: 60 },
    );
  });

  it.each([
    ['a Bell measurement', ['XX', 'YY', 'ZZ'], 1],
    ['three wires of a GHZ state', ['XXX', 'ZZI', 'IZZ'], 2],
    ['two strings that cross on four wires', ['XXXX', 'ZZZZ'], 2],
    ['the code of five wires', ['XZZXI', 'IXZZX', 'XIXZZ', 'ZXIXZ'], 5],
    ['an excitation of four modes', ['XXXY', 'XXYX', 'XYXX', 'YXXX', 'YYYX', 'YYXY', 'YXYY', 'XYYY'], 3],
  ])('take few entangling gates: %s', (_, texts, most) => {
    const paulis = texts.map((text) => pauliFactors(text, text.length));
    expect(expectRead(texts[0]!.length, paulis)).toBeLessThanOrEqual(most);
  });

  it('go on where a group is too large to go through all of it', () => {
    // All products of neighbouring XX and ZZ on a ring of even length commute.
    const wires = 30;
    const ring = Array.from({ length: wires }, (_, k) => k);
    const paulis = ring.flatMap((k): SparsePauli[] => {
      const next = (k + 1) % wires;
      const [low, high] = [Math.min(k, next), Math.max(k, next)];
      const axis = k % 2 === 0 ? 1 : 2;
      return k % 2 === 0
        ? [
            [
              [low, axis],
              [high, axis],
            ],
            [
              [low, 2],
              [high, 2],
            ],
          ]
        : [];
    });
    expect(expectRead(wires, paulis)).toBe(15);
  });

  it('are none for no strings', () => {
    expect(synthesizeReadOut(3, [])).toEqual({ operations: [], images: [], entanglingGates: 0 });
  });
});
