import { type Angle, addAngles } from '../../../math/index.js';
import type { EntanglingCost } from '../../../targets/index.js';

/** One step of a parity network: a CNOT, or exp(-i angle/2 Z) on a wire, or exp(-i angle/2 Z(x)Z) on two; radians. */
export type Step =
  | { readonly kind: 'cnot'; readonly control: number; readonly target: number }
  | { readonly kind: 'phase'; readonly wires: readonly [number] | readonly [number, number]; readonly angle: Angle };

/** What a network's gates cost. */
export interface NetworkCost {
  readonly gates: EntanglingCost;
  /** Whether an exchange of two wires is free, as a matter of names. */
  readonly relabels: boolean;
}

/** Angles (radians) below this are no term of a network; what they were is booked. */
export const NO_ANGLE = 1e-11;

/** What happens on two wires in a row: parities as two bits, the first wire's being 1 and the second's 2. */
interface Block {
  readonly wires: readonly [number, number];
  readonly parities: [number, number];
  /** The angles collected for the parities 1, 2 and 3. */
  readonly angles: [Angle, Angle, Angle, Angle];
}

/**
 * What a network costs once all that happens on a pair in a row is one two-qubit block.
 *
 * A block is linear up to phases of its three parities. The linear part is nothing, a CNOT or two in a row, or a swap;
 * all phases of a CNOT's block are local, and so is all but the phase of both wires' sum where there is no linear part.
 */
export function costOfNetwork(steps: readonly Step[], cost: NetworkCost): number {
  const open = new Map<number, Block>();
  let sum = 0;
  const close = (wire: number): void => {
    const block = open.get(wire);
    if (!block) return;
    open.delete(block.wires[0]);
    open.delete(block.wires[1]);
    sum += costOfBlock(block, cost);
  };
  for (const step of steps) {
    const [a, b] = step.kind === 'cnot' ? ([step.control, step.target] as const) : step.wires;
    let block = open.get(a);
    if (b !== undefined && (!block || block !== open.get(b))) {
      close(a);
      close(b);
      block = { wires: [a, b], parities: [1, 2], angles: [0, 0, 0, 0] };
      open.set(a, block);
      open.set(b, block);
    }
    if (!block) continue;
    const first = block.wires[0] === a ? 0 : 1;
    if (step.kind === 'cnot') {
      block.parities[first === 0 ? 1 : 0] ^= block.parities[first];
    } else {
      const parity = b === undefined ? block.parities[first] : block.parities[0] ^ block.parities[1];
      block.angles[parity] = addAngles(block.angles[parity]!, step.angle);
    }
  }
  for (const [wire, block] of open) if (wire === block.wires[0]) sum += costOfBlock(block, cost);
  return sum;
}

function costOfBlock({ wires, parities: [a, b], angles }: Block, { gates, relabels }: NetworkCost): number {
  const full = gates.ofFullGate(wires);
  if (a === 1 && b === 2) return gates.ofInteraction(angles[3], wires);
  if (a === 1 || b === 2) return full;
  if (a !== 2 || b !== 1) return relabels ? full : 2 * full;
  // A swap with a phase has the Weyl coordinates (pi/4, pi/4, pi/4 - angle/2).
  if (relabels) return gates.ofInteraction(angles[3], wires);
  return 2 * full + gates.ofInteraction(addAngles(angles[3], Math.PI / 2), wires);
}
