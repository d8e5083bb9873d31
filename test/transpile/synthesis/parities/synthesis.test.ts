import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../../src/circuit/index.js';
import { qisGates } from '../../../../src/gates/index.js';
import { maxDistance, param } from '../../../../src/math/index.js';
import { customTarget, EntanglingCost } from '../../../../src/targets/index.js';
import { costOfNetwork, type NetworkCost, type Step } from '../../../../src/transpile/synthesis/parities/network.js';
import { polynomialOf, weightOf } from '../../../../src/transpile/synthesis/parities/phase-polynomial.js';
import { synthesize } from '../../../../src/transpile/synthesis/parities/synthesis.js';
import { denseUnitary } from '../../../gates/dense.js';
import { FIXED } from '../../exactness.js';

const target = customTarget({
  name: 'by angle',
  entanglers: ['zz'],
  cost: { entanglerOffset: 0.4, entanglerSlope: 0.6, pulseWeight: 0 },
});
const cost: NetworkCost = { gates: new EntanglingCost(target), relabels: true };
const kept: NetworkCost = { ...cost, relabels: false };

const cnot = (control: number, target: number): Step => ({ kind: 'cnot', control, target });
const phase = (angle: number, ...wires: [number] | [number, number]): Step => ({ kind: 'phase', wires, angle });

/** Random networks, mostly of CNOTs. */
function networks(wires: number, maxLength: number): fc.Arbitrary<Step[]> {
  const pair = fc.shuffledSubarray(
    Array.from({ length: wires }, (_, k) => k),
    { minLength: 2, maxLength: 2 },
  );
  const angle = fc.constantFrom(Math.PI / 4, -Math.PI / 4, Math.PI / 2, Math.PI, -1.5 * Math.PI, 0.3, 2.9);
  const step = fc.tuple(fc.integer({ min: 0, max: 5 }), pair, angle).map(([kind, [a, b], value]): Step => {
    if (kind < 3) return cnot(a!, b!);
    return kind < 5 ? phase(value, a!) : phase(value, a!, b!);
  });
  return fc.array(step, { minLength: 6, maxLength });
}

function operationsOf(steps: readonly Step[]): Operation[] {
  return steps.map((step) => {
    if (step.kind === 'cnot') {
      return { gate: qisGates.x, parameters: [], controls: [step.control], targets: [step.target] };
    }
    const gate = step.wires.length === 1 ? qisGates.rz : qisGates.zz;
    return { gate, parameters: [step.angle], controls: [], targets: step.wires };
  });
}

describe('synthesize', () => {
  it('makes the same unitary out of the polynomial', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }).chain((wires) => fc.tuple(fc.constant(wires), networks(wires, 40))),
        ([wires, steps]) => {
          const polynomial = polynomialOf(steps, wires);
          const made = synthesize(polynomial, cost)!;
          const distance = maxDistance(
            denseUnitary(operationsOf(made), wires, polynomial.phase),
            denseUnitary(operationsOf(steps), wires),
          );
          expect(distance).toBeLessThan(1e-10);
        },
      ),
      { ...FIXED, numRuns: 120 },
    );
  });

  it.each([
    ['a rotation about ZZ', [cnot(0, 1), phase(0.3, 1), cnot(0, 1)], 0.4 + (0.6 * 0.3) / (Math.PI / 2)],
    ['rotations of no angle', [cnot(0, 1), phase(0.3, 1), phase(-0.3, 1), cnot(0, 1)], 0],
    ['half turns', [cnot(0, 1), cnot(1, 2), phase(Math.PI, 2), cnot(1, 2), cnot(0, 1)], 0],
    ['a swap', [cnot(0, 1), cnot(1, 0), cnot(0, 1)], 0],
    ['two neighbours in a row', [cnot(0, 1), cnot(0, 1), cnot(1, 2)], 1],
  ] as const)('%s', (_, steps, expected) => {
    expect(costOfNetwork(synthesize(polynomialOf(steps, 3), cost)!, cost)).toBeCloseTo(expected, 9);
  });

  it('gives up where there are too many long terms', () => {
    const terms = new Map(Array.from({ length: 200 }, (_, k) => [7 + 8 * k, 0.1]));
    const outputs = Array.from({ length: 12 }, (_, wire) => 1 << wire);
    expect(synthesize({ wires: 12, terms, outputs, phase: 0 }, cost)).toBeUndefined();
  });
});

describe('polynomialOf', () => {
  it('adds up equal parities and keeps parameters', () => {
    const theta = param('theta');
    const { terms } = polynomialOf(
      [cnot(0, 1), { kind: 'phase', wires: [1], angle: theta }, cnot(0, 1), phase(0.2, 0, 1), phase(0.1, 2)],
      3,
    );
    expect([...terms.keys()]).toEqual([3, 4]);
    expect(String(terms.get(3))).toBe('theta + 0.2');
  });
});

describe('weightOf', () => {
  it.each([
    [0, 0],
    [0b1011, 3],
    [0x3fffffff, 30],
  ])('%i', (parity, weight) => {
    expect(weightOf(parity)).toBe(weight);
  });
});

describe('costOfNetwork', () => {
  it.each([
    ['a CNOT', [cnot(0, 1)], 1, 1],
    ['a CNOT with phases around it', [phase(0.1, 0, 1), cnot(0, 1), phase(0.2, 1), phase(0.3, 0, 1)], 1, 1],
    ['two CNOTs in a row', [cnot(0, 1), cnot(1, 0)], 1, 2],
    ['a swap', [cnot(0, 1), cnot(1, 0), cnot(0, 1)], 0, 3],
    ['a swap with a half-way phase', [cnot(0, 1), cnot(1, 0), cnot(0, 1), phase(Math.PI / 4, 0, 1)], 0.7, 2.7],
    ['a CNOT that a third wire separates from its inverse', [cnot(0, 1), cnot(1, 2), cnot(0, 1)], 3, 3],
    ['an angle past a half turn', [phase((3 * Math.PI) / 4, 0, 1)], 0.7, 0.7],
  ] as const)('%s', (_, steps, relabelled, inPlace) => {
    expect(costOfNetwork(steps, cost)).toBeCloseTo(relabelled, 9);
    expect(costOfNetwork(steps, kept)).toBeCloseTo(inPlace, 9);
  });

  it('takes a free parameter for a full gate', () => {
    expect(costOfNetwork([{ kind: 'phase', wires: [0, 1], angle: param('theta') }], cost)).toBe(1);
  });
});
