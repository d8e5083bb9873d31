import { addAngles } from '../../math/index.js';
import { readBlocks } from '../blocks/read-blocks.js';
import { BlockWriter } from '../blocks/write-blocks.js';
import { BlockChecks } from '../checks/block-checks.js';
import type { RewrittenGroup } from '../checks/checked-rewrites.js';
import type { Pass } from '../pipeline/pass.js';
import { rewritten } from '../pipeline/rewritten.js';
import { type MergedBlocks, mergeBlocks, restoreWires } from './commute-and-merge/merge-blocks.js';
import { costOfBlocks } from './commute-and-merge/rewriter.js';

/**
 * Two-qubit blocks move through what they commute with until they meet the last one on their wires; each is made anew
 * where that costs less, as itself or, with its wires exchanged after it, as its mirror.
 */
export const commuteAndMerge: Pass = {
  name: 'commute-and-merge',
  needs: { gates: 'elementary' },
  ensures: 'the same kinds of gates, in every two-qubit block the cheapest; full gates only where others do not exist',
  run: (stated, request) => {
    const { cost, keepWires } = request;
    const { circuit } = stated;
    const { qubits } = circuit;
    const checks = new BlockChecks(request.checks);
    let isRead = true;
    const merge = (exchange: boolean): MergedBlocks => {
      const { blocks, phase } = readBlocks(circuit);
      isRead &&= checks.reads(circuit, blocks, phase);
      const merged = mergeBlocks(blocks, qubits, request, exchange, checks);
      return { ...merged, phase: phase + merged.phase };
    };
    let merged = merge(true);
    if (keepWires && merged.positions.some((position, wire) => position !== wire)) {
      const kept = merge(false);
      const restored = restoreWires(merged, qubits, request, checks);
      const costOf = ({ blocks }: MergedBlocks): number => costOfBlocks(blocks, cost);
      merged = restored && costOf(restored) < costOf(kept) ? restored : kept;
    }
    if (!merged.changed && cost.partialAngles) return stated;
    const writer = new BlockWriter(qubits, cost);
    for (const block of merged.blocks) writer.add(block);
    if (!isRead || !checks.writes(merged.blocks, writer, qubits)) return stated;
    request.checks.vouchForList(circuit.operations, writer.operations);
    request.checks.corresponds(groupsOf(merged, writer));
    const phases = [circuit.globalPhase, merged.phase, writer.phase];
    return rewritten(stated, {
      operations: writer.operations,
      globalPhase: phases.reduce(addAngles),
      positions: merged.positions,
      leftOut: [merged.leftOut, writer.leftOut],
    });
  },
};

/** Which operations are which blocks: those that were read into them, and those that they were written as. */
function groupsOf({ blocks, gone }: MergedBlocks, { written }: BlockWriter): readonly RewrittenGroup[] {
  const whole = blocks.filter(({ wall }) => !wall);
  return [
    ...whole.map(({ sources }, number): RewrittenGroup => [sources, written[number]!]),
    ...gone.map((sources): RewrittenGroup => [sources, []]),
  ];
}
