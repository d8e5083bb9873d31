import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit, circuitOf, type Operation } from '../../../../../src/circuit/index.js';
import { disturbedWires } from '../../../../../src/formats/qasm/elaborate/deferral/kept-wires.js';
import { underKnownWires } from '../../../../../src/formats/qasm/elaborate/deferral/known-wires.js';
import { operationArbitrary } from '../../../../simulate/circuit-arbitrary.js';
import { type Dense, denseIdentity, denseProduct, operationMatrix, times } from '../../../../simulate/reference.js';

const QUBITS = 3;

function matrixOf(operations: readonly Operation[], phase: number): Dense {
  const product = operations
    .filter(({ gate }) => gate.kind === 'unitary')
    .reduce<Dense>(
      (sum, operation) => denseProduct(operationMatrix(operation, QUBITS), sum),
      denseIdentity(2 ** QUBITS),
    );
  return product.map((row) => row.map((entry) => times([Math.cos(phase), Math.sin(phase)], entry)));
}

describe('underKnownWires', () => {
  it('does to the other wires what the list does where the known ones have their values, phase included', () => {
    const lists = fc.array(operationArbitrary('qis', QUBITS), { minLength: 1, maxLength: 4 });
    let tried = 0;
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 6 }), fc.nat(7), (uses, mask, bits) => {
        // As a circuit has them: a phase alone is no operation of it.
        const { operations, globalPhase } = circuitOf('qis', QUBITS, uses);
        const isKnown = (wire: number) => ((mask >> wire) & 1) === 1;
        if (disturbedWires(operations, isKnown).size > 0) return;
        if (operations.some(({ gate }) => gate.targets === 'any')) return;
        tried++;
        const wires = [0, 1, 2].filter(isKnown);
        const known = new Map(wires.map((wire) => [wire, ((bits >> wire) & 1) === 1]));
        const rest = underKnownWires({ operations: [...operations], phase: globalPhase }, known);
        for (const { controls, targets } of rest.operations) {
          expect([...controls, ...targets].some(isKnown)).toBe(false);
        }
        const [whole, left] = [
          matrixOf(operations, globalPhase as number),
          matrixOf(rest.operations, rest.phase as number),
        ];
        for (let column = 0; column < 2 ** QUBITS; column++) {
          if ((column & mask) !== (bits & mask)) continue;
          for (let row = 0; row < 2 ** QUBITS; row++) {
            const [re, im] = whole[row]![column]!;
            expect(left[row]![column]![0]).toBeCloseTo(re, 11);
            expect(left[row]![column]![1]).toBeCloseTo(im, 11);
          }
        }
      }),
      { seed: 20261129, numRuns: 800 },
    );
    expect(tried).toBeGreaterThan(80);
  });

  it('leaves nothing of gates whose controls are known to be zero, and of barriers the other wires', () => {
    const { operations } = circuit(3).cnot(0, 1).barrier(0, 2).barrier(0);
    const rest = underKnownWires({ operations: [...operations], phase: 0 }, new Map([[0, false]]));
    expect(rest.operations).toMatchObject([{ gate: { kind: 'barrier' }, targets: [2] }]);
  });

  it('follows flips in the middle of the list', () => {
    const { operations } = circuit(2).x(0).cnot(0, 1).x(0);
    const rest = (value: boolean) => underKnownWires({ operations: [...operations], phase: 0 }, new Map([[0, value]]));
    expect(rest(false).operations).toMatchObject([{ controls: [], targets: [1] }]);
    expect(rest(true).operations).toEqual([]);
  });

  it('keeps the phases of flips, which depend on the value that they meet', () => {
    const phase = (value: boolean, made: { readonly operations: readonly Operation[] }) =>
      underKnownWires({ operations: [...made.operations], phase: 0 }, new Map([[0, value]])).phase;
    // Y takes |0> to i|1> and |1> to -i|0>.
    expect(phase(false, circuit(1).y(0).x(0))).toBeCloseTo(Math.PI / 2, 14);
    expect(phase(true, circuit(1).y(0).x(0))).toBeCloseTo(-Math.PI / 2, 14);
    expect(phase(false, circuit(1).x(0).y(0))).toBeCloseTo(-Math.PI / 2, 14);
  });
});
