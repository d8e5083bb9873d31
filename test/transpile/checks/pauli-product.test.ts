import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf, type Operation } from '../../../src/circuit/index.js';
import { inverseOfUse, qisGates } from '../../../src/gates/index.js';
import { denseDistance } from '../../../src/transpile/checks/dense-window.js';
import { PauliProduct } from '../../../src/transpile/checks/pauli-product.js';
import { cliffordHeavy } from '../clifford-heavy.js';
import { FIXED } from '../exactness.js';
import { windowMatrix } from './window-matrix.js';

function productOf(operations: readonly Operation[], wires: readonly number[], freeOrder = false): PauliProduct {
  const product = new PauliProduct(wires, { freeOrder });
  for (const each of operations) expect(product.add(each)).toBe(true);
  return product;
}

function distance(
  first: Pick<CircuitData, 'operations' | 'qubits'>,
  second: Pick<CircuitData, 'operations'>,
  { phase = 0, moved = undefined as readonly number[] | undefined, freeOrder = false } = {},
): number {
  const wires = Array.from({ length: first.qubits }, (_, wire) => wire);
  return productOf(first.operations, wires, freeOrder).distanceTo(
    productOf(second.operations, wires, freeOrder),
    phase,
    moved,
  );
}

const q = (wires: number) => circuit(wires);

/** A sum with the identity in it, which the builder would take out. */
const withIdentity: CircuitData = circuitOf('qis', 1, [
  {
    gate: qisGates.pauliexp,
    parameters: [1],
    controls: [],
    targets: [0],
    data: { pauliSum: { terms: ['I', 'Z'], coefficients: [0.3, 0.2] } },
  },
]);

describe('PauliProduct.distanceTo', () => {
  it.each<readonly [string, CircuitData, CircuitData]>([
    ['rotations that commute', q(2).zz(0.3, 0, 1).xx(0.4, 0, 1), q(2).xx(0.4, 0, 1).zz(0.3, 0, 1)],
    ['a rotation carried past a Clifford gate', q(2).rz(0.3, 1).cnot(0, 1), q(2).cnot(0, 1).zz(0.3, 0, 1)],
    ['angles that add up to a Clifford gate', q(1).t(0).t(0), q(1).s(0)],
    [
      'a Clifford gate and its rotations',
      q(1).h(0),
      q(1)
        .ry(Math.PI / 2, 0)
        .x(0),
    ],
    ['a general gate', q(1).u(0.3, 0.4, 0.5, 0), q(1).rz(0.5, 0).ry(0.3, 0).p(0.4, 0).p(0.25, 0).rz(-0.25, 0)],
    ['terms of a sum one by one', q(2).pauliexp({ ZZ: 0.3, XX: 0.2 }, 1, [0, 1]), q(2).zz(0.6, 0, 1).xx(0.4, 0, 1)],
    ['the identity in a sum', withIdentity, q(1).rz(0.4, 0)],
    [
      'a turn and minus one',
      q(1).rz(2 * Math.PI + 0.3, 0),
      q(1)
        .rz(0.3, 0)
        .rx(2 * Math.PI, 0),
    ],
  ])('is nothing for %s', (name, first, second) => {
    const wires = Array.from({ length: first.qubits }, (_, wire) => wire);
    const [one, other] = [windowMatrix(first.operations, wires), windowMatrix(second.operations, wires)];
    // What is said to be the same is so by definition, but for a phase that is stated.
    let [re, im] = [0, 0];
    for (let k = 0; k < one.length; k += 2) {
      re += one[k]! * other[k]! + one[k + 1]! * other[k + 1]!;
      im += one[k + 1]! * other[k]! - one[k]! * other[k + 1]!;
    }
    const phase = Math.atan2(im, re);
    expect(denseDistance(one, other, first.qubits, phase, undefined), name).toBeLessThan(1e-12);
    expect(distance(first, second, { phase })).toBeLessThan(1e-9);
    expect(distance(second, first, { phase: -phase })).toBeLessThan(1e-9);
    expect(distance(first, second, { phase: phase + 0.01 })).toBeGreaterThan(0.009);
  });

  it.each<readonly [string, CircuitData, CircuitData]>([
    ['an order', q(1).t(0).rx(0.3, 0), q(1).rx(0.3, 0).t(0)],
    ['an angle', q(1).rz(0.3, 0), q(1).rz(0.3001, 0)],
    ['the sign of an angle', q(2).zz(0.3, 0, 1), q(2).zz(-0.3, 0, 1)],
    ['an axis', q(1).rz(0.3, 0), q(1).rx(0.3, 0)],
    ['a wire', q(2).rz(0.3, 0), q(2).rz(0.3, 1)],
    ['a Clifford gate', q(1).s(0), q(1).si(0)],
    ['a Clifford gate too many', q(2).t(0), q(2).t(0).cnot(0, 1)],
    ['a Pauli gate too many', q(2).t(0), q(2).t(0).z(1)],
    ['a rotation too few', q(2).t(0).rx(0.2, 1), q(2).t(0)],
    ['a rotation too many', q(2).t(0), q(2).t(0).rx(0.2, 1)],
    ['a full turn, which is minus one', q(1).rz(2 * Math.PI, 0), q(1)],
    ['the phase of a gate', q(1).p(0.3, 0), q(1).rz(0.3, 0)],
    ['the order of a sum', q(1).pauliexp({ Z: 0.3, X: 0.2 }, 1, [0]), q(1).pauliexp({ X: 0.2, Z: 0.3 }, 1, [0])],
  ])('is large where %s is wrong', (_, first, second) => {
    expect(distance(first, second)).toBeGreaterThan(4e-5);
    expect(distance(second, first)).toBeGreaterThan(4e-5);
  });

  it('is at least what the matrices are apart, whatever was put in', () => {
    fc.assert(
      fc.property(cliffordHeavy(3, 20), cliffordHeavy(3, 2), fc.nat(), ({ operations }, { operations: fault }, at) => {
        const wires = [0, 1, 2];
        const place = at % (operations.length + 1);
        const wrong = [...operations.slice(0, place), ...fault, ...operations.slice(place)];
        const [one, other] = [windowMatrix(operations, wires), windowMatrix(wrong, wires)];
        const apart = denseDistance(one, other, 3, 0, undefined);
        const found = productOf(operations, wires).distanceTo(productOf(wrong, wires), 0, undefined);
        expect(found).toBeGreaterThan(apart - 1e-8);
        const back = [...operations, ...fault, ...fault.toReversed().map((each) => inverseOfUse(each))];
        expect(productOf(operations, wires).distanceTo(productOf(back, wires), 0, undefined)).toBeLessThan(1e-8);
      }),
      { ...FIXED, numRuns: 150 },
    );
  });

  it('finds the content of the wires where it was moved, in that direction', () => {
    const first = q(3).h(0).t(0).cnot(0, 1).rx(0.3, 2);
    const second = first.swap(0, 1).swap(0, 2);
    // What is on 0 goes to 1, that of 1 to 2 and that of 2 to 0.
    expect(distance(first, second, { moved: [1, 2, 0] })).toBeLessThan(1e-9);
    expect(distance(first, second, { moved: [2, 0, 1] })).toBe(Number.POSITIVE_INFINITY);
    expect(distance(first, second)).toBe(Number.POSITIVE_INFINITY);
  });

  it('lets the terms of one sum change places only where that is asked for, and those of two never', () => {
    const [first, second] = [q(1).pauliexp({ Z: 0.3, X: 0.2 }, 1, [0]), q(1).pauliexp({ X: 0.2, Z: 0.3 }, 1, [0])];
    expect(distance(first, second, { freeOrder: true })).toBeLessThan(1e-9);
    const other = q(1).pauliexp({ X: 0.2, Z: -0.3 }, 1, [0]);
    expect(distance(first, other, { freeOrder: true })).toBeGreaterThan(0.1);
    const [sum, next] = [q(1).pauliexp({ Z: 0.3 }, 1, [0]), q(1).pauliexp({ X: 0.2 }, 1, [0])].map(
      ({ operations }) => operations[0]!,
    );
    const [forth, back] = [
      [sum!, next!],
      [next!, sum!],
    ].map((operations) => ({ operations, qubits: 1 }));
    expect(distance(forth!, back!, { freeOrder: true })).toBeGreaterThan(0.1);
    const turned = q(1).pauliexp({ X: 0.2, Z: 0.3 + Math.PI }, 1, [0]);
    expect(distance(first, turned, { freeOrder: true, phase: Math.PI })).toBeLessThan(1e-9);
    expect(distance(first, turned, { freeOrder: true })).toBeGreaterThan(1);
    const two = q(1).rz(0.6, 0).rx(0.4, 0);
    expect(distance(two, q(1).rx(0.4, 0).rz(0.6, 0), { freeOrder: true })).toBeGreaterThan(0.1);
  });

  it('counts what was taken for zero', () => {
    const off = 4e-10;
    expect(distance(q(1).rz(Math.PI / 2 + off, 0), q(1).rz(Math.PI / 2, 0))).toBeGreaterThan(off / 4);
    expect(
      distance(
        q(1)
          .rz(0.3, 0)
          .rz(-0.3 + off, 0),
        q(1),
      ),
    ).toBeGreaterThan(off / 4);
  });
});

describe('PauliProduct.add', () => {
  it('takes no other gate than rotations, Clifford gates and those on one wire', () => {
    const product = new PauliProduct([0, 1, 2], { freeOrder: false });
    const { operations } = q(3)
      .ccx(0, 1, 2)
      .gate('rz', [0.3], [1], { controls: [0] })
      .gate('t', [], [1], { controls: [0] });
    for (const each of operations) expect(product.add(each)).toBe(false);
    expect(product.add({ gate: qisGates.barrier, parameters: [], controls: [], targets: [0, 1] })).toBe(true);
    expect(product.rotations).toEqual([]);
  });
});
