import { describe, expect, it } from 'vitest';
import { circuit, type Operation } from '../../../src/circuit/index.js';
import { qisGates } from '../../../src/gates/index.js';
import { type Angle, param, type Quaternion, scaleAngle } from '../../../src/math/index.js';
import { type PauliAxis, X_AXIS, Y_AXIS, Z_AXIS } from '../../../src/pauli/index.js';
import { BlockChecks } from '../../../src/transpile/checks/block-checks.js';
import { CheckedRewrites } from '../../../src/transpile/checks/checked-rewrites.js';
import { type Block, blockOf, type Interaction, type Rewritten } from '../../../src/transpile/views/block.js';

const ONE: Quaternion = [1, 0, 0, 0];
const gates = [qisGates.xx, qisGates.zz, qisGates.yy];

function about(axis: PauliAxis, angle: Angle, bases: readonly [Quaternion, Quaternion] = [ONE, ONE]): Interaction {
  return { gate: gates[axis - 1]!, letters: [axis, axis], flipped: false, angle, bases, gaps: undefined };
}

const zx = (flipped: boolean, angle = 0.3): Interaction => {
  return { ...about(Z_AXIS, angle), gate: qisGates.rzx, letters: [Z_AXIS, X_AXIS], flipped };
};

function judged(ask: (checks: BlockChecks) => boolean): boolean {
  const counts = new CheckedRewrites();
  const answer = ask(new BlockChecks(counts));
  expect(counts.report.dropped).toBe(answer ? 0 : 1);
  return answer;
}

describe('BlockChecks.rewrites', () => {
  const made = (interactions: Interaction[], rest: Partial<Rewritten> = {}): Rewritten => ({
    interactions,
    coordinates: [0, 0, 0],
    rest: [ONE, ONE],
    swapped: false,
    phase: 0,
    leftOut: undefined as never,
    ...rest,
  });
  const before = [about(X_AXIS, 0.3), about(Y_AXIS, 0.4), about(Z_AXIS, 0.5)];
  const half: Quaternion = [0, 0, 0, 1];

  it.each<readonly [string, boolean, readonly Interaction[], Rewritten]>([
    ['an order that commutes', true, before, made(before.toReversed())],
    ['a phase', false, before, made(before, { phase: 0.01 })],
    ['an angle', false, before, made([before[0]!, before[1]!, about(Z_AXIS, 0.51)])],
    ['an axis', false, before, made([before[0]!, before[1]!, about(X_AXIS, 0.5)])],
    ['an interaction too few', false, before, made(before.slice(1))],
    ['a half turn of one wire', false, before, made(before, { rest: [half, ONE] })],
    ['half turns of both', true, [about(Z_AXIS, Math.PI)], made([], { rest: [half, half], phase: Math.PI / 2 })],
    ['their phase', false, [about(Z_AXIS, Math.PI)], made([], { rest: [half, half], phase: -Math.PI / 2 })],
    ['a wrong exchange', false, before, made(before, { swapped: true })],
    ['the wire of a letter', false, [zx(false)], made([zx(true)])],
    ['the same letters', true, [zx(true)], made([zx(true)])],
    ['no number', false, before, made([before[0]!, before[1]!, about(Z_AXIS, Number.NaN)])],
  ])('takes or refuses %s', (_, expected, was, is) => {
    expect(judged((checks) => checks.rewrites(was, is))).toBe(expected);
  });

  it('takes an exchange that three full interactions are', () => {
    const full = ([X_AXIS, Y_AXIS, Z_AXIS] as const).map((axis) => about(axis, Math.PI / 2));
    // exp(-i pi/4 (XX + YY + ZZ)) is e^{-i pi/4} times the exchange.
    expect(judged((checks) => checks.rewrites(full, made([], { swapped: true, phase: -Math.PI / 4 })))).toBe(true);
    expect(judged((checks) => checks.rewrites(full, made([], { phase: -Math.PI / 4 })))).toBe(false);
  });

  it('sees axes through their bases', () => {
    // A quarter turn about Y on the first wire brings Z to X.
    const turned = about(Z_AXIS, 0.3, [[Math.SQRT1_2, 0, Math.SQRT1_2, 0], ONE]);
    const xz = { ...zx(true), angle: -0.3 };
    expect(judged((checks) => checks.rewrites([turned], made([xz])))).toBe(true);
    expect(judged((checks) => checks.rewrites([turned], made([{ ...xz, angle: 0.3 }])))).toBe(false);
  });
});

describe('BlockChecks.sums', () => {
  it.each<readonly [string, boolean, Angle, boolean, number]>([
    ['the sum', true, 0.7, false, 0],
    ['a difference', false, -0.1, false, 0],
    ['the sum less a half turn', true, 0.7 - Math.PI, true, Math.PI / 2],
    ['the half turn’s other phase', false, 0.7 - Math.PI, true, -Math.PI / 2],
    ['the half turn left out', false, 0.7 - Math.PI, false, Math.PI / 2],
    ['no number', false, Number.NaN, false, 0],
  ])('takes or refuses %s', (_, expected, angle, turned, phase) => {
    const [first, second] = [about(Z_AXIS, 0.3), about(Z_AXIS, 0.4)];
    expect(judged((checks) => checks.sums(first, second, angle, turned, phase))).toBe(expected);
  });

  it('adds up parameters, and only about the same axes', () => {
    const theta = param('theta');
    const first = about(Z_AXIS, theta);
    expect(judged((checks) => checks.sums(first, first, scaleAngle(theta, 2), false, 0))).toBe(true);
    expect(judged((checks) => checks.sums(first, first, theta, false, 0))).toBe(false);
    expect(judged((checks) => checks.sums(first, about(X_AXIS, theta), scaleAngle(theta, 2), false, 0))).toBe(false);
  });
});

describe('BlockChecks.mayPass', () => {
  const block = (wires: readonly number[], ...interactions: Interaction[]): Block => blockOf(wires, 0, interactions);
  const zz = block([0, 1], about(Z_AXIS, 0.3));

  it.each<readonly [string, boolean, Block]>([
    ['the same axis on the wire that both have', true, block([1, 2], about(Z_AXIS, 0.4))],
    ['another axis there', false, block([1, 2], about(X_AXIS, 0.4))],
    ['that axis on the other block’s own wire only', false, block([1, 2], { ...zx(true), angle: 0.4 })],
    ['that axis on the wire that both have', true, block([1, 2], zx(false))],
    ['no wire in common', true, block([2, 3], about(X_AXIS, 0.4))],
    ['more than one axis', false, block([1, 2], about(Z_AXIS, 0.4), about(Z_AXIS, 0.1))],
  ])('%s', (_, expected, other) => {
    expect(judged((checks) => checks.mayPass(zz, [other]))).toBe(expected);
  });

  it('compares the side of each block that is on the wire', () => {
    const later = block([1, 2], about(Z_AXIS, 0.3));
    expect(judged((checks) => checks.mayPass(later, [block([0, 1], zx(true))]))).toBe(true);
    expect(judged((checks) => checks.mayPass(later, [block([0, 1], zx(false))]))).toBe(false);
  });

  it('asks every block', () => {
    const [along, across] = [block([1, 2], about(Z_AXIS, 0.4)), block([1, 2], about(X_AXIS, 0.4))];
    expect(judged((checks) => checks.mayPass(zz, [along, along]))).toBe(true);
    expect(judged((checks) => checks.mayPass(zz, [along, across]))).toBe(false);
  });

  it('reads the axis of a rotation with a parameter', () => {
    const [operation] = circuit(3).rz(param('t'), 1).operations;
    const gap = { operations: [], from: ONE, to: ONE, phase: 0 };
    const turn = (letter: PauliAxis) => blockOf([1], 0, [], { operation: operation!, letter, basis: ONE, gap });
    expect(judged((checks) => checks.mayPass(zz, [turn(Z_AXIS)]))).toBe(true);
    expect(judged((checks) => checks.mayPass(zz, [turn(X_AXIS)]))).toBe(false);
  });
});

describe('BlockChecks.reads and writes', () => {
  const list = circuit(3).zz(0.3, 0, 1).xx(0.4, 1, 2);
  const blocks = [blockOf([0, 1], 0, [about(Z_AXIS, 0.3)]), blockOf([1, 2], 1, [about(X_AXIS, 0.4)])];
  const written = (operations: readonly Operation[], origins: readonly number[], phase: Angle = 0) => {
    return { operations, phase, origins, turns: new Set<number>() };
  };

  it('take blocks that are the operations, and no others', () => {
    expect(judged((checks) => checks.reads(list, blocks, 0))).toBe(true);
    expect(judged((checks) => checks.reads(list, blocks, 0.01))).toBe(false);
    expect(judged((checks) => checks.reads(list, blocks.slice(1), 0))).toBe(false);
    expect(judged((checks) => checks.reads(list, blocks.toReversed(), 0))).toBe(false);
    const { operations } = list;
    expect(judged((checks) => checks.writes(blocks, written(operations, [0, 1]), 3))).toBe(true);
    expect(judged((checks) => checks.writes(blocks, written(operations, [0, 1], 0.01), 3))).toBe(false);
    expect(judged((checks) => checks.writes(blocks, written(operations.toReversed(), [1, 0]), 3))).toBe(false);
    expect(judged((checks) => checks.writes(blocks, written(operations.slice(1), [1]), 3))).toBe(false);
  });

  it('take the phase on the side that is short of it', () => {
    const phased = circuit(2).p(0.6, 0).zz(0.3, 0, 1);
    const rotated: readonly Operation[] = circuit(2).rz(0.6, 0).zz(0.3, 0, 1).operations;
    const basis: Quaternion = [Math.cos(0.3), 0, 0, Math.sin(0.3)];
    const gap = { operations: [], from: ONE, to: ONE, phase: 0 };
    const same = () => [
      blockOf([0], 0, [], undefined, { operation: undefined, bases: [basis], gaps: [gap] }),
      blockOf([0, 1], 1, [about(Z_AXIS, 0.3)]),
    ];
    // P(a) is e^{i a/2} Rz(a).
    expect(judged((checks) => checks.reads(phased, same(), 0.3))).toBe(true);
    expect(judged((checks) => checks.reads(phased, same(), -0.3))).toBe(false);
    expect(judged((checks) => checks.writes(same(), written(rotated, [0]), 2))).toBe(true);
    expect(judged((checks) => checks.writes(same(), written(phased.operations, [0], -0.3), 2))).toBe(true);
    expect(judged((checks) => checks.writes(same(), written(phased.operations, [0], 0.3), 2))).toBe(false);
  });
});
