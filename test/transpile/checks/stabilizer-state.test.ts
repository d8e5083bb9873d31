import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit, type Operation } from '../../../src/circuit/index.js';
import { letterNamed, PauliString } from '../../../src/pauli/index.js';
import { StabilizerState } from '../../../src/transpile/checks/stabilizer-state.js';
import { denseUnitary } from '../../gates/dense.js';
import { FIXED } from '../exactness.js';

function stateOf(operations: readonly Operation[], wires: number): StabilizerState {
  const state = new StabilizerState(wires);
  for (const each of operations) state.apply(each, [...each.controls, ...each.targets]);
  return state;
}

const gates = circuit(3)
  .h(0)
  .h(1)
  .h(2)
  .s(0)
  .si(1)
  .v(2)
  .x(0)
  .y(1)
  .z(2)
  .cnot(0, 1)
  .cnot(2, 0)
  .cnot(1, 2)
  .swap(0, 2)
  .gate('z', [], [0], { controls: [1] })
  .rz(Math.PI / 2, 0)
  .rx(-Math.PI / 2, 1)
  .yy(Math.PI / 2, 1, 2)
  .p(Math.PI, 1).operations;
const random = fc.array(fc.constantFrom<Operation>(...gates), { maxLength: 14 });
/** What leaves |000> as it is, but for a phase. */
const phases = fc.array(
  fc.constantFrom<Operation>(
    ...circuit(3)
      .rz(Math.PI / 2, 0)
      .rz(-Math.PI / 2, 1)
      .zz(Math.PI / 2, 0, 2)
      .rz(Math.PI, 2)
      .s(0)
      .cnot(0, 1)
      .swap(1, 2).operations,
  ),
  { maxLength: 5 },
);

/** The phase of the first columns of two matrices that are the same but for that. */
function phaseBetween(one: Float64Array, other: Float64Array): number {
  let [re, im] = [0, 0];
  for (let row = 0; row < 8; row++) {
    const [a, b, c, d] = [one[16 * row]!, one[16 * row + 1]!, other[16 * row]!, other[16 * row + 1]!];
    re += a * c + b * d;
    im += a * d - b * c;
  }
  expect(Math.hypot(re, im)).toBeCloseTo(1, 10);
  return Math.atan2(im, re);
}

const apartOnCircle = (a: number, b: number) => 2 * Math.abs(Math.sin((a - b) / 2));
const stay = [0, 1, 2];

describe('StabilizerState', () => {
  it('knows the phase between two circuits that make the same state', () => {
    fc.assert(
      fc.property(phases, phases, random, (first, second, rest) => {
        const [one, other] = [
          [...first, ...rest],
          [...second, ...rest],
        ];
        const wanted = phaseBetween(denseUnitary(one, 3), denseUnitary(other, 3));
        const found = stateOf(one, 3).phaseTo(stateOf(other, 3), stay)!;
        expect(apartOnCircle(found, wanted)).toBeLessThan(1e-9);
      }),
      { ...FIXED, numRuns: 200 },
    );
  });

  it('takes quarter turns about strings as the gates that they are', () => {
    const turns = [
      ['XXI', circuit(3).xx(Math.PI / 2, 0, 1)],
      ['IYY', circuit(3).yy(Math.PI / 2, 1, 2)],
      ['ZIZ', circuit(3).zz(Math.PI / 2, 0, 2)],
      ['IZX', circuit(3).rzx(Math.PI / 2, 1, 2)],
      ['IYI', circuit(3).ry(Math.PI / 2, 1)],
      ['XII', circuit(3).rx(Math.PI / 2, 0)],
    ] as const;
    fc.assert(
      fc.property(
        random,
        fc.array(fc.tuple(fc.constantFrom(...turns), fc.integer({ min: -2, max: 3 })), { maxLength: 4 }),
        random,
        (before, list, after) => {
          const [one, other] = [stateOf(before, 3), stateOf(before, 3)];
          for (const [[word, { operations }], quarters] of list) {
            const pauli = PauliString.identity(3);
            [...word].forEach((letter, wire) => {
              pauli.multiply(PauliString.letter(3, wire, letterNamed(letter)));
            });
            one.turn(pauli, quarters);
            const [gate] = operations;
            other.apply({ ...gate!, parameters: [(quarters * Math.PI) / 2] }, gate!.targets);
          }
          for (const state of [one, other])
            for (const each of after) state.apply(each, [...each.controls, ...each.targets]);
          expect(apartOnCircle(one.phaseTo(other, stay)!, 0)).toBeLessThan(1e-9);
        },
      ),
      { ...FIXED, numRuns: 200 },
    );
  });

  it('finds the content of each wire where it is said to be', () => {
    const one = stateOf(circuit(3).h(0).cnot(0, 1).s(1).x(2).operations, 3);
    const other = stateOf(
      circuit(3)
        .h(1)
        .cnot(1, 2)
        .s(2)
        .x(0)
        .rz(Math.PI / 2, 0).operations,
      3,
    );
    expect(one.phaseTo(other, [1, 2, 0])).toBeCloseTo(Math.PI / 4, 10);
  });

  it('has no phase to a state that is elsewhere', () => {
    expect(stateOf([], 2).phaseTo(stateOf(circuit(2).x(0).operations, 2), [0, 1])).toBeUndefined();
  });
});
