import { IonloomError, type Issue, inWords, issue, requireIterable } from '../errors/index.js';

/** An undirected set of the qubit pairs on which an entangling gate can run. */
export interface QubitPairs {
  /** Every pair once, the smaller qubit first, sorted. */
  readonly pairs: readonly (readonly [number, number])[];
  /** Whether an entangling gate can run on this pair, in either order. */
  allows(a: number, b: number): boolean;
}

/** Which pairs of qubits can be entangled: all of them, or a set. */
export type Connectivity = 'all-to-all' | QubitPairs;

/** Whether a connectivity lets an entangling gate run on two different qubits, in either order. */
export function connects(connectivity: Connectivity, a: number, b: number): boolean {
  if (connectivity !== 'all-to-all' && typeof connectivity?.allows !== 'function') {
    const message = `a connectivity is 'all-to-all' or made by qubitPairs, not ${inWords(connectivity)}`;
    throw new IonloomError(issue('WrongArgument', message));
  }
  return a !== b && (connectivity === 'all-to-all' || connectivity.allows(a, b));
}

/**
 * Makes an undirected pair set; order within a pair and repeats do not matter.
 *
 * @throws IonloomError (`QubitOutOfRange`, `DuplicateQubit`) listing every pair that is not two different qubits.
 */
export function qubitPairs(pairs: Iterable<readonly [number, number]>, qubits: number | null = null): QubitPairs {
  const issues: Issue[] = [];
  const neighbours = new Map<number, Set<number>>();
  let index = 0;
  requireIterable(pairs, 'what qubitPairs takes');
  for (const pair of pairs) {
    requireIterable(pair, 'a pair of qubits');
    const [a, b] = pair;
    const path = ['connectivity', index++];
    const outside = [a, b].find((qubit) => !isQubit(qubit, qubits));
    if (outside !== undefined) {
      const range = qubits === null ? 'a whole number from 0' : `a whole number from 0 to ${qubits - 1}`;
      issues.push(issue('QubitOutOfRange', `a connected qubit must be ${range}, not ${outside}`, { path }));
    } else if (a === b) {
      issues.push(issue('DuplicateQubit', `qubit ${a} cannot be connected with itself`, { path }));
    } else {
      const [low, high] = a < b ? [a, b] : [b, a];
      const known = neighbours.get(low);
      if (known) known.add(high);
      else neighbours.set(low, new Set([high]));
    }
  }
  if (issues.length > 0) throw new IonloomError(issues);
  const sorted = [...neighbours]
    .flatMap(([low, highs]) => [...highs].map((high) => Object.freeze([low, high] as const)))
    .sort(([a, b], [c, d]) => a - c || b - d);
  return Object.freeze({
    pairs: Object.freeze(sorted),
    allows: (a: number, b: number) => neighbours.get(Math.min(a, b))?.has(Math.max(a, b)) === true,
  });
}

/** Whether a value is a qubit index of a register of this width (null: of any width). */
export function isQubit(value: unknown, qubits: number | null): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (qubits === null || (value as number) < qubits);
}
