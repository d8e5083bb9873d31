import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit } from '../../../../src/circuit/index.js';
import { addAngles, maxDistance, param } from '../../../../src/math/index.js';
import { readBlocks } from '../../../../src/transpile/blocks/read-blocks.js';
import { BlockChecks } from '../../../../src/transpile/checks/block-checks.js';
import { CheckedRewrites } from '../../../../src/transpile/checks/checked-rewrites.js';
import { BlockStream } from '../../../../src/transpile/passes/commute-and-merge/block-stream.js';
import { ExchangeRule } from '../../../../src/transpile/passes/commute-and-merge/exchange-rule.js';
import { Rewriter } from '../../../../src/transpile/passes/commute-and-merge/rewriter.js';
import { denseUnitary } from '../../../gates/dense.js';
import { anyAngle } from '../../costs.js';
import { blockUnitary } from './block-unitary.js';

/** The blocks of a circuit through a stream, and for those with interactions their wires and how many there are. */
function streamed(original: CircuitData, slide = true) {
  const { blocks, phase } = readBlocks(original);
  const rewriter = new Rewriter(anyAngle, new ExchangeRule(undefined, blocks));
  const stream = new BlockStream(original.qubits, slide, rewriter, new BlockChecks(new CheckedRewrites()));
  for (const block of blocks) stream.add(block);
  const made = stream.blocks();
  const list = made
    .filter(({ interactions }) => interactions.length > 0)
    .map(({ wires, interactions }) => [...wires, interactions.length]);
  const whole = () => blockUnitary(made, original.qubits, phase + stream.phase, stream.positions);
  const distance = () => maxDistance(whole(), denseUnitary(original.operations, original.qubits));
  return { stream, made, list, distance };
}

describe('BlockStream', () => {
  it.each([
    ['neighbours', circuit(3).zz(0.3, 0, 1).zz(0.4, 0, 1), [[0, 1, 1]]],
    [
      'what comes through what it commutes with',
      circuit(3).zz(0.3, 0, 1).zz(0.2, 1, 2).zz(0.4, 0, 1),
      [
        [0, 1, 1],
        [1, 2, 1],
      ],
    ],
    [
      'what stands through what it commutes with',
      circuit(3).zz(0.3, 0, 1).zz(0.2, 1, 2).xx(0.4, 0, 1),
      [
        [1, 2, 1],
        [0, 1, 2],
      ],
    ],
    ['opposite axes', circuit(3).zz(0.3, 0, 1).x(0).zz(0.4, 0, 1), [[0, 1, 1]]],
    ['more than half a turn', circuit(3).zz(2, 0, 1).zz(2.5, 0, 1).h(0), [[0, 1, 1]]],
    [
      'an odd number of half turns',
      circuit(3).zz(1, 0, 1).zz(2, 0, 1).xx(0.3, 1, 2),
      [
        [0, 1, 1],
        [1, 2, 1],
      ],
    ],
    ['what cancels', circuit(3).zz(0.3, 0, 1).zz(0.2, 1, 2).zz(-0.3, 0, 1), [[1, 2, 1]]],
    [
      'what is a half turn of both',
      circuit(3)
        .zz(1, 0, 1)
        .zz(Math.PI - 1, 0, 1)
        .xx(0.3, 1, 2),
      [[1, 2, 1]],
    ],
  ])('joins %s', (_, original, expected) => {
    const { stream, list, distance } = streamed(original);
    expect(stream.changed).toBe(true);
    expect(list).toEqual(expected);
    expect(distance()).toBeLessThan(1e-12);
  });

  it.each([
    ['what anticommutes', circuit(3).zz(0.3, 0, 1).xx(0.2, 1, 2).zz(0.4, 0, 1)],
    ['a rotation of another axis', circuit(3).zz(0.3, 0, 1).rx(param('a'), 1).zz(0.4, 0, 1)],
    ['a barrier', circuit(3).zz(0.3, 0, 1).barrier(1).zz(0.4, 0, 1)],
    ['what has another axis and a parameter', circuit(3).zz(0.3, 0, 1).xx(param('a'), 0, 1)],
  ])('lets nothing through %s', (_, original) => {
    const { stream, list } = streamed(original);
    expect(stream.changed).toBe(false);
    expect(list.length).toBeGreaterThan(1);
  });

  it('goes on to an earlier partner after the later one has gone', () => {
    const original = circuit(3).zz(0.5, 0, 1).xx(0.2, 1, 2).zz(0.3, 0, 1).zz(-0.3, 0, 1).xx(-0.2, 1, 2).zz(0.1, 0, 1);
    const { made, list, distance } = streamed(original);
    expect(list).toEqual([[0, 1, 1]]);
    expect(made[0]!.interactions[0]!.angle).toBeCloseTo(0.6, 14);
    expect(distance()).toBeLessThan(1e-12);
  });

  it('joins neighbours only where nothing is to slide', () => {
    const original = circuit(3).zz(0.3, 0, 1).zz(0.1, 1, 2).zz(0.2, 1, 2).zz(0.4, 0, 1);
    expect(streamed(original, false).list).toHaveLength(3);
    expect(streamed(original, true).list).toHaveLength(2);
  });

  it('adds up angles with parameters, through a rotation about their axis', () => {
    const { made } = streamed(
      circuit(3).zz(param('a'), 0, 1).rz(param('b'), 1).x(0).zz(param('a'), 0, 1).zz(0.5, 0, 1),
    );
    // X on one wire turns the axis over: what has the parameter cancels.
    expect(made.flatMap(({ interactions }) => interactions.map(({ angle }) => angle))).toEqual([0.5]);
    const { made: summed } = streamed(circuit(2).zz(param('a'), 0, 1).rz(param('b'), 1).zz(0.5, 0, 1));
    const terms = summed.flatMap(({ interactions }) => interactions.map(({ angle }) => angle));
    expect(terms).toEqual([addAngles(param('a'), 0.5)]);
  });
});
