import type { CircuitData } from '../../circuit/index.js';
import { addAngles } from '../../math/index.js';
import type { Block } from '../blocks/block.js';
import { BlockStream } from '../blocks/block-stream.js';
import { readBlocks } from '../blocks/read-blocks.js';
import { Rewriter } from '../blocks/rewriter.js';
import { BlockWriter } from '../blocks/write-blocks.js';
import { identityPermutation, type Pass, partsOf } from '../pass.js';

/** Almost always two or three are enough; the limit only keeps the whole linear. */
const ROUNDS = 10;

/**
 * Two-qubit blocks move through what they commute with until they meet the last one on their wires, and are made anew
 * where that costs less, wires being exchanged for free.
 */
export const commuteAndMerge: Pass = {
  name: 'commute-and-merge',
  requires: 'one-qubit gates without controls, interactions of one Pauli pair, barriers',
  ensures: 'the same kinds of gates',
  run: (circuit, context): CircuitData => {
    const { target, keepWires } = context;
    if (!target.partialAngles) return circuit;
    const mayExchange = !keepWires && target.connectivity === 'all-to-all';
    const read = readBlocks(circuit);
    let blocks: readonly Block[] = read.blocks;
    let phase = 0;
    let positions = identityPermutation(circuit.qubits);
    for (let round = 0; round < ROUNDS; round++) {
      const rewriter = new Rewriter(target, () => round > 0 && mayExchange);
      const stream = new BlockStream(circuit.qubits, round > 0, rewriter);
      for (const block of blocks) stream.add(block);
      blocks = stream.blocks();
      phase += stream.phase;
      positions = positions.map((wire) => stream.positions[wire]!);
      if (round > 0 && !stream.changed) break;
    }
    const writer = new BlockWriter(circuit.qubits);
    for (const block of blocks) writer.add(block);
    context.outputPermutation = context.outputPermutation.map((wire) => positions[wire]!);
    return {
      ...partsOf(circuit),
      operations: writer.operations,
      globalPhase: addAngles(addAngles(read.globalPhase, phase), writer.phase),
    };
  },
};
