import type { Operation } from '../../circuit/index.js';
import { pairAxesOf } from '../../gates/index.js';
import { isNumeric } from '../../math/index.js';
import type { Pass } from '../pipeline/pass.js';
import { rewritten } from '../pipeline/rewritten.js';

/**
 * Interactions of small angles are left out, the smallest first, as far as is allowed.
 *
 * Leaving out exp(-i a/2 PP) changes the circuit by 2 |sin(a/4)| in operator norm, and changes add up at most. Half turns
 * stay: of an angle near pi only what is beyond it is left out.
 */
export const dropSmallAngles: Pass = {
  name: 'drop-small-angles',
  needs: { gates: 'elementary', allowance: true },
  ensures: 'the same kinds of gates; within what is allowed of the original',
  run: (stated, { approximate, checks }) => {
    const { circuit } = stated;
    const before = stated.leftOut ?? { norm: 0, count: 0 };
    let { norm: spent, count } = before;
    if (approximate <= spent) return stated;
    const rests = circuit.operations.flatMap((operation, position) => {
      const rest = restOf(operation);
      return rest === undefined ? [] : [{ position, rest, norm: 2 * Math.abs(Math.sin(rest / 4)) }];
    });
    rests.sort((a, b) => a.norm - b.norm || a.position - b.position);
    const operations = [...circuit.operations];
    for (const { position, rest, norm } of rests) {
      if (spent + norm > approximate) break;
      const operation = operations[position]!;
      const made = { ...operation, parameters: [(operation.parameters[0] as number) - rest] };
      if (!checks.replaces([operation], [made], { allowance: norm })) continue;
      spent += norm;
      count++;
      operations[position] = made;
    }
    if (count === before.count) return stated;
    return { ...rewritten(stated, { operations }), leftOut: { norm: spent, count } };
  },
};

/** What an interaction's angle is beyond half turns, radians; undefined for every other gate. */
function restOf({ gate, parameters, targets }: Operation): number | undefined {
  const [angle] = parameters;
  if (targets.length !== 2 || !pairAxesOf(gate) || parameters.length !== 1 || !isNumeric(angle!)) return undefined;
  return angle - Math.PI * Math.round(angle / Math.PI);
}
