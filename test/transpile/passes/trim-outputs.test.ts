import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asStated, type CircuitData, circuit } from '../../../src/circuit/index.js';
import { partsOf } from '../../../src/transpile/../circuit/index.js';
import { trimOutputs } from '../../../src/transpile/passes/trim-outputs.js';
import { cliffordHeavy, elementary, interactionsOf, outcomes } from '../clifford-heavy.js';
import { FIXED } from '../exactness.js';
import { madeBy, statedBy } from '../pass-claim.js';

const distribution = { relation: 'distribution' } as const;
const trimmed = (of: CircuitData): CircuitData => elementary(madeBy(trimOutputs, of, distribution));

describe('trimOutputs', () => {
  it('keeps the distribution of the measured wires from any product state', () => {
    let fewer = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }).chain((wires) => cliffordHeavy(wires, 24)),
        fc.subarray([0, 1]),
        (of, read) => {
          const measurements = read.length > 0 ? [{ key: 'm', wires: read }] : [];
          const measured: CircuitData = { ...partsOf(of), measurements, keys: measurements.map(({ key }) => key) };
          const made = madeBy(trimOutputs, measured, distribution);
          if (made.operations.length < of.operations.length) fewer++;
          const start = circuit(of.qubits).each([0, 1, 2, 3].slice(0, of.qubits), (c, k) =>
            c.u(0.7 + k, 0.3 * k, 1, k),
          );
          const from = (each: CircuitData) => ({
            ...partsOf(each),
            operations: [...start.operations, ...each.operations],
          });
          const [before, after] = [outcomes(from(measured)), outcomes(from(made))];
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
    ['a rotation about Z', circuit(2).h(0).cnot(0, 1).rz(0.3, 0), 1],
    ['an interaction about Z and Z', circuit(2).h(0).h(1).zz(0.3, 0, 1), 0],
    ['everything diagonal, however long', circuit(3).h(0).h(1).h(2).cz(0, 1).t(1).ccz(0, 1, 2).zz('a', 1, 2), 0],
    ['what commutes with what stays', circuit(3).ry(0.3, 0).ry(0.3, 1).zz(0.2, 0, 1).cnot(1, 2).ry(0.3, 2), 1],
    ['not what a later gate makes visible', circuit(2).ry(0.3, 0).ry(0.3, 1).zz(0.2, 0, 1).h(0), 1],
  ] as const)('%s', (_, of, expected) => {
    expect(interactionsOf(trimmed(of))).toBe(expected);
  });

  it('drops what happens on wires that nobody reads', () => {
    const of = circuit(3).h(0).cnot(0, 1).cnot(1, 2).h(2).cnot(2, 1).measure('m', 0);
    const made = madeBy(trimOutputs, elementary(of), distribution);
    expect(interactionsOf(made)).toBe(0);
  });

  it('knows on which wire a qubit is read', () => {
    const of = elementary(circuit(2).h(0).h(1).measure('m', 0));
    expect(madeBy(trimOutputs, of, distribution).operations.map(({ targets }) => targets[0])).toEqual([0]);
    const swapped = statedBy(trimOutputs, { ...asStated(of), outputPermutation: [1, 0] }, distribution);
    expect(swapped.circuit.operations.map(({ targets }) => targets[0])).toEqual([1]);
  });

  it('does nothing unless the distribution is all that counts', () => {
    const of = elementary(circuit(2).h(0).rz(0.3, 0));
    expect(madeBy(trimOutputs, of)).toBe(of);
  });
});
