import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf } from '../../../src/circuit/index.js';
import { maxDistance } from '../../../src/math/index.js';
import { consolidateBlocks } from '../../../src/transpile/passes/consolidate-blocks.js';
import { decompose } from '../../../src/transpile/passes/decompose.js';
import { randomUses } from '../../gates/arbitraries.js';
import { denseUnitary } from '../../gates/dense.js';
import { FIXED } from '../exactness.js';
import { passContext } from '../pass-claim.js';

const context = passContext(4);

function consolidated(of: CircuitData): CircuitData {
  return consolidateBlocks.run(decompose.run(of, context), context);
}

function interactions({ operations }: CircuitData): number {
  return operations.filter(({ gate, targets }) => gate.kind === 'unitary' && targets.length === 2).length;
}

const unitaryOf = ({ operations, qubits, globalPhase }: CircuitData) =>
  denseUnitary(operations, qubits, globalPhase as number);

describe('consolidateBlocks', () => {
  it('keeps the unitary and never adds interactions', () => {
    fc.assert(
      fc.property(randomUses('qis', 3, { maxLength: 12 }), (uses) => {
        const original = decompose.run(circuitOf('qis', 3, uses), context);
        const made = consolidateBlocks.run(original, context);
        expect(interactions(made)).toBeLessThanOrEqual(interactions(original));
        expect(maxDistance(unitaryOf(made), unitaryOf(original))).toBeLessThan(1e-9);
      }),
      { ...FIXED, numRuns: 150 },
    );
  });

  it.each([
    ['three CNOTs that are a swap', circuit(2).cnot(0, 1).cnot(1, 0).cnot(0, 1), 3],
    ['rzz in its CNOT form', circuit(2).cnot(0, 1).rz(0.3, 1).cnot(0, 1), 1],
    ['six CNOTs on a pair', circuit(2).each([0, 1, 2, 3, 4, 5], (c, k) => c.cnot(0, 1).u(k, 1, k, 0).u(1, k, 2, 1)), 3],
    ['a block that the other wires leave alone', circuit(3).cnot(0, 1).h(2).rz(0.3, 1).cnot(0, 1), 1],
  ] as const)('%s', (_, of, expected) => {
    expect(interactions(consolidated(of))).toBe(expected);
  });

  it.each([
    ['a barrier', circuit(2).cnot(0, 1).barrier(1).rz(0.3, 1).cnot(0, 1)],
    ['a free parameter', circuit(2).cnot(0, 1).rz('theta', 1).cnot(0, 1)],
    ['a third wire', circuit(3).cnot(0, 1).rz(0.3, 1).cnot(1, 2).cnot(0, 1)],
  ] as const)('ends a block at %s', (_, of) => {
    expect(interactions(consolidated(of))).toBe(of.operations.filter(({ controls }) => controls.length > 0).length);
  });

  it('leaves alone what is best already', () => {
    const best = circuit(2).h(0).zz(0.3, 0, 1).h(0).barrier().xx(0.1, 0, 1).yy(0.2, 1, 0);
    expect(consolidateBlocks.run(best, context).operations).toEqual(best.operations);
    for (const angle of [0.3, -0.3]) {
      const three = circuit(2).xx(0.5, 0, 1).yy(0.4, 0, 1).zz(angle, 0, 1);
      expect(consolidateBlocks.run(three, context).operations).toEqual(three.operations);
    }
  });

  it('takes as many interactions of less angle', () => {
    const full = circuit(2)
      .cnot(0, 1)
      .u(0.3, 1, 0.2, 0)
      .u(1.1, 0.3, 0.7, 1)
      .cnot(1, 0)
      .ry(0.4, 0)
      .rx(0.9, 1)
      .cnot(0, 1);
    const made = consolidated(full);
    const angle = made.operations
      .filter(({ targets }) => targets.length === 2)
      .reduce((sum, { parameters }) => sum + Math.abs(parameters[0] as number), 0);
    expect(interactions(made)).toBe(3);
    // Three full gates are 3 pi/2 together.
    expect(angle).toBeLessThan(Math.PI);
  });

  it('does nothing where only full gates exist', () => {
    const of = circuit(2).cnot(0, 1).rz(0.3, 1).cnot(0, 1);
    const full = { ...context, target: { ...context.target, partialAngles: false } };
    expect(consolidateBlocks.run(of, full)).toBe(of);
  });
});
