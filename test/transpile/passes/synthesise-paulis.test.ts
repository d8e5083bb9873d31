import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CircuitData, circuitOf, type Operation } from '../../../src/circuit/index.js';
import { type PauliSum, qisGates } from '../../../src/gates/index.js';
import { maxDistance, param } from '../../../src/math/index.js';
import { findTarget, weighCost } from '../../../src/targets/index.js';
import { synthesisePaulis } from '../../../src/transpile/passes/synthesise-paulis.js';
import { denseUnitary } from '../../gates/dense.js';
import { uniform } from '../../math/uniform.js';
import { angleOf, elementary, interactionsOf } from '../clifford-heavy.js';
import { FIXED } from '../exactness.js';
import { claimOf, madeBy, passRequest } from '../pass-claim.js';

function exponential(targets: readonly number[], pauliSum: PauliSum, time = 1): Operation {
  return { gate: qisGates.pauliexp, parameters: [time], controls: [], targets, data: { pauliSum } };
}

/** exp(-i coefficient P) over the terms in order, on wires 0 and up. */
function evolution(terms: readonly (readonly [string, number])[]): Operation {
  const [[first]] = terms as readonly [readonly [string, number]];
  const targets = Array.from({ length: first.length }, (_, wire) => wire);
  return exponential(targets, { terms: terms.map(([term]) => term), coefficients: terms.map(([, value]) => value) });
}

function entanglers({ operations }: CircuitData): number {
  return operations.filter(({ targets }) => targets.length === 2).length;
}

const wires = 4;
const pauliSum = fc
  .array(fc.tuple(fc.array(fc.constantFrom('I', 'X', 'Y', 'Z'), { minLength: 3, maxLength: 3 }), uniform(-2, 2)), {
    minLength: 1,
    maxLength: 6,
  })
  .map((terms) => ({ terms: terms.map(([letters]) => letters.join('')), coefficients: terms.map(([, c]) => c) }));
const someWires = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 3, maxLength: 3 });
const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(someWires, pauliSum, uniform(-1, 1)).map(([on, sum, t]) => exponential(on, sum, t)),
  },
  fc
    .tuple(fc.constantFrom(qisGates.rx, qisGates.t, qisGates.y, qisGates.h), someWires, uniform(-3, 3))
    .map(([gate, on, angle]) => ({
      gate,
      parameters: gate.parameters.length === 0 ? [] : [angle],
      controls: [],
      targets: [on[0]!],
    })),
  fc.tuple(someWires, uniform(-3, 3)).map(([on, angle]) => ({
    gate: qisGates.rzx,
    parameters: [angle],
    controls: [],
    targets: on.slice(0, 2),
  })),
  someWires.map((on) => ({ gate: qisGates.x, parameters: [], controls: [on[0]!], targets: [on[1]!] })),
);

it('keeps the unitary, phase and permutation included', () => {
  fc.assert(
    fc.property(fc.array(operation, { minLength: 1, maxLength: 6 }), fc.boolean(), (operations, keepWires) => {
      const { distance, outputPermutation } = claimOf(synthesisePaulis, circuitOf('qis', wires, operations), {
        keepWires,
      });
      expect(distance).toBeLessThan(1e-11);
      if (keepWires) expect(outputPermutation).toEqual([0, 1, 2, 3]);
    }),
    { ...FIXED, numRuns: 60 },
  );
});

it('costs no more than ladders where wires have to come home', () => {
  const target = findTarget('ideal');
  const cost = (of: CircuitData): number =>
    weighCost(target, { pulses: 0, entanglingGates: interactionsOf(of), entanglingAngle: angleOf(of) });
  let cheaper = 0;
  fc.assert(
    fc.property(fc.array(operation, { minLength: 1, maxLength: 4 }), (operations) => {
      const original = circuitOf('qis', wires, operations);
      const { circuit } = claimOf(synthesisePaulis, original, { keepWires: true });
      const [before, after] = [cost(elementary(original)), cost(elementary(circuit))];
      expect(after).toBeLessThan(before + 1e-9);
      if (after < before - 1e-9) cheaper++;
    }),
    { ...FIXED, numRuns: 150 },
  );
  expect(cheaper).toBeGreaterThan(20);
});

it('reads the rightmost letter as the first target', () => {
  const original = circuitOf('qis', 3, [exponential([2, 0, 1], { terms: ['XYZ', 'ZZY'], coefficients: [0.3, 0.4] })]);
  expect(claimOf(synthesisePaulis, original).distance).toBeLessThan(1e-12);
});

it('shares interactions between strings that commute', () => {
  const original = circuitOf('qis', 4, [
    evolution([
      ['XXXX', 0.1],
      ['YYYY', 0.2],
      ['XXYY', 0.3],
      ['ZZZZ', 0.4],
    ]),
  ]);
  const { circuit, distance } = claimOf(synthesisePaulis, original);
  // Ladders one by one take 4 times 5.
  expect(entanglers(circuit)).toBeLessThanOrEqual(10);
  expect(distance).toBeLessThan(1e-12);
});

it('takes strings that do not commute in their order, unless the user leaves the order free', () => {
  const terms = [
    ['XXXI', 0.4],
    ['ZZZI', 0.5],
    ['IYXZ', 0.6],
    ['XXXI', 0.7],
    ['ZIZX', 0.8],
    ['ZZZI', 0.3],
  ] as const;
  const original = circuitOf('qis', 4, [evolution(terms), evolution(terms)]);
  const ordered = claimOf(synthesisePaulis, original, { pauliOrder: 'preserve' });
  const free = claimOf(synthesisePaulis, original, { pauliOrder: 'free' });
  expect(ordered.distance).toBeLessThan(1e-12);
  expect(free.distance).toBeGreaterThan(1e-3);
  expect(entanglers(free.circuit)).toBeLessThanOrEqual(entanglers(ordered.circuit));
  // Some order of the terms, within each gate, is what comes out: here small angles make all orders alike.
  const small = (scale: number): CircuitData => {
    const sum = terms.map(([term, value]) => [term, value * scale] as const);
    return circuitOf('qis', 4, [evolution(sum), evolution(sum)]);
  };
  const distances = [1e-3, 1e-4].map(
    (scale) => claimOf(synthesisePaulis, small(scale), { pauliOrder: 'free' }).distance,
  );
  expect(distances[0]).toBeLessThan(1e-4);
  expect(distances[1]! / distances[0]!).toBeLessThan(0.02);
});

it('writes no order that is refused, whatever meets across the steps', () => {
  const terms = fc.array(
    fc.tuple(
      fc.constantFrom('XXX', 'ZZZ', 'YXZ', 'ZIX', 'IYY'),
      fc.constantFrom(0.4, -0.4, 0.7, 1.1, Math.PI / 4, Math.PI / 2),
    ),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(fc.array(terms, { minLength: 1, maxLength: 4 }), (steps) => {
      const original = circuitOf('qis', 3, steps.map(evolution));
      const { checks } = passRequest();
      madeBy(synthesisePaulis, original, { pauliOrder: 'free', checks });
      expect(checks.report.dropped).toBe(0);
    }),
    { ...FIXED, numRuns: 300 },
  );
});

it('takes fewer interactions where the terms of one step may come in any order', () => {
  const original = circuitOf('qis', 4, [
    evolution([
      ['XIIY', 0.1],
      ['ZZZX', 0.2],
      ['XYXY', 0.3],
      ['XXYI', 0.4],
      ['IYIX', 0.5],
      ['YXZY', 0.6],
    ]),
  ]);
  const [ordered, free] = (['preserve', 'free'] as const).map(
    (pauliOrder) => claimOf(synthesisePaulis, original, { pauliOrder }).circuit,
  );
  expect(entanglers(free!)).toBeLessThan(entanglers(ordered!));
});

it('merges equal strings over what commutes with them, and only over that', () => {
  const count = (between: string, ...coefficients: readonly number[]): number => {
    const terms = coefficients.flatMap((value, k) => [...(k === 0 ? [] : [[between, 0.2]]), ['XXXX', value]]);
    const { circuit, distance } = claimOf(
      synthesisePaulis,
      circuitOf('qis', 4, [evolution(terms as [string, number][])]),
    );
    expect(distance).toBeLessThan(1e-12);
    return circuit.operations.filter(({ parameters }) => isPartial(parameters[0] as number)).length;
  };
  expect(count('ZZII', 0.1, 0.3)).toBe(2);
  expect(count('ZIII', 0.1, 0.3)).toBe(3);
});

function isPartial(angle: number): boolean {
  return Math.abs(Math.sin(2 * angle)) > 1e-9;
}

it('keeps angles with parameters', () => {
  const theta = param('theta');
  const terms = { terms: ['XXYZ', 'ZYXX', 'XXYZ', 'YIYI'], coefficients: [0.3, 0.2, -0.1, 0.7] };
  const original = circuitOf('qis', 4, [{ ...exponential([0, 1, 2, 3], terms), parameters: [theta.add(0.2)] }]);
  const made = madeBy(synthesisePaulis, original);
  expect(entanglers(made)).toBeGreaterThan(0);
  for (const value of [0.7, -1.9]) {
    const bound = circuitOf('qis', 4, made.operations, { globalPhase: made.globalPhase }).bind({ theta: value });
    const expected = claimOf(synthesisePaulis, original.bind({ theta: value }) as CircuitData).circuit;
    const unitary = (data: CircuitData) => denseUnitary(data.operations, 4, data.globalPhase as number);
    expect(maxDistance(unitary(bound as CircuitData), unitary(expected))).toBeLessThan(1e-12);
  }
});

it('leaves circuits without Pauli sums alone', () => {
  const original = circuitOf('qis', 3, [
    { gate: qisGates.xx, parameters: [0.3], controls: [], targets: [0, 1] },
    { gate: qisGates.yy, parameters: [0.3], controls: [], targets: [1, 2] },
  ]);
  expect(claimOf(synthesisePaulis, original).circuit.operations).toEqual(original.operations);
});
