import type { Coupling } from './coupling.js';
import { meetings, type RoutingProblem } from './routing-problem.js';

/** What reading qubits costs, in what a typical full gate costs. */
export interface ReadOutWeights {
  /** By qubit, whether it is read. */
  readonly isRead: (qubit: number) => boolean;
  /** By wire, what reading a qubit there costs beside others. */
  readonly weight: (wire: number) => number;
}

/** Where nothing is known of read-outs. */
export const NO_READ_OUT: ReadOutWeights = { isRead: () => false, weight: () => 0 };

/** So often all pairs of qubits are looked at. */
const MOST_ROUNDS = 50;
const WORTHWHILE = 1e-12;

/**
 * A layout in which everything that meets is still connected, on better pairs and read-outs: two qubits, or one and a
 * spare wire, change places as long as that makes the sum of the errors less.
 *
 * @param layout by qubit, spare ones after the circuit's own; all that meet are neighbours
 */
export function improvedLayout(
  layout: Int32Array,
  problem: RoutingProblem,
  coupling: Coupling,
  { isRead, weight }: ReadOutWeights,
): Int32Array {
  const { wires, weights } = coupling;
  const { qubits } = problem;
  const made = layout.slice();
  const partners = Array.from({ length: wires }, (): [qubit: number, cost: number][] => []);
  for (const [key, cost] of meetings(problem)) {
    const [a, b] = [Math.floor(key / qubits), key % qubits];
    partners[a]!.push([b, cost]);
    partners[b]!.push([a, cost]);
  }
  /** What a qubit costs on a wire, the other one of an exchange standing where it came from. */
  const costOf = (qubit: number, wire: number, other: number, otherWire: number): number => {
    let sum = qubit < qubits && isRead(qubit) ? weight(wire) : 0;
    for (const [partner, cost] of partners[qubit]!) {
      const place = partner === other ? otherWire : made[partner]!;
      if (!coupling.connects(wire, place)) return Number.POSITIVE_INFINITY;
      sum += cost * weights[wire * wires + place]!;
    }
    return sum;
  };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let isBetter = false;
    for (let a = 0; a < qubits; a++) {
      for (let b = a + 1; b < wires; b++) {
        const [p, q] = [made[a]!, made[b]!];
        const before = costOf(a, p, b, q) + costOf(b, q, a, p);
        const after = costOf(a, q, b, p) + costOf(b, p, a, q);
        if (after >= before - WORTHWHILE) continue;
        made[a] = q;
        made[b] = p;
        isBetter = true;
      }
    }
    if (!isBetter) break;
  }
  return made;
}
