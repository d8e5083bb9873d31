import { identityPermutation } from '../../../circuit/index.js';
import { qisGates } from '../../../gates/index.js';
import { NO_ROTATION } from '../../../math/index.js';
import { PAULI_AXES } from '../../../pauli/index.js';
import { connects } from '../../../targets/index.js';
import type { BlockChecks } from '../../checks/block-checks.js';
import { LeftOut } from '../../left-out.js';
import type { PassRequest } from '../../pipeline/pass.js';
import { type Block, blockOf, type Interaction } from '../../views/block.js';
import { BlockStream } from './block-stream.js';
import { ExchangeRule } from './exchange-rule.js';
import { Rewriter } from './rewriter.js';

/** Blocks in time order, what their global phase lacks (radians), and where the wires of before are at the end. */
export interface MergedBlocks {
  readonly blocks: readonly Block[];
  readonly phase: number;
  readonly positions: readonly number[];
  /** Whether interactions were added up, moved or made anew. */
  readonly changed: boolean;
  /** Interactions that were too little to be made. */
  readonly leftOut: LeftOut;
  /** Places of the operations of blocks that nothing is left of. */
  readonly gone: readonly (readonly number[])[];
}

/** Almost all is found in three; the limit keeps the whole linear in the number of blocks. */
const ROUNDS = 4;

/**
 * Moves blocks until none meets another one on its wires, and makes each anew where that costs less.
 *
 * @param blocks not to be used by others any more
 * @param exchange whether wires may be exchanged after a block instead of the block exchanging them
 */
export function mergeBlocks(
  blocks: readonly Block[],
  qubits: number,
  request: PassRequest,
  exchange: boolean,
  checks: BlockChecks,
): MergedBlocks {
  const { target, cost } = request;
  let current = blocks;
  let phase = 0;
  let changed = false;
  const leftOut = new LeftOut();
  const gone: (readonly number[])[] = [];
  let positions: readonly number[] = identityPermutation(qubits);
  for (let round = 0; round < ROUNDS; round++) {
    // The first round only joins neighbours, so that afterwards whole blocks move.
    const slide = round > 0;
    const rule = new ExchangeRule(exchange && slide ? target.connectivity : undefined, current);
    const stream = new BlockStream(qubits, slide, new Rewriter(cost, rule), checks);
    for (const block of current) {
      rule.pass(block);
      stream.add(block);
    }
    current = stream.blocks();
    changed ||= stream.rewritten;
    phase += stream.phase;
    leftOut.join(stream.leftOut);
    gone.push(...stream.gone);
    positions = positions.map((wire) => stream.positions[wire]!);
    if (slide && !stream.changed) break;
  }
  return { blocks: current, phase, positions, changed, leftOut, gone };
}

/**
 * The same with blocks that take every wire back to where it was, undefined if they would need a missing pair.
 *
 * The last block is taken to be the wall at the end.
 */
export function restoreWires(
  merged: MergedBlocks,
  qubits: number,
  request: PassRequest,
  checks: BlockChecks,
): MergedBlocks | undefined {
  const blocks = [...merged.blocks];
  const end = blocks.pop()!;
  const positions = [...merged.positions];
  let { phase } = merged;
  for (let wire = 0; wire < qubits; wire++) {
    const other = positions[wire]!;
    if (other === wire) continue;
    if (!connects(request.target.connectivity, wire, other)) return undefined;
    blocks.push(exchangeOf(wire, other, blocks.length));
    phase -= Math.PI / 4;
    positions[positions.indexOf(wire)] = other;
    positions[wire] = wire;
  }
  const { bases, gaps, operation } = end.wall!;
  const order = end.wires.map((wire) => merged.positions.indexOf(wire));
  blocks.push(blockOf(order, blocks.length, [], undefined, { bases, gaps, operation }));
  const again = mergeBlocks(blocks, qubits, request, false, checks);
  again.leftOut.join(merged.leftOut);
  const gone = [...merged.gone, ...again.gone];
  return { ...again, phase: phase + again.phase, changed: true, gone };
}

/** The exchange of two wires, but for the phase -pi/4. */
function exchangeOf(a: number, b: number, place: number): Block {
  const bases = [NO_ROTATION, NO_ROTATION] as const;
  const interactions = [qisGates.xx, qisGates.yy, qisGates.zz].map((gate, k): Interaction => {
    const letters = [PAULI_AXES[k]!, PAULI_AXES[k]!] as const;
    return { gate, letters, flipped: false, angle: -Math.PI / 2, bases, gaps: undefined };
  });
  return blockOf(a < b ? [a, b] : [b, a], place, interactions);
}
