import { IonloomError, issue } from '../../errors/index.js';

/** `coefficients . x <= bound`, one coefficient per qubit from qubit 0 on. */
export interface LinearConstraint {
  readonly coefficients: readonly number[];
  readonly bound: number;
}

/** `x P x + r . x <= bound`, with a row and a column of P and an entry of r per qubit from qubit 0 on. */
export interface QuadraticConstraint {
  /** P, by rows. */
  readonly quadratic: readonly (readonly number[])[];
  /** r. */
  readonly linear: readonly number[];
  readonly bound: number;
}

/** What the bits of an outcome shall keep to. */
export interface Constraints {
  readonly linear: readonly LinearConstraint[];
  readonly quadratic: readonly QuadraticConstraint[];
}

/**
 * By how much an outcome breaks the constraints, added up over all of them; undefined where there are none.
 *
 * @returns a function of basis-state indices
 * @throws IonloomError `InvalidInput` for a constraint with more entries than there are qubits.
 */
export function violationOf(
  { linear, quadratic }: Constraints,
  qubits: number,
): ((index: number) => number) | undefined {
  linear.forEach(({ coefficients }, k) => {
    requireLength(coefficients, qubits, ['linearConstraints', k, 'coefficients']);
  });
  quadratic.forEach((constraint, k) => {
    requireLength(constraint.linear, qubits, ['quadraticConstraints', k, 'linear']);
    for (const row of [constraint.quadratic, ...constraint.quadratic]) {
      requireLength(row, qubits, ['quadraticConstraints', k, 'quadratic']);
    }
  });
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

function requireLength(entries: readonly unknown[], qubits: number, path: readonly (string | number)[]): void {
  if (entries.length <= qubits) return;
  throw new IonloomError(
    issue('InvalidInput', `a constraint has ${entries.length} entries for the ${qubits} qubits of the circuit`, {
      path,
      expected: `at most ${qubits} entries`,
      received: String(entries.length),
    }),
  );
}
