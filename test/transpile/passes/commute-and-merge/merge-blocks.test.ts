import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit } from '../../../../src/circuit/index.js';
import { maxDistance } from '../../../../src/math/index.js';
import { findTarget, qubitPairs } from '../../../../src/targets/index.js';
import { readBlocks } from '../../../../src/transpile/blocks/read-blocks.js';
import { BlockChecks } from '../../../../src/transpile/checks/block-checks.js';
import {
  type MergedBlocks,
  mergeBlocks,
  restoreWires,
} from '../../../../src/transpile/passes/commute-and-merge/merge-blocks.js';
import { denseUnitary } from '../../../gates/dense.js';
import { cliffordHeavy } from '../../clifford-heavy.js';
import { FIXED } from '../../exactness.js';
import { passRequest } from '../../pass-claim.js';
import { blockUnitary } from './block-unitary.js';

const request = passRequest();
const checks = new BlockChecks(request.checks);

function merged(original: CircuitData, exchange: boolean): MergedBlocks {
  const { blocks, phase } = readBlocks(original);
  const made = mergeBlocks(blocks, original.qubits, request, exchange, checks);
  return { ...made, phase: phase + made.phase };
}

function distanceOf({ blocks, phase, positions }: MergedBlocks, { operations, qubits }: CircuitData): number {
  return maxDistance(blockUnitary(blocks, qubits, phase, positions), denseUnitary(operations, qubits));
}

function interactionsOf({ blocks }: MergedBlocks): number {
  return blocks.reduce((sum, { interactions }) => sum + interactions.length, 0);
}

const swapThenZz = circuit(3)
  .h(0)
  .xx(-Math.PI / 2, 0, 1)
  .yy(-Math.PI / 2, 0, 1)
  .zz(-Math.PI / 2, 0, 1)
  .zz(0.3, 1, 2);

describe('mergeBlocks', () => {
  it.each([true, false])('is the circuit, phase and exchanges of wires included: exchanges %s', (exchange) => {
    fc.assert(
      fc.property(cliffordHeavy(3, 20), (original) => {
        const made = merged(original, exchange);
        expect(distanceOf(made, original)).toBeLessThan(1e-9);
        if (!exchange) expect(made.positions).toEqual([0, 1, 2]);
      }),
      { ...FIXED, numRuns: 40 },
    );
  });

  it('names wires anew instead of exchanging them, if it may', () => {
    const free = merged(swapThenZz, true);
    expect([interactionsOf(free), free.positions]).toEqual([1, [1, 0, 2]]);
    expect(interactionsOf(merged(swapThenZz, false))).toBe(4);
  });

  it('says when nothing has changed', () => {
    expect(merged(circuit(3).zz(0.3, 0, 1).xx(0.3, 1, 2).zz(0.3, 0, 1), false).changed).toBe(false);
    const sliding = merged(circuit(3).zz(0.3, 0, 1).zz(0.3, 1, 2).zz(0.3, 0, 1), false);
    expect([sliding.changed, interactionsOf(sliding)]).toEqual([true, 2]);
  });
});

describe('restoreWires', () => {
  it('brings every wire home again', () => {
    const moved = merged(swapThenZz, true);
    const restored = restoreWires(moved, 3, request, checks)!;
    expect(restored.positions).toEqual([0, 1, 2]);
    expect(distanceOf(restored, swapThenZz)).toBeLessThan(1e-10);
    expect(restored.blocks.at(-1)!.wall).toBeDefined();
  });

  it('needs the pairs that it exchanges', () => {
    const connectivity = qubitPairs([[1, 2]], 3);
    const limited = passRequest({ target: { ...findTarget('ideal'), connectivity } });
    expect(restoreWires(merged(swapThenZz, true), 3, limited, checks)).toBeUndefined();
  });
});
