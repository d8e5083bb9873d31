import { type CircuitData, type Operation, partsOf } from '../../circuit/index.js';
import { pairAxesOf } from '../../gates/index.js';
import { isNumeric } from '../../math/index.js';
import type { Pass, PassContext } from '../pipeline/pass.js';

/**
 * Interactions of small angles are left out, the smallest first, as far as the ledger allows.
 *
 * Leaving out exp(-i a/2 PP) changes the circuit by 2 |sin(a/4)| in operator norm, and changes add up at most. Half turns
 * stay: of an angle near pi only what is beyond it is left out.
 */
export const dropSmallAngles: Pass = {
  name: 'drop-small-angles',
  requires: 'one-qubit gates without controls, interactions of one Pauli pair, barriers',
  ensures: 'the same kinds of gates; within what the ledger allows of the original',
  run: (circuit, context): CircuitData => {
    if (context.ledger.allowed <= context.ledger.spent) return circuit;
    const rests = circuit.operations.flatMap((operation, position) => {
      const rest = restOf(operation);
      return rest === undefined ? [] : [{ position, rest, norm: 2 * Math.abs(Math.sin(rest / 4)) }];
    });
    rests.sort((a, b) => a.norm - b.norm || a.position - b.position);
    const { dropped } = context.ledger;
    const operations = [...circuit.operations];
    for (const { position, rest, norm } of rests) {
      if (!fits(context, norm)) break;
      const operation = operations[position]!;
      const made = { ...operation, parameters: [(operation.parameters[0] as number) - rest] };
      if (!context.checks.replaces([operation], [made], { allowance: norm })) continue;
      spend(context, norm);
      operations[position] = made;
    }
    return context.ledger.dropped === dropped ? circuit : { ...partsOf(circuit), operations };
  },
};

/** What an interaction's angle is beyond half turns, radians; undefined for every other gate. */
function restOf({ gate, parameters, targets }: Operation): number | undefined {
  const [angle] = parameters;
  if (targets.length !== 2 || !pairAxesOf(gate) || parameters.length !== 1 || !isNumeric(angle!)) return undefined;
  return angle - Math.PI * Math.round(angle / Math.PI);
}

function fits({ ledger: { allowed, spent } }: PassContext, norm: number): boolean {
  return spent + norm <= allowed;
}

function spend(context: PassContext, norm: number): void {
  const { allowed, spent, dropped } = context.ledger;
  context.ledger = { allowed, spent: spent + norm, dropped: dropped + 1 };
}
