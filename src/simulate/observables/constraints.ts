import type { LinearConstraint, QuadraticConstraint } from '../../pauli/index.js';

/** What the bits of an outcome shall keep to. */
export interface Constraints {
  readonly linear: readonly LinearConstraint[];
  readonly quadratic: readonly QuadraticConstraint[];
}

/**
 * By how much an outcome breaks the constraints, added up over all of them; undefined where there are none.
 *
 * @returns a function of basis-state indices
 */
export function violationOf({ linear, quadratic }: Constraints): ((index: number) => number) | undefined {
  if (linear.length + quadratic.length === 0) return undefined;
  return (index) => {
    let sum = 0;
    for (const { coefficients, bound } of linear) sum += Math.max(0, product(coefficients, index) - bound);
    for (const constraint of quadratic) {
      let left = product(constraint.linear, index);
      constraint.quadratic.forEach((row, qubit) => {
        if ((index >> qubit) & 1) left += product(row, index);
      });
      sum += Math.max(0, left - constraint.bound);
    }
    return sum;
  };
}

/** The sum of the entries whose qubits read one. */
function product(entries: readonly number[], index: number): number {
  let sum = 0;
  for (let qubit = 0; qubit < entries.length; qubit++) if ((index >> qubit) & 1) sum += entries[qubit]!;
  return sum;
}
