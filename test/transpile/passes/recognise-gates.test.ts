import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf } from '../../../src/circuit/index.js';
import { qubitPairs } from '../../../src/targets/index.js';
import { recogniseGates } from '../../../src/transpile/passes/recognise-gates.js';
import { randomUses } from '../../gates/arbitraries.js';
import { FIXED } from '../exactness.js';
import { claimOf, madeBy, passRequest } from '../pass-claim.js';

/** The textbook form with six CNOTs. */
const textbook = circuit(3)
  .h(2)
  .cnot(1, 2)
  .ti(2)
  .cnot(0, 2)
  .t(2)
  .cnot(1, 2)
  .ti(2)
  .cnot(0, 2)
  .t(1)
  .t(2)
  .h(2)
  .cnot(0, 1)
  .t(0)
  .ti(1)
  .cnot(0, 1);
/** The form that RevLib's circuits are written in. */
const cyclic = circuit(3)
  .h(2)
  .t(2)
  .t(0)
  .t(1)
  .cnot(1, 0)
  .cnot(2, 1)
  .cnot(0, 2)
  .ti(1)
  .cnot(0, 1)
  .ti(0)
  .ti(1)
  .t(2)
  .cnot(2, 1)
  .cnot(0, 2)
  .cnot(1, 0)
  .h(2);

function controlsOf(of: CircuitData): readonly number[] {
  return madeBy(recogniseGates, of).operations.map(({ controls }) => controls.length);
}

describe('recogniseGates', () => {
  it('keeps the unitary of any circuit', () => {
    fc.assert(
      fc.property(randomUses('qis', 4, { maxLength: 16 }), (uses) => {
        expect(claimOf(recogniseGates, circuitOf('qis', 4, uses)).distance).toBeLessThan(1e-9);
      }),
      { ...FIXED, numRuns: 150 },
    );
  });

  const clifford = fc.oneof(
    fc.tuple(fc.constantFrom('h', 't', 'ti', 's', 'x'), fc.nat(3)).map(([name, wire]) => ({ name, wires: [wire] })),
    fc.shuffledSubarray([0, 1, 2, 3], { minLength: 2, maxLength: 2 }).map((wires) => ({ name: 'cnot', wires })),
    fc.shuffledSubarray([0, 1, 2, 3], { minLength: 3, maxLength: 3 }).map((wires) => ({ name: 'ccx', wires })),
  );

  it('keeps the unitary where there is much to find', () => {
    fc.assert(
      fc.property(fc.array(clifford, { maxLength: 40 }), (gates) => {
        const of = circuit(4).each(gates, (c, { name, wires }) =>
          name === 'ccx' ? c.append(textbook, wires as [number, number, number]) : c.gate(name, [], wires),
        );
        expect(claimOf(recogniseGates, of).distance).toBeLessThan(1e-9);
      }),
      { ...FIXED, numRuns: 100 },
    );
  });

  it.each([
    ['textbook', textbook],
    ['cyclic', cyclic],
  ])('makes a Toffoli of the %s form', (_, of) => {
    expect(controlsOf(of)).toEqual([2]);
  });

  it('sees through gates that commute', () => {
    const mixed = circuit(5)
      .h(2)
      .cnot(1, 2)
      .cnot(3, 4)
      .ti(2)
      .cnot(0, 2)
      .cnot(0, 4)
      .t(2)
      .h(4)
      .cnot(1, 2)
      .ti(2)
      .cnot(0, 2);
    const rest = circuit(5).t(1).t(2).h(2).cnot(0, 1).t(0).ti(1).h(3).cnot(0, 1);
    const found = controlsOf(mixed.append(rest, [0, 1, 2, 3, 4]));
    expect(found.filter((controls) => controls === 2)).toHaveLength(1);
    expect(found.filter((controls) => controls === 1)).toHaveLength(2);
  });

  it('finds a Toffoli within each of two that share wires', () => {
    const two = circuit(5).append(textbook, [0, 1, 2]).append(textbook, [2, 3, 4]).append(textbook, [4, 0, 1]);
    expect(controlsOf(two)).toEqual([2, 2, 2]);
  });

  it.each([
    ['a barrier', circuit(3).append(textbook.inverse(), [0, 1, 2]).barrier(), 2],
    ['a gate with a parameter', circuit(3).append(textbook.inverse(), [0, 1, 2]).rx('a', 0), 2],
  ])('leaves %s where it is', (_, of, length) => {
    expect(madeBy(recogniseGates, of).operations).toHaveLength(length);
  });

  it('keeps a gate with a parameter to which it could bring what comes after', () => {
    const of = circuit(3)
      .cp('a', 1, 0)
      .ccz(0, 2, 1)
      .cp(1, 1, 2)
      .mcp(2, [0, 1], 2)
      .gate('y', [], [2], { controls: [0, 1] });
    expect(madeBy(recogniseGates, of).operations).toContainEqual(of.operations[0]);
  });

  it('does not reach over a barrier', () => {
    const half = textbook.operations.length / 2;
    const parts = [textbook.operations.slice(0, half), textbook.operations.slice(half)] as const;
    const wall = circuit(3).barrier().operations;
    const of = circuitOf('qis', 3, [...parts[0], ...wall, ...parts[1]]);
    expect(controlsOf(of)).not.toContain(2);
  });

  it('leaves alone what is whole already', () => {
    const of = circuit(4).ccx(0, 1, 2).cnot(2, 3).swap(0, 1).ccz(1, 2, 3);
    expect(madeBy(recogniseGates, of).operations).toEqual(of.operations);
  });

  it('needs no pair that the target does not connect', () => {
    const line = {
      ...passRequest().target,
      connectivity: qubitPairs([
        [0, 1],
        [1, 2],
      ]),
    };
    const of = circuit(3).append(textbook, [0, 1, 2]);
    expect(madeBy(recogniseGates, of, { target: line }).operations).toEqual(of.operations);
  });
});
