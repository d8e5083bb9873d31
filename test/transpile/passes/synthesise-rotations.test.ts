import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CircuitData, circuitOf, type Operation } from '../../../src/circuit/index.js';
import { type Gate, qisGates } from '../../../src/gates/index.js';
import { param } from '../../../src/math/index.js';
import { decompose } from '../../../src/transpile/passes/decompose.js';
import { synthesiseRotations } from '../../../src/transpile/passes/synthesise-rotations.js';
import { uniform } from '../../math/uniform.js';
import { FIXED } from '../exactness.js';
import { claimOf, madeBy } from '../pass-claim.js';

function use(
  gate: Gate,
  targets: readonly number[],
  parameters: Operation['parameters'] = [],
  controls: number[] = [],
) {
  return { gate, parameters, controls, targets } satisfies Operation;
}

function entanglers({ operations }: CircuitData): number {
  return operations.filter(({ targets }) => targets.length === 2).length;
}

function elementary(qubits: number, operations: readonly Operation[]): CircuitData {
  return madeBy(decompose, circuitOf('qis', qubits, operations));
}

const frames: Readonly<Record<string, readonly [Gate, Gate]>> = {
  X: [qisGates.h, qisGates.h],
  Y: [qisGates.v, qisGates.vi],
};

/** exp(-i angle/2 P) as people write it: a ladder of CNOTs, letter k on wire k. */
function ladder(letters: string, angle: Operation['parameters'][number]): readonly Operation[] {
  const support = [...letters].flatMap((letter, wire) => (letter === 'I' ? [] : [wire]));
  const into = support.flatMap((wire) => (frames[letters[wire]!] ? [use(frames[letters[wire]!]![0], [wire])] : []));
  const back = support.flatMap((wire) => (frames[letters[wire]!] ? [use(frames[letters[wire]!]![1], [wire])] : []));
  const steps = support.slice(1).map((wire, k) => use(qisGates.x, [wire], [], [support[k]!]));
  return [...into, ...steps, use(qisGates.rz, [support.at(-1)!], [angle]), ...steps.toReversed(), ...back];
}

const wires = 5;
const term = fc
  .array(fc.constantFrom('I', 'X', 'Y', 'Z'), { minLength: wires, maxLength: wires })
  .map((letters) => letters.join(''))
  .filter((letters) => letters.replaceAll('I', '').length > 1);
const part: fc.Arbitrary<readonly Operation[]> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(term, uniform(-3, 3)).map(([letters, angle]) => ladder(letters, angle)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom<Gate>(qisGates.h, qisGates.s, qisGates.t, qisGates.x), fc.integer({ min: 0, max: 4 }))
      .map(([gate, wire]) => [use(gate, [wire])]),
  },
  { weight: 1, arbitrary: fc.constant([use(qisGates.barrier, [1, 2])]) },
  { weight: 1, arbitrary: uniform(-3, 3).map((angle) => [use(qisGates.xx, [0, 3], [angle])]) },
);

it('keeps the unitary, phase and permutation included', () => {
  let changed = 0;
  fc.assert(
    fc.property(fc.array(part, { minLength: 2, maxLength: 7 }), (parts) => {
      const original = elementary(wires, parts.flat());
      const { circuit, distance } = claimOf(synthesiseRotations, original);
      expect(distance).toBeLessThan(1e-11);
      expect(entanglers(circuit)).toBeLessThanOrEqual(entanglers(original));
      if (entanglers(circuit) < entanglers(original)) changed++;
    }),
    { ...FIXED, numRuns: 16 },
  );
  expect(changed).toBeGreaterThan(8);
});

it('finds what ladders have in common, in any frames', () => {
  const doubles = ['XXXY', 'XXYX', 'XYXX', 'YXXX', 'YYYX', 'YYXY', 'YXYY', 'XYYY'];
  const original = elementary(
    4,
    doubles.flatMap((letters, k) => ladder(letters, 0.1 + 0.1 * k)),
  );
  const { circuit, distance } = claimOf(synthesiseRotations, original);
  expect(entanglers(original)).toBe(48);
  expect(entanglers(circuit)).toBeLessThanOrEqual(17);
  expect(distance).toBeLessThan(1e-11);
});

it('keeps angles with parameters', () => {
  const theta = param('theta');
  const original = elementary(
    4,
    ['XXXY', 'XXYX', 'XYZX'].flatMap((letters) => ladder(letters, theta.mul(0.5))),
  );
  const made = madeBy(synthesiseRotations, original);
  expect(entanglers(made)).toBeLessThan(entanglers(original));
  const free = made.operations.filter(({ parameters }) => typeof parameters[0] === 'object');
  expect(free).toHaveLength(3);
});

it('leaves circuits of many rotations alone', () => {
  const original = elementary(3, [use(qisGates.x, [2], [], [0, 1]), use(qisGates.x, [0], [], [1, 2])]);
  expect(madeBy(synthesiseRotations, original)).toBe(original);
});
