import { describe, expect, it } from 'vitest';
import { circuit, type Operation } from '../../../src/circuit/index.js';
import { qisGates } from '../../../src/gates/index.js';
import { addAngles, param } from '../../../src/math/index.js';
import { CheckedRewrites } from '../../../src/transpile/checks/checked-rewrites.js';
import { CheckedSums, type Merged } from '../../../src/transpile/checks/checked-sums.js';
import { elementsOf } from '../../../src/transpile/views/elements.js';

const rz = (angle: number): Operation => ({ gate: qisGates.rz, parameters: [angle], controls: [], targets: [0] });

function sumsOf(operations: readonly Operation[], wires: number): CheckedSums {
  return new CheckedSums(wires, elementsOf(operations).elements, new CheckedRewrites());
}

describe('CheckedSums', () => {
  // Before the Hadamard, Rx is Rz.
  const { operations } = circuit(1).rz(0.3, 0).h(0).rx(0.4, 0).rz(0.5, 0).rx(0.1, 0);
  const right: Merged = { earlier: 0, later: 2, stays: 0, sign: 1, sum: 0.7 };

  it.each<readonly [string, boolean, Partial<Merged>]>([
    ['what is the same', true, {}],
    ['a wrong sign', false, { sign: -1 }],
    ['a wrong sum', false, { sum: 0.6 }],
    ['a sum that is no number', false, { sum: Number.NaN }],
    ['what does not commute with what is between', false, { later: 4, sum: 0.4 }],
    ['another string', false, { later: 3, sum: 0.8 }],
    ['a Clifford gate', false, { later: 1, sum: 0.3 }],
    ['an element with itself', false, { later: 0, sum: 0.6 }],
    ['a sum that is written elsewhere', false, { stays: 3 }],
  ])('takes or refuses %s', (_, isRight, wrong) => {
    expect(sumsOf(operations, 1).mayMerge({ ...right, ...wrong })).toBe(isRight);
  });

  it('counts an opposite string against the one that stays, whichever that is', () => {
    const turned = circuit(1).rz(0.3, 0).x(0).rz(0.5, 0).operations;
    const merge = (stays: number, sum: number, sign: 1 | -1) =>
      sumsOf(turned, 1).mayMerge({ earlier: 0, later: 2, stays, sign, sum });
    expect(merge(0, -0.2, -1)).toBe(true);
    expect(merge(2, 0.2, -1)).toBe(true);
    expect(merge(2, -0.2, -1)).toBe(false);
    expect(merge(0, 0.8, 1)).toBe(false);
  });

  it('carries nothing past a gate that is no rotation about a Pauli, nor past one that is there with a parameter', () => {
    const opaque = circuit(2).rz(0.3, 0).barrier().rz(0.4, 0).operations;
    expect(sumsOf(opaque, 2).mayMerge({ earlier: 0, later: 2, stays: 0, sign: 1, sum: 0.7 })).toBe(false);
    const between = circuit(2).rz(0.3, 0).xx(param('t'), 0, 1).rz(0.4, 0).operations;
    expect(sumsOf(between, 2).mayMerge({ earlier: 0, later: 2, stays: 0, sign: 1, sum: 0.7 })).toBe(false);
    const along = circuit(2).rz(0.3, 0).zz(param('t'), 0, 1).rz(0.4, 0).operations;
    expect(sumsOf(along, 2).mayMerge({ earlier: 0, later: 2, stays: 0, sign: 1, sum: 0.7 })).toBe(true);
  });

  it('passes what has no angle any more', () => {
    const { operations: list } = circuit(1).rz(0.3, 0).rx(0.4, 0).rx(-0.4, 0).rz(0.5, 0);
    const outer: Merged = { earlier: 0, later: 3, stays: 0, sign: 1, sum: 0.8 };
    expect(sumsOf(list, 1).mayMerge(outer)).toBe(false);
    const sums = sumsOf(list, 1);
    expect(sums.mayMerge({ earlier: 1, later: 2, stays: 1, sign: 1, sum: 0 })).toBe(true);
    expect(sums.mayMerge(outer)).toBe(true);
  });

  it('adds up angles with parameters', () => {
    const [a, b] = [param('a'), param('b')];
    const { operations: list } = circuit(1).rz(a, 0).rz(b, 0);
    const merged = (sum: Merged['sum']) => sumsOf(list, 1).mayMerge({ earlier: 0, later: 1, stays: 0, sign: 1, sum });
    expect(merged(addAngles(a, b))).toBe(true);
    expect(merged(addAngles(a, a))).toBe(false);
  });

  it('holds more strings than there was room for at first', () => {
    const long = Array.from({ length: 200 }, (_, k) => rz(0.3 + k / 1000));
    expect(sumsOf(long, 1).mayMerge({ earlier: 0, later: 199, stays: 0, sign: 1, sum: 0.799 })).toBe(true);
    expect(sumsOf(long, 1).mayMerge({ earlier: 0, later: 199, stays: 0, sign: -1, sum: -0.199 })).toBe(false);
  });

  it('refuses where what changed is not written, or something else is', () => {
    const written = (made: Operation, both: boolean, phase = 0): boolean => {
      const checked = sumsOf(operations, 1);
      checked.mayMerge(right);
      checked.writes(0, made, phase);
      if (both) checked.writes(2, undefined, 0);
      return checked.areWritten();
    };
    expect(written(rz(0.7), true)).toBe(true);
    expect(written(rz(0.7), false)).toBe(false);
    expect(written(rz(0.6), true)).toBe(false);
    expect(written({ ...rz(0.7), gate: qisGates.rx }, true)).toBe(false);
    expect(written({ ...rz(0.7), gate: qisGates.p }, true)).toBe(false);
    expect(written({ ...rz(0.7), gate: qisGates.p }, true, -0.35)).toBe(true);
    expect(written(rz(0.7 + 2 * Math.PI), true)).toBe(false);
    expect(written(rz(0.7 + 2 * Math.PI), true, Math.PI)).toBe(true);
  });

  it('refuses what is written though nothing changed', () => {
    const checked = sumsOf(operations, 1);
    checked.mayMerge(right);
    checked.writes(0, rz(0.7), 0);
    checked.writes(2, undefined, 0);
    checked.writes(3, rz(0.5), 0);
    expect(checked.areWritten()).toBe(false);
  });
});
