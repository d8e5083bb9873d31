import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CircuitData, Operation } from '../../../../src/circuit/index.js';
import { type Angle, bindAngle, type Matrix, maxDistance, param } from '../../../../src/math/index.js';
import type { PauliAxis, SparsePauli } from '../../../../src/pauli/index.js';
import type { PauliNetwork } from '../../../../src/transpile/synthesis/paulis/network-writer.js';
import {
  type PauliRotation,
  synthesizeClifford,
  synthesizeNetwork,
} from '../../../../src/transpile/synthesis/paulis/pauli-network.js';
import { denseUnitary } from '../../../gates/dense.js';
import { uniform } from '../../../math/uniform.js';
import { FIXED, swapsHome } from '../../exactness.js';
import { rotationGate, sparseGate } from './rotation-gates.js';

const WIRES = 4;
const search = { window: 8, discount: 0.6, remainder: 0.03, decay: 2 };
const letters = fc
  .array(fc.integer({ min: 0, max: 3 }), { minLength: WIRES, maxLength: WIRES })
  .map((list) => Uint8Array.from(list));
const rotations = fc
  .array(fc.tuple(letters, uniform(-3, 3)), { maxLength: 8 })
  .map((list) => list.map(([word, angle], group): PauliRotation => ({ letters: word, angle, group })));
const turns = fc
  .array(
    letters.filter((word) => word.some((letter) => letter !== 0)),
    { maxLength: 5 },
  )
  .map((list) =>
    list.map(
      (word): SparsePauli =>
        [...word].flatMap((letter, wire) => (letter === 0 ? [] : [[wire, letter as PauliAxis] as const])),
    ),
  );

function matrixOfNetwork({ operations, permutation, globalPhase }: PauliNetwork): Matrix {
  return denseUnitary([...operations, ...swapsHome(permutation)], permutation.length, globalPhase as number);
}

const gatesOf = (list: readonly PauliRotation[]) =>
  list.map((each) => rotationGate(each.letters, each.angle as number));
const quarters = (list: readonly SparsePauli[]) => list.map((each) => sparseGate(each, Math.PI / 2, WIRES));
const onTwo = (operations: readonly Operation[]) => operations.filter(({ targets }) => targets.length === 2);

describe('synthesizeNetwork', () => {
  it('makes the rotations in their order and then what closes them, phase and permutation included', () => {
    fc.assert(
      fc.property(rotations, turns, fc.constantFrom(1, 3, 8), (list, closing, window) => {
        const made = synthesizeNetwork(WIRES, list, { ...search, window }, closing);
        const wanted = denseUnitary([...gatesOf(list), ...quarters(closing)], WIRES);
        expect(maxDistance(matrixOfNetwork(made), wanted)).toBeLessThan(1e-11);
        expect(made.operations.every(({ targets, controls }) => targets.length <= 2 && controls.length === 0)).toBe(
          true,
        );
        expect(made.entanglingGates).toBe(onTwo(made.operations).length);
      }),
      { ...FIXED, numRuns: 120 },
    );
  });

  it('lets rotations of one group change places, and no others', () => {
    const of = (group: number, ...word: number[]): PauliRotation => ({
      letters: Uint8Array.from(word),
      angle: 0.4,
      group,
    });
    const list = [of(0, 1, 1, 1, 0), of(0, 2, 2, 0, 0), of(0, 2, 3, 3, 0)];
    const made = matrixOfNetwork(synthesizeNetwork(WIRES, list, search));
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ].map((order) => denseUnitary(gatesOf(order.map((k) => list[k]!)), WIRES));
    expect(Math.min(...orders.map((each) => maxDistance(each, made)))).toBeLessThan(1e-12);
    const apart = list.map((each, group) => ({ ...each, group }));
    expect(maxDistance(matrixOfNetwork(synthesizeNetwork(WIRES, apart, search)), orders[0]!)).toBeLessThan(1e-12);
  });

  it('adds up equal strings between which nothing stands', () => {
    const of = (group: number, angle: number, ...word: number[]): PauliRotation => ({
      letters: Uint8Array.from(word),
      angle,
      group,
    });
    const equal = synthesizeNetwork(2, [of(0, 0.3, 2, 2), of(1, 0.1, 2, 0), of(2, 0.4, 2, 2)], search);
    expect(onTwo(equal.operations).map(({ parameters }) => parameters)).toEqual([[0.7]]);
    const apart = synthesizeNetwork(2, [of(0, 0.3, 2, 2), of(1, 0.1, 1, 0), of(2, 0.4, 2, 2)], search);
    expect(onTwo(apart.operations)).toHaveLength(2);
  });

  it('keeps parameters', () => {
    const theta = param('theta');
    const list: readonly PauliRotation[] = [
      { letters: Uint8Array.of(1, 3, 2, 1), angle: theta, group: 0 },
      { letters: Uint8Array.of(0, 1, 2, 3), angle: 0.3, group: 1 },
      { letters: Uint8Array.of(0, 0, 0, 0), angle: theta, group: 2 },
    ];
    const values = new Map([['theta', 0.8]]);
    const bound = (angle: Angle) => bindAngle(angle, values) as number;
    const made = synthesizeNetwork(WIRES, list, search);
    const operations: CircuitData['operations'] = made.operations.map((each) => ({
      ...each,
      parameters: each.parameters.map(bound),
    }));
    const wanted = denseUnitary(gatesOf(list.map((each) => ({ ...each, angle: bound(each.angle) }))), WIRES);
    const found = matrixOfNetwork({ ...made, operations, globalPhase: bound(made.globalPhase) });
    expect(maxDistance(found, wanted)).toBeLessThan(1e-12);
  });
});

describe('synthesizeClifford', () => {
  it('makes the product of quarter turns, phase and permutation included', () => {
    fc.assert(
      fc.property(turns, (list) => {
        const made = synthesizeClifford(WIRES, list, Number.POSITIVE_INFINITY)!;
        expect(maxDistance(matrixOfNetwork(made), denseUnitary(quarters(list), WIRES))).toBeLessThan(1e-12);
      }),
      { ...FIXED, numRuns: 120 },
    );
  });

  it('gives up beyond the limit', () => {
    const list: readonly SparsePauli[] = [
      [
        [0, 1],
        [1, 1],
      ],
      [
        [1, 2],
        [2, 2],
      ],
    ];
    expect(synthesizeClifford(WIRES, list, 2)?.entanglingGates).toBe(2);
    expect(synthesizeClifford(WIRES, list, 1)).toBeUndefined();
  });
});
