import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { foldControlled } from '../../../src/transpile/passes/fold-controlled.js';
import { FIXED } from '../exactness.js';
import { claimOf, madeBy } from '../pass-claim.js';
import { reversibleCircuits } from '../reversible-circuits.js';

describe('foldControlled', () => {
  it('is exact on random circuits', () => {
    fc.assert(
      fc.property(reversibleCircuits(4, 14), (of) => {
        expect(claimOf(foldControlled, of).distance).toBeLessThan(1e-10);
      }),
      { ...FIXED, numRuns: 300 },
    );
  });

  it.each([
    ['equal gates around gates that commute', circuit(4).ccx(0, 1, 2).cnot(3, 2).t(0).ccx(0, 1, 2), 2],
    [
      'controls that come back to what they were',
      circuit(4).ccx(0, 1, 2).x(0).cnot(3, 0).cnot(3, 0).x(0).ccx(0, 1, 2),
      0,
    ],
    ['the same function on other wires', circuit(4).ccx(0, 1, 2).swap(0, 3).ccx(3, 1, 2), 1],
    ['phases of a product', circuit(4).mcp(0.5, [0, 1], 2).cnot(2, 3).mcp(-0.5, [2, 0], 1), 1],
    ['phases through a Toffoli gate', circuit(3).t(2).ccx(0, 1, 2).ccx(0, 1, 2).ti(2), 0],
  ] as const)('merges %s', (_, of, left) => {
    const { circuit: made, distance } = claimOf(foldControlled, of);
    expect(distance).toBeLessThan(1e-10);
    expect(made.operations).toHaveLength(left);
  });

  it.each([
    ['a barrier', circuit(3).ccx(0, 1, 2).barrier(0, 1, 2).ccx(0, 1, 2), 3],
    ['a read of the target', circuit(4).ccx(0, 1, 2).cnot(2, 3).ccx(0, 1, 2), 3],
    ['a change of a control', circuit(3).ccx(0, 1, 2).x(0).ccx(0, 1, 2), 3],
    ['a Hadamard of a control', circuit(3).ccx(0, 1, 2).h(0).ccx(0, 1, 2), 3],
  ] as const)('does not merge across %s', (_, of, left) => {
    expect(claimOf(foldControlled, of).circuit.operations).toHaveLength(left);
  });

  it('adds angles with parameters', () => {
    const of = circuit(3).mcp('a', [0, 1], 2).ccx(0, 1, 2).ccx(0, 1, 2).mcp('b', [1, 2], 0);
    const { operations } = madeBy(foldControlled, of);
    expect(operations).toHaveLength(1);
    expect(`${operations[0]!.parameters[0]}`).toBe('a + b');
  });
});
