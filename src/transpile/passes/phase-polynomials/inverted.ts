import type { Operation } from '../../../circuit/index.js';
import { inverseOfUse } from '../../../gates/index.js';

/** The inverses of operations, from the last to the first. */
export function inverted(operations: readonly Operation[]): readonly Operation[] {
  const inverses: Operation[] = [];
  for (let k = operations.length - 1; k >= 0; k--) inverses.push(inverseOfUse(operations[k]!));
  return inverses;
}
