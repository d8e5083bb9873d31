import { type Coupling, UNREACHABLE } from './coupling.js';
import type { Island } from './islands.js';
import { shuffle } from './random-numbers.js';
import { meetings, type RoutingProblem } from './routing-problem.js';

const NONE = -1;

/** A layout in which qubits stand on wires of their islands at random. */
export function randomLayout(islands: readonly Island[], coupling: Coupling, random: () => number): Int32Array {
  const wireOf = new Int32Array(coupling.wires).fill(NONE);
  for (const { qubits, wires } of islands) {
    const order = shuffle([...wires], random);
    qubits.forEach((qubit, k) => {
      wireOf[qubit] = order[k]!;
    });
  }
  return withSpares(wireOf, coupling.wires);
}

/**
 * A layout in which qubits stand near to those that they meet most: one after the other, the one that meets most of those
 * that have a place, on the wire where that takes the fewest steps.
 */
export function greedyLayout(problem: RoutingProblem, islands: readonly Island[], coupling: Coupling): Int32Array {
  const { qubits } = problem;
  const weights = weightsOf(problem);
  const wireOf = new Int32Array(coupling.wires).fill(NONE);
  for (const island of islands) {
    const free = new Set(island.wires);
    const waiting = new Set(island.qubits);
    while (waiting.size > 0) {
      const qubit = best(waiting, (each) => {
        let [placed, all] = [0, 0];
        for (let other = 0; other < qubits; other++) {
          const weight = weights[each * qubits + other]!;
          all += weight;
          if (wireOf[other] !== NONE) placed += weight;
        }
        return placed + 1e-6 * all;
      });
      const wire = best(free, (each) => {
        let steps = 0;
        for (let other = 0; other < qubits; other++) {
          if (wireOf[other] !== NONE)
            steps += weights[qubit * qubits + other]! * coupling.distance(each, wireOf[other]!);
        }
        const far = coupling.neighbours[each]!.length === 0 ? UNREACHABLE : 0;
        return -steps - far + 1e-6 * coupling.neighbours[each]!.filter((other) => free.has(other)).length;
      });
      wireOf[qubit] = wire;
      free.delete(wire);
      waiting.delete(qubit);
    }
  }
  return withSpares(wireOf, coupling.wires);
}

/** By two qubits, what their tasks cost. */
function weightsOf(problem: RoutingProblem): Float64Array {
  const { qubits } = problem;
  const weights = new Float64Array(qubits * qubits);
  for (const [key, weight] of meetings(problem)) {
    const [a, b] = [Math.floor(key / qubits), key % qubits];
    weights[a * qubits + b] = weight;
    weights[b * qubits + a] = weight;
  }
  return weights;
}

function best(from: Iterable<number>, score: (each: number) => number): number {
  let found = NONE;
  let most = Number.NEGATIVE_INFINITY;
  for (const each of from) {
    const own = score(each);
    if (own <= most) continue;
    most = own;
    found = each;
  }
  return found;
}

/** Puts spare qubits on the wires that are left, in their order. */
export function withSpares(wireOf: Int32Array, wires: number): Int32Array {
  const used = new Uint8Array(wires);
  for (const wire of wireOf) if (wire !== NONE) used[wire] = 1;
  let spare = 0;
  for (let qubit = 0; qubit < wires; qubit++) {
    if (wireOf[qubit] !== NONE && wireOf[qubit] !== undefined) continue;
    while (used[spare] === 1) spare++;
    wireOf[qubit] = spare++;
  }
  return wireOf;
}
