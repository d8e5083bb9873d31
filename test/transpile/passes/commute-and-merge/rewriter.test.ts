import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit } from '../../../../src/circuit/index.js';
import { qisGates } from '../../../../src/gates/index.js';
import {
  kronecker,
  type Matrix,
  maxDistance,
  multiply,
  param,
  quaternionMatrix,
  withPhase,
} from '../../../../src/math/index.js';
import type { EntanglingCost } from '../../../../src/targets/index.js';
import { matrixOfInteractions } from '../../../../src/transpile/blocks/block-matrix.js';
import { cleaned, leftOutOf } from '../../../../src/transpile/blocks/coordinates.js';
import { readBlocks } from '../../../../src/transpile/blocks/read-blocks.js';
import { ExchangeRule } from '../../../../src/transpile/passes/commute-and-merge/exchange-rule.js';
import { costOfBlocks, Rewriter } from '../../../../src/transpile/passes/commute-and-merge/rewriter.js';
import { type Block, blockOf, type Rewritten } from '../../../../src/transpile/views/block.js';
import { denseUnitary } from '../../../gates/dense.js';
import { anyAngle, fullGatesOnly } from '../../costs.js';

/** All interactions of a circuit on two wires as one block. */
function blockFrom(of: CircuitData): Block {
  return blockOf(
    [0, 1],
    0,
    readBlocks(of).blocks.flatMap(({ interactions }) => interactions),
  );
}

function rewrite(block: Block, exchange: boolean, cost: EntanglingCost = anyAngle): Rewritten | undefined {
  return new Rewriter(cost, new ExchangeRule(exchange ? 'all-to-all' : undefined, [])).rewrite(block, [0, 1]);
}

/** What a block was made, multiplied out. */
function madeOf({ interactions, rest, swapped, phase }: Rewritten): Matrix {
  let made = kronecker(quaternionMatrix(rest[0]), quaternionMatrix(rest[1]));
  if (interactions.length > 0) made = multiply(made, matrixOfInteractions(interactions));
  if (swapped) made = multiply(qisGates.swap.matrix([], undefined, 2), made);
  return withPhase(made, phase);
}

const mixed = circuit(2).zz(0.9, 0, 1).h(0).rzx(0.7, 0, 1).ry(0.4, 1).xx(1.1, 0, 1).rx(0.3, 0).yy(0.8, 0, 1);
const nearExchange = circuit(2).xx(1.5, 0, 1).yy(1.4, 0, 1).zz(1.3, 0, 1);
const farExchange = circuit(2).xx(1.5, 0, 1).yy(1.4, 0, 1).zz(-1.3, 0, 1);

describe('Rewriter', () => {
  it.each([
    ['of any axes', mixed, false, false, 3],
    ['that an exchange makes cheaper', nearExchange, true, true, 3],
    ['that an exchange makes cheaper, of the other hand', farExchange, true, true, 3],
    [
      'that is an exchange',
      circuit(2)
        .xx(-Math.PI / 2, 0, 1)
        .yy(-Math.PI / 2, 0, 1)
        .zz(-Math.PI / 2, 0, 1),
      true,
      true,
      0,
    ],
    ['that cancels', circuit(2).zz(0.3, 0, 1).zz(-0.3, 0, 1), false, false, 0],
  ] as const)('makes a block %s anew, phase included', (_, of, exchange, swapped, most) => {
    const block = blockFrom(of);
    const found = rewrite(block, exchange)!;
    expect(found.swapped).toBe(swapped);
    expect(found.interactions.length).toBeLessThanOrEqual(most);
    expect(maxDistance(madeOf(found), matrixOfInteractions(block.interactions))).toBeLessThan(1e-10);
    const made = blockOf([0, 1], 0, found.interactions);
    expect(costOfBlocks([made], anyAngle)).toBeLessThan(costOfBlocks([block], anyAngle));
  });

  it('leaves what is cheapest as it is', () => {
    expect(rewrite(blockFrom(circuit(2).zz(0.3, 0, 1)), true)).toBeUndefined();
    expect(rewrite(blockFrom(nearExchange), false)).toBeUndefined();
    expect(rewrite(blockFrom(circuit(2).zz(param('a'), 0, 1)), true)).toBeUndefined();
    expect(rewrite(blockOf([0, 1], 0, []), true)).toBeUndefined();
  });

  it('drops an interaction by nothing', () => {
    const found = rewrite(blockFrom(circuit(2).zz(1e-13, 0, 1)), false)!;
    expect(found.interactions).toEqual([]);
    expect(found.leftOut.norm).toBeCloseTo(5e-14, 16);
  });

  it('goes by the number of gates where there are full gates only', () => {
    const four = blockFrom(circuit(2).xx(0.2, 0, 1).ry(0.4, 1).zz(0.2, 0, 1).h(0).xx(0.2, 0, 1).yy(0.2, 0, 1));
    const one = blockFrom(circuit(2).zz(0.3, 0, 1));
    expect(costOfBlocks([four], fullGatesOnly)).toBeCloseTo(4 * costOfBlocks([one], fullGatesOnly), 9);
    const found = rewrite(four, false, fullGatesOnly)!;
    expect(found.interactions.length).toBeLessThan(4);
    expect(maxDistance(madeOf(found), matrixOfInteractions(four.interactions))).toBeLessThan(1e-10);
  });
});

describe('matrixOfInteractions', () => {
  it.each(['xx', 'yy', 'zz'] as const)('is that of the gate table for %s', (name) => {
    const of = circuit(2)[name](0.7, 0, 1);
    const matrix = matrixOfInteractions(blockFrom(of).interactions);
    expect(maxDistance(matrix, denseUnitary(of.operations, 2))).toBeLessThan(1e-15);
  });

  it('has the later one on the left, and the block’s first wire the more significant', () => {
    const of = circuit(2).rzx(0.7, 1, 0).rzx(0.4, 0, 1);
    const matrix = matrixOfInteractions(blockFrom(of).interactions);
    expect(maxDistance(matrix, denseUnitary(of.operations, 2))).toBeLessThan(1e-15);
  });
});

it('cleans coordinates of what is nothing, and tells it', () => {
  expect(cleaned([0.3, 1e-12, -1e-12])).toEqual([0.3, 0, 0]);
  expect(cleaned([0.3, 1e-10, -1e-10])).toEqual([0.3, 1e-10, -1e-10]);
  const leftOut = leftOutOf([0.3, 1e-12, -1e-12]);
  expect(leftOut.count).toBe(2);
  expect(leftOut.norm).toBeCloseTo(2e-12, 15);
});
