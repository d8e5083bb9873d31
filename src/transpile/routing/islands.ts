import type { Coupling } from './coupling.js';
import { meetings, type RoutingProblem } from './routing-problem.js';

/** Qubits that have to meet, directly or over others, and the wires among which they can. */
export interface Island {
  readonly qubits: readonly number[];
  readonly wires: readonly number[];
}

/** So many distributions of qubits over a disconnected machine are tried. */
const MOST_TRIES = 10_000;

/** Qubits that have to meet each other, the largest set first; a qubit that meets no other is a set by itself. */
export function groupsThatMeet(problem: RoutingProblem): readonly (readonly number[])[] {
  const { qubits } = problem;
  const root = Array.from({ length: qubits }, (_, qubit) => qubit);
  const find = (qubit: number): number => {
    let at = qubit;
    while (root[at] !== at) at = root[at]!;
    return at;
  };
  for (const key of meetings(problem).keys()) root[find(Math.floor(key / qubits))] = find(key % qubits);
  const found = new Map<number, number[]>();
  for (let qubit = 0; qubit < qubits; qubit++) {
    const at = find(qubit);
    const group = found.get(at);
    if (group) group.push(qubit);
    else found.set(at, [qubit]);
  }
  return [...found.values()].sort((a, b) => b.length - a.length);
}

/**
 * Distributes qubits over the connected parts of a machine; undefined where they have no place there.
 *
 * On a machine all of whose wires are connected there is one part, with all qubits.
 */
export function islandsOf(problem: RoutingProblem, coupling: Coupling): readonly Island[] | undefined {
  const parts = coupling.components();
  const groups = groupsThatMeet(problem);
  const room = parts.map((wires) => wires.length);
  const chosen: number[] = [];
  let tries = 0;
  const place = (k: number): boolean => {
    if (k === groups.length) return true;
    if (++tries > MOST_TRIES) return false;
    for (let part = 0; part < parts.length; part++) {
      if (room[part]! < groups[k]!.length) continue;
      room[part] = room[part]! - groups[k]!.length;
      chosen[k] = part;
      if (place(k + 1)) return true;
      room[part] = room[part]! + groups[k]!.length;
    }
    return false;
  };
  if (!place(0)) return undefined;
  return parts.map((wires, part) => ({
    wires,
    qubits: groups.flatMap((group, k) => (chosen[k] === part ? group : [])),
  }));
}
