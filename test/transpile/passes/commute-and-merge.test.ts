import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf } from '../../../src/circuit/index.js';
import { qisGates } from '../../../src/gates/index.js';
import { eulerMatrix, interactionMatrix, kronecker, type Matrix, multiply } from '../../../src/math/index.js';
import { customTarget, findTarget } from '../../../src/targets/index.js';
import { commuteAndMerge } from '../../../src/transpile/passes/commute-and-merge.js';
import { decompose } from '../../../src/transpile/passes/decompose.js';
import { randomUses } from '../../gates/arbitraries.js';
import { uniform } from '../../math/uniform.js';
import { FIXED } from '../exactness.js';
import { claimOf, madeBy } from '../pass-claim.js';

const ideal = findTarget('ideal');
const full = { ...ideal, partialAngles: false };
const turn = uniform(-Math.PI, Math.PI);
const local: fc.Arbitrary<Matrix> = fc
  .tuple(turn, turn, turn)
  .map(([theta, phi, lambda]) => eulerMatrix({ theta: Math.abs(theta), phi, lambda, phase: 0 }));

function elementary(of: CircuitData): CircuitData {
  return madeBy(decompose, of);
}

function interactionsOf({ operations }: CircuitData): CircuitData['operations'] {
  return operations.filter(({ gate, targets }) => gate.kind === 'unitary' && targets.length === 2);
}

function dressedBlock(matrix: Matrix): CircuitData {
  return circuitOf('qis', 2, [
    { gate: qisGates.unitary, parameters: [], controls: [], targets: [0, 1], data: { matrix } },
  ]);
}

/** The number of entangling gates that a circuit comes to. */
function count(of: CircuitData, asked: Parameters<typeof claimOf>[2] = {}): number {
  const { circuit: made, distance } = claimOf(commuteAndMerge, elementary(of), asked);
  expect(distance).toBeLessThan(1e-9);
  return interactionsOf(made).length;
}

describe('commuteAndMerge', () => {
  it.each([
    ['any circuit', {}],
    ['full gates', { target: full }],
    ['wires that stay', { keepWires: true }],
  ] as const)('keeps the unitary: %s', (_, asked) => {
    fc.assert(
      fc.property(randomUses('qis', 4, { maxLength: 12 }), (uses) => {
        const original = elementary(circuitOf('qis', 4, uses));
        const made = claimOf(commuteAndMerge, original, asked);
        expect(made.distance).toBeLessThan(1e-9);
        expect(interactionsOf(made.circuit).length).toBeLessThanOrEqual(
          'target' in asked && !asked.target.partialAngles ? Infinity : interactionsOf(original).length,
        );
      }),
      { ...FIXED, numRuns: 15 },
    );
  });

  it.each([
    ['three CNOTs that are a swap', circuit(2).cnot(0, 1).cnot(1, 0).cnot(0, 1), 0],
    ['a double CNOT', circuit(2).cnot(0, 1).cnot(1, 0), 1],
    ['rzz in its CNOT form', circuit(2).cnot(0, 1).rz(0.3, 1).cnot(0, 1), 1],
    ['six CNOTs on a pair', circuit(2).each([0, 1, 2, 3, 4, 5], (c, k) => c.cnot(0, 1).u(k, 1, k, 0).u(1, k, 2, 1)), 3],
    ['a block that the other wires leave alone', circuit(3).cnot(0, 1).h(2).rz(0.3, 1).cnot(0, 1), 1],
    ['CNOTs around one with the same control', circuit(3).cnot(0, 1).h(2).cnot(0, 2).t(0).cnot(0, 1), 1],
    ['CNOTs around one with the same target', circuit(3).cnot(0, 2).cnot(1, 2).cnot(0, 2), 1],
    [
      'a controlled phase past another axis of its partner',
      circuit(3).cnot(0, 1).cnot(0, 2).cz(0, 1).h(1).cnot(0, 1),
      2,
    ],
    ['the first one moving forward', circuit(3).zz(0.3, 0, 1).zz(0.2, 1, 2).cnot(0, 1).cnot(1, 0), 2],
  ] as const)('%s', (_, of, expected) => {
    expect(count(of)).toBe(expected);
  });

  it.each([
    ['a barrier', circuit(2).cnot(0, 1).barrier(1).rz(0.3, 1).cnot(0, 1)],
    ['a free parameter', circuit(2).cnot(0, 1).rz('theta', 1).cnot(0, 1)],
    ['a wire that it does not commute on', circuit(3).cnot(0, 1).cnot(1, 2).cnot(0, 1)],
  ] as const)('nothing passes %s', (_, of) => {
    const made = madeBy(commuteAndMerge, elementary(of));
    expect(interactionsOf(made).length).toBe(of.operations.filter(({ controls }) => controls.length > 0).length);
  });

  describe('makes the best of', () => {
    const half = Math.PI / 4;
    const special: readonly (readonly [name: string, matrix: Matrix, partial: number, full: number])[] = [
      ['the identity', interactionMatrix(0, 0, 0), 0, 0],
      ['a CNOT', interactionMatrix(half, 0, 0), 1, 1],
      ['an exchange', interactionMatrix(half, half, half), 0, 0],
      ['an iSWAP', interactionMatrix(half, half, 0), 1, 1],
      ['the root of an iSWAP', interactionMatrix(half / 2, half / 2, 0), 2, 2],
      ['a controlled phase of pi/2', interactionMatrix(half / 2, 0, 0), 1, 2],
      ['a controlled phase of pi/64', interactionMatrix(half / 64, 0, 0), 1, 2],
      ['the root of an exchange', interactionMatrix(half / 2, half / 2, half / 2), 3, 3],
    ];
    for (const [name, matrix, partial, fullGates] of special) {
      it(`${name}, between any one-qubit gates`, () => {
        fc.assert(
          fc.property(fc.tuple(local, local, local, local), ([a, b, c, d]) => {
            const dressed = multiply(kronecker(a, b), multiply(matrix, kronecker(c, d)));
            const of = dressedBlock(dressed);
            expect(count(of)).toBe(partial);
            expect(count(of, { target: full })).toBe(fullGates);
          }),
          { ...FIXED, numRuns: 10 },
        );
      });

      it(`${name}, off by 1e-9`, () => {
        fc.assert(
          fc.property(fc.tuple(local, local, local, local), ([a, b, c, d]) => {
            const off = interactionMatrix(1e-9, -0.5e-9, 0.3e-9);
            const dressed = multiply(kronecker(a, b), multiply(matrix, multiply(kronecker(c, d), off)));
            expect(count(dressedBlock(dressed))).toBeLessThanOrEqual(3);
          }),
          { ...FIXED, numRuns: 10 },
        );
      });
    }
  });

  it('keeps the operations of blocks that nothing is won in', () => {
    const best = circuit(3).h(0).zz(0.3, 0, 1).h(0).t(1).barrier().xx(0.1, 0, 1).yy(0.2, 1, 0).s(2).rzx(0.4, 2, 1);
    expect(claimOf(commuteAndMerge, best).circuit.operations).toEqual(best.operations);
    expect(madeBy(commuteAndMerge, best)).toBe(best);
    const symbolic = circuit(3).h(0).zz('a', 0, 1).rx('b', 0).xx(0.3, 1, 2).zz('a', 0, 1);
    expect(madeBy(commuteAndMerge, symbolic).operations).toEqual(symbolic.operations);
  });

  it('adds up interactions that have parameters, past what they commute with', () => {
    const made = madeBy(commuteAndMerge, circuit(3).zz('a', 0, 1).rz('b', 0).zz(0.3, 1, 2).zz('c', 1, 0));
    expect(interactionsOf(made).map(({ parameters }) => String(parameters[0]))).toEqual(['a + c', '0.3']);
  });

  it('lets exchanged wires carry on elsewhere', () => {
    const { circuit: made, outputPermutation } = claimOf(commuteAndMerge, elementary(circuit(3).swap(0, 1).cnot(1, 2)));
    expect(outputPermutation).toEqual([1, 0, 2]);
    expect(interactionsOf(made).map(({ targets }) => [...targets].sort())).toEqual([[0, 2]]);
    expect(count(circuit(3).swap(0, 1).cnot(1, 2), { keepWires: true })).toBe(4);
    expect(count(circuit(2).swap(0, 1).cnot(1, 0), { keepWires: true })).toBe(2);
  });

  it('never needs a missing pair', () => {
    const line = customTarget({
      name: 'line',
      qubits: 4,
      connectivity: [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    });
    const neighbours = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.boolean(), uniform(-2, 2));
    let exchanged = 0;
    fc.assert(
      fc.property(fc.array(neighbours, { maxLength: 8 }), (gates) => {
        const of = circuit(4).each(gates, (c, [first, isSwap, angle]) =>
          isSwap ? c.swap(first, first + 1) : c.rx(angle, first).cnot(first + 1, first),
        );
        for (const keepWires of [false, true]) {
          const {
            circuit: made,
            outputPermutation,
            distance,
          } = claimOf(commuteAndMerge, elementary(of), { target: line, keepWires });
          expect(distance).toBeLessThan(1e-9);
          for (const { targets } of interactionsOf(made)) expect(Math.abs(targets[0]! - targets[1]!)).toBe(1);
          if (outputPermutation.some((wire, qubit) => wire !== qubit)) exchanged++;
        }
      }),
      { ...FIXED, numRuns: 15 },
    );
    expect(exchanged).toBeGreaterThan(0);
  });

  it('takes 10,000 gates on two wires, and as many on many', () => {
    const two = circuit(2).each(Array.from({ length: 10_000 }), (c, _, k) => c.rx(k, 0).cnot(0, 1));
    expect(interactionsOf(madeBy(commuteAndMerge, elementary(two))).length).toBeLessThanOrEqual(3);
    const star = circuit(2000).each(Array.from({ length: 10_000 }), (c, _, k) => c.cnot(0, 1 + (k % 1999)));
    expect(interactionsOf(madeBy(commuteAndMerge, elementary(star))).length).toBe(10_000);
  });
});
