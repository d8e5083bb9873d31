import type { Coupling } from './coupling.js';

const NONE = -1;

/**
 * Exchanges of neighbours that bring every qubit back to where it started (the token swapping problem): first those by
 * which two come nearer, or one while a spare wire does not care; then wire by wire, from the outside in.
 *
 * @param start by qubit, spare ones after the circuit's own, the wire at the start
 * @param end the same at the end
 * @param qubits how many are the circuit's own: spare ones may end anywhere
 */
export function exchangesHome(
  start: Int32Array,
  end: Int32Array,
  qubits: number,
  coupling: Coupling,
): readonly (readonly [number, number])[] {
  const { wires } = coupling;
  /** By wire, the one that its content has to go to; none for what is spare. */
  const goal = new Int32Array(wires).fill(NONE);
  for (let qubit = 0; qubit < qubits; qubit++) goal[end[qubit]!] = start[qubit]!;
  const made: [number, number][] = [];
  const exchange = (a: number, b: number): void => {
    [goal[a], goal[b]] = [goal[b]!, goal[a]!];
    made.push([a, b]);
  };
  const gain = (from: number, to: number): number => {
    const home = goal[from]!;
    return home === NONE ? 0 : coupling.distance(from, home) - coupling.distance(to, home);
  };
  for (const wanted of [2, 1]) {
    for (let isAny = true; isAny; ) {
      isAny = false;
      for (let a = 0; a < wires; a++) {
        for (const b of coupling.neighbours[a]!) {
          // A single step counts where nothing else is moved by it, or what is moved stays as near.
          if (b < a || gain(a, b) + gain(b, a) < wanted) continue;
          exchange(a, b);
          isAny = true;
        }
      }
    }
  }
  giveSparesHomes(goal, coupling);
  for (const [wire, isLeft] of fromOutside(coupling)) {
    const from = goal.indexOf(wire);
    if (from === NONE || from === wire) continue;
    const way = wayBetween(from, wire, coupling, isLeft);
    for (let k = 1; k < way.length; k++) exchange(way[k - 1]!, way[k]!);
  }
  return made;
}

/** Lets spare wires go where no qubit has to: nowhere if they can stay, else within what is connected. */
function giveSparesHomes(goal: Int32Array, coupling: Coupling): void {
  const isTaken = new Uint8Array(goal.length);
  for (const home of goal) if (home !== NONE) isTaken[home] = 1;
  const settle = (wire: number, home: number): void => {
    goal[wire] = home;
    isTaken[home] = 1;
  };
  for (let wire = 0; wire < goal.length; wire++) if (goal[wire] === NONE && isTaken[wire] === 0) settle(wire, wire);
  for (let wire = 0; wire < goal.length; wire++) {
    if (goal[wire] !== NONE) continue;
    settle(
      wire,
      isTaken.findIndex((taken, home) => taken === 0 && !coupling.isApart(wire, home)),
    );
  }
}

/** Wires in an order in which those that are left stay connected, each with the ones that are left then. */
function* fromOutside(coupling: Coupling): Generator<readonly [wire: number, isLeft: Uint8Array]> {
  const isLeft = new Uint8Array(coupling.wires).fill(1);
  for (const component of coupling.components()) {
    const root = component[0]!;
    // The last ones that a search reaches lead nowhere further.
    const order = [...component].sort((a, b) => coupling.distance(root, b) - coupling.distance(root, a) || a - b);
    for (const wire of order) {
      yield [wire, isLeft];
      isLeft[wire] = 0;
    }
  }
}

/** A shortest way over wires that are left. */
function wayBetween(from: number, to: number, { neighbours, wires }: Coupling, isLeft: Uint8Array): readonly number[] {
  const before = new Int32Array(wires).fill(NONE);
  const queue = [from];
  before[from] = from;
  for (let at = 0; before[to] === NONE && at < queue.length; at++) {
    for (const next of neighbours[queue[at]!]!) {
      if (isLeft[next] === 0 || before[next] !== NONE) continue;
      before[next] = queue[at]!;
      queue.push(next);
    }
  }
  const way = [to];
  while (way[0] !== from && before[way[0]!] !== NONE) way.unshift(before[way[0]!]!);
  return way;
}
