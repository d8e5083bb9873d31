import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf } from '../../../src/circuit/index.js';
import { partsOf } from '../../../src/transpile/../circuit/index.js';
import { trimInputs } from '../../../src/transpile/passes/trim-inputs.js';
import { randomUses } from '../../gates/arbitraries.js';
import { cliffordHeavy, elementary, interactionsOf, outcomes } from '../clifford-heavy.js';
import { FIXED } from '../exactness.js';
import { madeBy } from '../pass-claim.js';

const trimmed = (of: CircuitData): CircuitData => elementary(madeBy(trimInputs, of, { relation: 'distribution' }));

describe('trimInputs', () => {
  it('keeps the distribution of outcomes from |0...0>, in every basis', () => {
    let fewer = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }).chain((wires) => cliffordHeavy(wires, 24)),
        fc.constantFrom('h', 'v', 'z'),
        (of, last) => {
          const made = madeBy(trimInputs, of, { relation: 'distribution' });
          if (interactionsOf(made) < interactionsOf(of)) fewer++;
          // The state is the same, up to a phase, not only what a read-out in one basis sees.
          const turns = circuit(of.qubits).each([0, 1, 2, 3].slice(0, of.qubits), (c, wire) =>
            c.gate(last, [], [wire]),
          );
          const turned = (each: CircuitData) => ({
            ...partsOf(each),
            operations: [...each.operations, ...turns.operations],
          });
          const [before, after] = [outcomes(turned(of)), outcomes(turned(made))];
          before.forEach((probability, k) => {
            expect(after[k]).toBeCloseTo(probability, 9);
          });
        },
      ),
      { ...FIXED, numRuns: 120 },
    );
    expect(fewer).toBeGreaterThan(60);
  });

  it.each([
    ['a CNOT whose control is 0', circuit(2).cnot(0, 1).ry(0.3, 1), 0],
    ['a CNOT whose control is 1', circuit(2).x(0).cnot(0, 1).ry(0.3, 1), 0],
    [
      'a target that CNOTs leave alone, and phases that come back',
      circuit(3).x(2).h(2).h(0).h(1).cnot(0, 2).cnot(1, 2),
      0,
    ],
    ['a Toffoli with a control at 0', circuit(3).h(1).ccx(0, 1, 2), 0],
    ['a Toffoli with a control at 1', circuit(3).x(0).h(1).h(2).t(2).ccx(0, 1, 2), 1],
    ['a Toffoli whose target is the same either way', circuit(3).h(0).h(1).x(2).h(2).ccx(0, 1, 2), 1],
    ['controls that cancel between other gates', circuit(4).h(0).cnot(0, 1).csx(0, 2).cnot(0, 1).cnot(1, 3), 3],
    ['a wire that is known again', circuit(3).h(0).cnot(0, 1).cnot(0, 1).cnot(1, 2), 2],
    ['a parity known of two wires', circuit(3).h(0).cnot(0, 1).zz(0.3, 0, 1), 1],
    ['free angles', circuit(2).zz('theta', 0, 1).rz('phi', 0), 0],
    ['not what is unknown', circuit(2).ry(0.3, 0).cnot(0, 1).ry(0.2, 1).cnot(1, 0), 2],
  ] as const)('%s', (_, of, expected) => {
    expect(interactionsOf(trimmed(of))).toBe(expected);
  });

  it.each([
    ['0', circuit(3).h(0).cnot(0, 1).cz(0, 1).cy(0, 1).si(0).h(0).cnot(0, 2)],
    ['1', circuit(3).h(0).cnot(0, 1).cz(0, 1).cy(0, 1).s(0).h(0).cnot(0, 2)],
  ] as const)('knows that a wire is %s again after controlled Paulis whose product is a phase', (_, of) => {
    const made = madeBy(trimInputs, of, { relation: 'distribution' });
    expect(interactionsOf(elementary(made))).toBe(3);
    const after = outcomes(made);
    outcomes(of).forEach((probability, k) => {
      expect(after[k]).toBeCloseTo(probability, 12);
    });
  });

  it('keeps the state of any circuit', () => {
    fc.assert(
      fc.property(randomUses('qis', 3, { maxLength: 10 }), (uses) => {
        const of = circuitOf('qis', 3, uses);
        const made = madeBy(trimInputs, of, { relation: 'distribution' });
        for (const last of ['h', 'v', 'z']) {
          const turns = circuit(3).each([0, 1, 2], (c, wire) => c.gate(last, [], [wire]));
          const turned = (each: CircuitData) => ({
            ...partsOf(each),
            operations: [...each.operations, ...turns.operations],
          });
          const after = outcomes(turned(made));
          outcomes(turned(of)).forEach((probability, k) => {
            expect(after[k]).toBeCloseTo(probability, 9);
          });
        }
      }),
      { ...FIXED, numRuns: 150 },
    );
  });

  it('does nothing unless the distribution is all that counts', () => {
    const of = elementary(circuit(2).cnot(0, 1));
    expect(madeBy(trimInputs, of)).toBe(of);
  });

  it('is done when it is done', () => {
    fc.assert(
      fc.property(cliffordHeavy(3, 24), (of) => {
        const once = madeBy(trimInputs, of, { relation: 'distribution' });
        expect(madeBy(trimInputs, once, { relation: 'distribution' })).toBe(once);
      }),
      { ...FIXED, numRuns: 50 },
    );
  });
});
