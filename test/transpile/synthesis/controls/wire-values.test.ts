import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit } from '../../../../src/circuit/index.js';
import { WireValues } from '../../../../src/transpile/synthesis/controls/wire-values.js';

const WIRES = 4;

/** For each wire, whether its value is what it was before the circuit. */
function kept({ operations }: CircuitData): readonly boolean[] {
  const values = new WireValues(WIRES);
  const before = Array.from({ length: WIRES }, (_, wire) => values.of(wire));
  for (const each of operations) values.apply(each);
  return before.map((value, wire) => values.of(wire) === value);
}

/** For each wire, whether its segment goes on. */
function goesOn({ operations }: CircuitData): readonly boolean[] {
  const values = new WireValues(WIRES);
  const before = Array.from({ length: WIRES }, (_, wire) => values.segment(wire));
  for (const each of operations) values.apply(each);
  return before.map((segment, wire) => values.segment(wire) === segment);
}

describe('WireValues', () => {
  it.each([
    ['phases', circuit(WIRES).t(0).cz(0, 1).zz(0.3, 1, 2), [true, true, true, true]],
    ['a CNOT', circuit(WIRES).cnot(0, 1), [true, false, true, true]],
    ['a CNOT and its inverse', circuit(WIRES).cnot(0, 1).t(1).cnot(0, 1), [true, true, true, true]],
    [
      'a Toffoli gate with relative phases and an exact one',
      circuit(WIRES).gate('rccx', [], [0, 1, 2]).ccx(0, 1, 2),
      [true, true, true, true],
    ],
    ['Toffoli gates with the controls exchanged', circuit(WIRES).ccx(0, 1, 2).ccx(1, 0, 2), [true, true, true, true]],
    ['a Toffoli gate whose control changed', circuit(WIRES).ccx(0, 1, 2).x(0).ccx(0, 1, 2), [false, true, false, true]],
    ['X and Y', circuit(WIRES).x(3).y(3), [true, true, true, true]],
    ['X alone', circuit(WIRES).x(3), [true, true, true, false]],
    ['an exchange', circuit(WIRES).swap(0, 1), [false, false, true, true]],
    ['two exchanges', circuit(WIRES).swap(0, 1).swap(1, 0), [true, true, true, true]],
    [
      'an exchange under a control',
      circuit(WIRES).gate('swap', [], [0, 1], { controls: [2] }),
      [false, false, true, true],
    ],
    ['two Hadamards', circuit(WIRES).h(0).h(0), [false, true, true, true]],
    ['a barrier', circuit(WIRES).barrier(1), [true, false, true, true]],
    ['a rotation about strings', circuit(WIRES).pauliexp({ ZZ: 1 }, 0.3, [0, 1]), [false, false, true, true]],
  ] as const)('are followed through %s', (_, made, expected) => {
    expect(kept(made)).toEqual(expected);
  });

  it('has a segment go on only past what commutes with X there', () => {
    expect(goesOn(circuit(WIRES).cnot(0, 1).x(2).rx(0.3, 3))).toEqual([false, true, true, true]);
    expect(goesOn(circuit(WIRES).t(0).h(1).barrier(2))).toEqual([false, false, false, true]);
    const values = new WireValues(2);
    for (const { operations } of [circuit(2).t(0).t(1)]) for (const each of operations) values.apply(each);
    expect(values.segment(0)).not.toBe(values.segment(1));
  });

  it('knows where all of some wires are 1, in any order', () => {
    const values = new WireValues(WIRES);
    expect(values.all([0, 1, 2])).toBe(values.all([2, 0, 1]));
    expect(values.all([1, 0])).toBe(values.all([0, 1]));
    expect(values.all([3])).toBe(values.of(3));
    expect(values.all([0, 1, 2])).not.toBe(values.all([0, 1, 3]));
    const [cnot] = circuit(WIRES).ccx(0, 1, 2).operations;
    const before = values.of(2);
    values.apply(cnot!);
    expect(values.of(2)).toBe(values.table.sum(before, values.all([0, 1])));
  });
});
