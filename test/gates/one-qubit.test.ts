import { describe, expect, it } from 'vitest';
import type { Gate } from '../../src/gates/index.js';
import { p, rx, ry, rz, s, si, t, ti, u, u2, v, vi, x, y } from '../../src/gates/one-qubit.js';

const named: Readonly<Record<string, Gate>> = { p, rx, ry, rz, s, si, t, ti, u, u2, v, vi, x, y };

const { PI } = Math;

/** Entries in rows, each as its real and imaginary part. */
const entries = (name: string, ...parameters: readonly number[]) =>
  [...named[name]!.matrix(parameters, undefined, 1)].map((value) => Number(value.toFixed(12)) + 0);

describe('a matrix', () => {
  const half = Number(Math.SQRT1_2.toFixed(12));
  it.each([
    ['x', [], [0, 0, 1, 0, 1, 0, 0, 0]],
    ['y', [], [0, 0, 0, -1, 0, 1, 0, 0]],
    ['s', [], [1, 0, 0, 0, 0, 0, 0, 1]],
    ['si', [], [1, 0, 0, 0, 0, 0, 0, -1]],
    ['t', [], [1, 0, 0, 0, 0, 0, half, half]],
    ['v', [], [0.5, 0.5, 0.5, -0.5, 0.5, -0.5, 0.5, 0.5]],
    ['rx', [PI / 2], [half, 0, 0, -half, 0, -half, half, 0]],
    ['ry', [PI / 2], [half, 0, -half, 0, half, 0, half, 0]],
    ['rz', [PI / 2], [half, -half, 0, 0, 0, 0, half, half]],
    ['p', [PI / 2], [1, 0, 0, 0, 0, 0, 0, 1]],
    ['u', [PI / 2, PI / 2, 0], [half, 0, -half, 0, 0, half, 0, half]],
    ['u', [PI / 2, 0, PI / 2], [half, 0, 0, -half, half, 0, 0, half]],
    ['u2', [0, PI], [half, 0, half, 0, half, 0, -half, 0]],
  ] as const)('of %s(%j) is written out', (name, parameters, expected) => {
    expect(entries(name, ...parameters)).toEqual(expected);
  });
});

it.each([
  ['s', 'si'],
  ['t', 'ti'],
  ['v', 'vi'],
] as const)('%s and %s are inverses by name', (name, other) => {
  expect([named[name]!.inverse([]).gate, named[other]!.inverse([]).gate]).toEqual([other, name]);
});

it('turns the angles of Euler round in its inverse, and swaps the outer ones', () => {
  expect(u.inverse([1, 2, 3])).toEqual({ gate: 'u', parameters: [-1, -3, -2] });
  expect(u2.inverse([2, 3])).toEqual({ gate: 'u', parameters: [-PI / 2, -3, -2] });
});

it('spells u as turns about Z, Y and Z, the last angle first, with half of the outer ones as its phase', () => {
  const { steps, phase } = named['u']!.decomposition!([1, 2, 3], undefined, 1);
  expect(steps.map(({ gate, parameters }) => [gate, ...parameters])).toEqual([
    ['rz', 3],
    ['ry', 1],
    ['rz', 2],
  ]);
  expect(phase).toBe(2.5);
});
