import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit, type Operation } from '../../../src/circuit/index.js';
import { inverseOfUse, type Pauli, qisGates } from '../../../src/gates/index.js';
import { maxDistance } from '../../../src/math/index.js';
import { StringTable } from '../../../src/transpile/checks/string-table.js';
import { denseUnitary } from '../../gates/dense.js';
import { FIXED } from '../exactness.js';

const pauliGates = { X: qisGates.x, Y: qisGates.y, Z: qisGates.z } as const;

function stringGates(letters: string, targets: readonly number[]): readonly Operation[] {
  return [...letters].map((letter, k) => {
    return { gate: pauliGates[letter as Pauli], parameters: [], controls: [], targets: [targets[k]!] };
  });
}

/** The string that was pulled back, as gates, and the phase of its sign. */
function pulledOf(table: StringTable, wires: number): readonly Operation[] {
  const words = table.width / 2;
  const bit = (wire: number, half: number) =>
    (table.bits[table.pulled + half * words + (wire >> 5)]! >>> (wire & 31)) & 1;
  return Array.from({ length: wires }, (_, wire) => 'IXZY'[bit(wire, 0) + 2 * bit(wire, 1)]!).flatMap((letter, wire) =>
    letter === 'I' ? [] : stringGates(letter, [wire]),
  );
}

const word = fc.constantFrom(
  ...(['X', 'Y', 'Z'] as const).flatMap((a) => [a, ...(['X', 'Y', 'Z'] as const).map((b) => a + b)]),
);
const targets = fc.shuffledSubarray([0, 1, 2], { minLength: 2, maxLength: 2 });

type Step =
  | { readonly operation: Operation }
  | { readonly letters: string; readonly targets: readonly number[]; readonly quarters: number };
const clifford = fc.constantFrom<Operation>(
  ...circuit(3)
    .h(0)
    .s(1)
    .v(2)
    .cnot(0, 1)
    .cnot(2, 0)
    .swap(1, 2)
    .gate('z', [], [2], { controls: [1] })
    .x(1)
    .rx(Math.PI / 2, 0)
    .yy(-Math.PI / 2, 0, 2).operations,
);
const step: fc.Arbitrary<Step> = fc.oneof(
  clifford.map((operation) => ({ operation })),
  fc.tuple(word, targets, fc.integer({ min: -3, max: 4 })).map(([letters, wires, quarters]) => ({
    letters,
    targets: wires.slice(0, letters.length),
    quarters,
  })),
);

/** exp(-i quarters pi/4 P) as gates: one-letter and two-letter strings turned into Z. */
function turnGates(letters: string, wires: readonly number[], quarters: number): readonly Operation[] {
  const basis = [...letters].flatMap((letter, k): readonly Operation[] => {
    const gates = { X: [qisGates.h], Y: [qisGates.v], Z: [] }[letter as Pauli];
    return gates.map((gate) => ({ gate, parameters: [], controls: [], targets: [wires[k]!] }));
  });
  const gate = letters.length === 1 ? qisGates.rz : qisGates.zz;
  const turn: Operation = { gate, parameters: [(quarters * Math.PI) / 2], controls: [], targets: wires };
  return [...basis, turn, ...basis.toReversed().map((each) => inverseOfUse(each))];
}

describe('StringTable', () => {
  it('pulls a string back to what it was before all gates and turns, sign included', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), word, targets, (steps, letters, pair) => {
        const table = new StringTable(3);
        const gates: Operation[] = [];
        for (const each of steps) {
          if ('operation' in each) {
            expect(table.apply(each.operation)).toBe(true);
            gates.push(each.operation);
          } else {
            table.turn(each.letters, each.targets, each.quarters);
            gates.push(...turnGates(each.letters, each.targets, each.quarters));
          }
        }
        const wires = pair.slice(0, letters.length);
        const isMinus = table.pull(letters, wires);
        const back = gates.toReversed().map((each) => inverseOfUse(each));
        const wanted = denseUnitary([...gates, ...stringGates(letters, wires), ...back], 3);
        expect(maxDistance(denseUnitary(pulledOf(table, 3), 3, isMinus ? Math.PI : 0), wanted)).toBeLessThan(1e-12);
      }),
      { ...FIXED, numRuns: 200 },
    );
  });

  it('takes no gate that is not Clifford, and stays as it is', () => {
    const table = new StringTable(3);
    for (const each of circuit(3).t(0).ccx(0, 1, 2).rz(0.3, 0).operations) expect(table.apply(each)).toBe(false);
    expect(table.pull('XY', [0, 2])).toBe(false);
    expect(pulledOf(table, 3)).toEqual(stringGates('XY', [0, 2]));
  });

  it('holds wires beyond one word', () => {
    const table = new StringTable(70);
    expect(table.apply(circuit(70).cnot(1, 68).operations[0]!)).toBe(true);
    table.pull('X', [1]);
    expect(pulledOf(table, 70)).toEqual(stringGates('XX', [1, 68]));
  });
});
