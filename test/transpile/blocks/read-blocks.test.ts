import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { maxDistance, param } from '../../../src/math/index.js';
import { X_AXIS, Z_AXIS } from '../../../src/pauli/index.js';
import { readBlocks } from '../../../src/transpile/blocks/read-blocks.js';
import { axesOf } from '../../../src/transpile/views/block.js';
import { denseUnitary } from '../../gates/dense.js';
import { cliffordHeavy } from '../clifford-heavy.js';
import { FIXED } from '../exactness.js';
import { blockUnitary } from '../passes/commute-and-merge/block-unitary.js';

describe('readBlocks', () => {
  it('gives blocks that are the circuit, phase included', () => {
    fc.assert(
      fc.property(cliffordHeavy(3, 14), (original) => {
        const { blocks, phase } = readBlocks(original);
        const distance = maxDistance(blockUnitary(blocks, 3, phase), denseUnitary(original.operations, 3));
        expect(distance).toBeLessThan(1e-12);
      }),
      { ...FIXED, numRuns: 40 },
    );
  });

  it('moves one-qubit gates out of the way to a wall at the end', () => {
    const { blocks } = readBlocks(circuit(2).h(0).zz(0.3, 0, 1));
    expect(blocks.map(({ wall }) => wall !== undefined)).toEqual([false, true]);
    // After H, Z is what X was before it.
    const [first, second] = axesOf(blocks[0]!)!;
    expect(Math.abs(first![0])).toBeCloseTo(1, 14);
    expect(second).toEqual([0, 0, 1]);
  });

  it('keeps the gates before an interaction as its gap, each once', () => {
    const { blocks } = readBlocks(circuit(2).h(0).s(0).zz(0.3, 0, 1).zz(0.3, 0, 1).x(1));
    const names = blocks.map(({ interactions, wall }) =>
      (interactions[0]?.gaps ?? wall!.gaps).map(({ operations }) => operations.map(({ gate }) => gate.name)),
    );
    expect(names).toEqual([
      [['h', 's'], []],
      [[], []],
      [[], ['x']],
    ]);
  });

  it('puts wires in ascending order and says whose letter is whose', () => {
    const [block] = readBlocks(circuit(2).rzx(0.3, 1, 0)).blocks;
    expect(block!.wires).toEqual([0, 1]);
    expect(block!.interactions[0]).toMatchObject({ flipped: true, letters: [Z_AXIS, X_AXIS], angle: 0.3 });
    expect(axesOf(block!)).toEqual([
      [1, 0, 0],
      [0, 0, 1],
    ]);
  });

  it('has a rotation with a parameter stand where it stood, in the frame of its wire', () => {
    const { blocks } = readBlocks(circuit(1).h(0).rz(param('t'), 0));
    expect(blocks.map(({ symbolic, wall }) => [symbolic?.letter, wall !== undefined])).toEqual([
      [Z_AXIS, false],
      [undefined, true],
    ]);
    expect(Math.abs(axesOf(blocks[0]!)![0]![0])).toBeCloseTo(1, 14);
  });

  it('lets nothing through a barrier', () => {
    const { blocks } = readBlocks(circuit(2).h(0).barrier(0).zz(0.3, 0, 1));
    expect(blocks.map(({ wall }) => wall?.operation?.gate.name)).toEqual(['barrier', undefined, undefined]);
    expect(axesOf(blocks[1]!)![0]).toEqual([0, 0, 1]);
  });
});
