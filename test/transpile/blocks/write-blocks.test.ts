import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit } from '../../../src/circuit/index.js';
import { maxDistance, param } from '../../../src/math/index.js';
import type { EntanglingCost } from '../../../src/targets/index.js';
import { readBlocks } from '../../../src/transpile/blocks/read-blocks.js';
import { BlockWriter } from '../../../src/transpile/blocks/write-blocks.js';
import { denseUnitary } from '../../gates/dense.js';
import { cliffordHeavy } from '../clifford-heavy.js';
import { anyAngle, fullGatesOnly } from '../costs.js';
import { FIXED } from '../exactness.js';

function rewritten(
  original: CircuitData,
  cost: EntanglingCost,
): { readonly writer: BlockWriter; readonly phase: number } {
  const { blocks, phase } = readBlocks(original);
  const writer = new BlockWriter(original.qubits, cost);
  for (const block of blocks) writer.add(block);
  return { writer, phase: phase + (writer.phase as number) };
}

describe('BlockWriter', () => {
  it.each([
    ['any angle', anyAngle],
    ['full gates only', fullGatesOnly],
  ])('writes what the blocks are, phase included: %s', (_, cost) => {
    fc.assert(
      fc.property(cliffordHeavy(3, 14), (original) => {
        const { writer, phase } = rewritten(original, cost);
        const made = denseUnitary(writer.operations, 3, phase);
        expect(maxDistance(made, denseUnitary(original.operations, 3))).toBeLessThan(1e-12);
      }),
      { ...FIXED, numRuns: 40 },
    );
  });

  it('writes the very gates that stood there where nothing has changed', () => {
    const original = circuit(2).h(0).t(0).zz(0.3, 0, 1).si(1).rx(param('a'), 1).barrier(0, 1).y(0).rzx(0.2, 1, 0).v(1);
    const { writer, phase } = rewritten(original, anyAngle);
    expect(writer.operations.map(({ gate, targets }) => [gate.name, targets])).toEqual(
      original.operations.map(({ gate, targets }) => [gate.name, targets]),
    );
    expect(phase).toBeCloseTo(0, 14);
  });

  it('writes an interaction by an angle that is no full gate as two full gates, with a parameter or without', () => {
    for (const angle of [0.3, param('a')]) {
      const { writer } = rewritten(circuit(2).zz(angle, 0, 1), fullGatesOnly);
      const pairs = writer.operations.filter(({ targets }) => targets.length === 2);
      expect(pairs.map(({ parameters }) => Math.abs(parameters[0] as number))).toEqual([Math.PI / 2, Math.PI / 2]);
    }
    const { writer } = rewritten(circuit(2).zz(Math.PI / 2, 0, 1), fullGatesOnly);
    expect(writer.operations).toHaveLength(1);
  });

  it('says which block each interaction and each rotation with a parameter is of, walls not counted', () => {
    const original = circuit(3)
      .h(0)
      .zz(0.3, 0, 1)
      .barrier(0)
      .ry(param('a'), 1)
      .zz(Math.PI / 2, 1, 2);
    const { writer } = rewritten(original, fullGatesOnly);
    expect(writer.origins).toEqual([0, 0, 1, 2]);
    expect([...writer.turns].map((at) => writer.operations[at]!.gate.name)).toEqual(['ry']);
  });

  it('books a turn that is too little to be written', () => {
    const { blocks } = readBlocks(circuit(1).rx(0, 0));
    const writer = new BlockWriter(1, anyAngle);
    const [end] = blocks;
    const bases = [[1, 4e-14, 0, 0] as const];
    writer.add({ ...end!, wall: { operation: undefined, bases, gaps: [] } });
    expect(writer.operations).toEqual([]);
    expect(writer.leftOut.norm).toBeGreaterThan(0);
    expect(writer.leftOut.norm).toBeLessThan(1e-13);
  });
});
