import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CircuitData, circuitOf, type Operation } from '../../../src/circuit/index.js';
import { type Gate, qisGates } from '../../../src/gates/index.js';
import { decompose } from '../../../src/transpile/passes/decompose.js';
import { resynthesiseCliffords } from '../../../src/transpile/passes/resynthesise-cliffords.js';
import { uniform } from '../../math/uniform.js';
import { FIXED } from '../exactness.js';
import { claimOf, madeBy } from '../pass-claim.js';

const pairs: readonly Gate[] = [qisGates.xx, qisGates.yy, qisGates.zz, qisGates.rzx];

function use(gate: Gate, targets: readonly number[], parameters: readonly number[] = [], controls: number[] = []) {
  return { gate, parameters, controls, targets } satisfies Operation;
}

function entanglers({ operations }: CircuitData): number {
  return operations.filter(({ targets }) => targets.length === 2).length;
}

function elementary(qubits: number, operations: readonly Operation[]): CircuitData {
  return madeBy(decompose, circuitOf('qis', qubits, operations));
}

const wires = 5;
const placed = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 2, maxLength: 2 });
const interaction = fc
  .tuple(fc.constantFrom(...pairs), placed, fc.integer({ min: -5, max: 5 }))
  .map(([gate, on, quarters]) => use(gate, on, [(quarters * Math.PI) / 2]));
const local = fc
  .tuple(fc.constantFrom<Gate>(qisGates.h, qisGates.s, qisGates.v, qisGates.y, qisGates.si), placed)
  .map(([gate, on]) => use(gate, [on[0]!]));
const wall = fc
  .tuple(fc.constantFrom<Gate>(qisGates.rz, qisGates.ry, qisGates.zz, qisGates.barrier), placed, uniform(-3, 3))
  .map(([gate, on, angle]) => use(gate, gate.targets === 1 ? [on[0]!] : on, gate.kind === 'barrier' ? [] : [angle]));
const operations = fc.array(
  fc.oneof({ weight: 8, arbitrary: interaction }, { weight: 4, arbitrary: local }, { weight: 1, arbitrary: wall }),
  { minLength: 1, maxLength: 40 },
);

it('keeps the unitary, phase and permutation included, and never has more interactions', () => {
  fc.assert(
    fc.property(operations, (list) => {
      const original = circuitOf('qis', wires, list);
      const { circuit, distance } = claimOf(resynthesiseCliffords, original);
      expect(distance).toBeLessThan(1e-11);
      expect(entanglers(circuit)).toBeLessThanOrEqual(entanglers(original));
    }),
    { ...FIXED, numRuns: 60 },
  );
});

it('finds the fewest interactions of small gates', () => {
  const cases: readonly (readonly [string, number, readonly Operation[], number])[] = [
    ['SWAP', 2, [use(qisGates.swap, [0, 1])], 0],
    ['iSWAP', 2, [use(qisGates.iswap, [0, 1])], 1],
    ['two CNOTs back to back', 2, [use(qisGates.dcx, [0, 1])], 1],
    [
      'GHZ by a detour',
      3,
      [
        use(qisGates.h, [0]),
        use(qisGates.x, [1], [], [0]),
        use(qisGates.x, [2], [], [1]),
        use(qisGates.x, [1], [], [2]),
        use(qisGates.x, [2], [], [0]),
        use(qisGates.x, [1], [], [0]),
      ],
      2,
    ],
    ['SWAP over a third wire', 3, [use(qisGates.swap, [0, 1]), use(qisGates.swap, [1, 2])], 0],
  ];
  for (const [name, qubits, list, expected] of cases) {
    const { circuit, distance } = claimOf(resynthesiseCliffords, elementary(qubits, list));
    expect([name, entanglers(circuit)]).toEqual([name, expected]);
    expect(distance).toBeLessThan(1e-11);
  }
});

it('makes one region of gates whose wires meet later, but none across other rotations', () => {
  const cnot = (control: number, target: number) => use(qisGates.x, [target], [], [control]);
  const around = [cnot(0, 1), cnot(2, 3), cnot(1, 2), cnot(1, 2), cnot(2, 3), cnot(0, 1)];
  expect(entanglers(claimOf(resynthesiseCliffords, elementary(4, around)).circuit)).toBe(0);
  const divided = [cnot(0, 1), use(qisGates.rz, [1], [0.3]), cnot(0, 1)];
  expect(entanglers(claimOf(resynthesiseCliffords, elementary(2, divided)).circuit)).toBe(2);
});

it('leaves wires where they are when that is asked for', () => {
  const original = elementary(2, [use(qisGates.swap, [0, 1])]);
  expect(claimOf(resynthesiseCliffords, original, { keepWires: true }).outputPermutation).toEqual([0, 1]);
});
