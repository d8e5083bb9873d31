import { type CircuitData, partsOf, type StatedCircuit, sumOfLeftOut } from '../../circuit/index.js';
import type { LeftOut } from '../left-out.js';

/** What a pass made of a circuit; what it does not name stays. */
export interface Rewriting extends Partial<Pick<CircuitData, 'gateset' | 'globalPhase'>> {
  readonly operations: CircuitData['operations'];
  /** For every wire, the one that now holds what was on it. */
  readonly positions?: readonly number[];
  /** What was too little to be written. */
  readonly leftOut?: readonly LeftOut[];
}

/**
 * A circuit made anew, with what was stated of it before and what has to be stated now.
 *
 * Wires move only before the lowering, when no frame is stated yet.
 */
export function rewritten(stated: StatedCircuit, { positions, leftOut = [], ...made }: Rewriting): StatedCircuit {
  const { outputPermutation } = stated;
  const booked = leftOut.filter(({ count }) => count > 0);
  return {
    ...stated,
    circuit: { ...partsOf(stated.circuit), ...made },
    outputPermutation: positions ? outputPermutation.map((wire) => positions[wire]!) : outputPermutation,
    ...(booked.length === 0 ? {} : { leftOut: booked.reduce(sumOfLeftOut, stated.leftOut ?? { norm: 0, count: 0 }) }),
  };
}
