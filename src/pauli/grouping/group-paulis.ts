import type { SparsePauli } from '../sparse-pauli.js';
import {
  type Colouring,
  cliqueSize,
  firstFit,
  largestFirst,
  mostConstrained,
  recursiveLargestFirst,
  smallestLast,
} from './colourings.js';
import { type Commutation, ConflictGraph, Conflicts } from './conflict-graph.js';
import { iteratedGreedy, membersOf, tabuSearch } from './fewer-groups.js';

/** What is measured of a string: how much of the observable it is. */
export interface WeightedPauli {
  readonly pauli: SparsePauli;
  /** The coefficient; its sign does not matter. */
  readonly coefficient: number;
}

/** For more strings there is no graph, whose bits are as many as the square of this: each goes into the first group it fits. */
const MOST_IN_GRAPH = 2 ** 13;

/** The slower of the greedy ways, for up to so many strings. */
const MOST_FOR_RECURSIVE = 2 ** 10;

/** What the searches for fewer groups may look at: for a few hundred strings some milliseconds. */
const LEAST_STEPS = 2e5;
const STEPS_PER_PAIR = 12;
const MOST_STEPS = 2e7;

/**
 * Strings in as few groups as are found whose members commute, qubit by qubit or as a whole: colours of the graph of those
 * that do not. Five greedy ways, then two searches from the best of them, in a number of steps that the number of strings
 * decides, so that the same strings always come in the same groups. Within that, heavy strings stand together, which takes
 * fewer shots.
 *
 * @param wires more than any string names
 * @returns the numbers of the strings in each group, rising; the heaviest group first
 */
export function groupPaulis(
  strings: readonly WeightedPauli[],
  wires: number,
  commutation: Commutation,
): readonly (readonly number[])[] {
  const weights = Float64Array.from(strings, ({ coefficient }) => coefficient * coefficient);
  const byWeight = Int32Array.from(weights, (_, k) => k).sort((a, b) => weights[b]! - weights[a]! || a - b);
  const conflicts = Conflicts.among(
    strings.map(({ pauli }) => pauli),
    wires,
    commutation,
  );
  const groups =
    strings.length > MOST_IN_GRAPH ? withoutGraph(conflicts, byWeight) : packed(conflicts, byWeight, weights);
  for (const group of groups) group.sort((a, b) => a - b);
  return heaviestFirst(groups, weights);
}

/** The fewest groups that are found, then heavy strings gathered in few of them. */
function packed(conflicts: Conflicts, byWeight: Int32Array, weights: Float64Array): number[][] {
  let graph = new ConflictGraph(conflicts);
  let { colours, count } = fewestGroups(graph, byWeight);
  const local = conflicts.commutation === 'general' ? new ConflictGraph(conflicts.of('qubit-wise')) : graph;
  // Where it takes no more groups, strings that commute qubit by qubit need no entangling gate to be read together.
  if (local !== graph && cliqueSize(local, largestFirst(local)) <= count) {
    const found = fewestGroups(local, byWeight);
    if (found.count <= count) {
      graph = local;
      ({ colours, count } = found);
    }
  }
  const groups = heaviestFirst(membersOf({ colours, count }), weights);
  const order = groups.flatMap((group) => group.toSorted((a, b) => weights[b]! - weights[a]! || a - b));
  // Group by group in the order of their weights, every string goes as far to the front as it fits: none is added.
  return membersOf(firstFit(graph, order)).filter((group) => group.length > 0);
}

function fewestGroups(graph: ConflictGraph, byWeight: Int32Array): Colouring {
  const byDegree = largestFirst(graph);
  const floor = cliqueSize(graph, byDegree);
  let best = firstFit(graph, byWeight);
  const ways: readonly (() => Colouring)[] = [
    () => firstFit(graph, byDegree),
    () => mostConstrained(graph),
    () => firstFit(graph, smallestLast(graph)),
    ...(graph.size > MOST_FOR_RECURSIVE ? [] : [() => recursiveLargestFirst(graph)]),
  ];
  for (const way of ways) {
    if (best.count <= floor) return best;
    const found = way();
    if (found.count < best.count) best = found;
  }
  const steps = Math.min(MOST_STEPS, LEAST_STEPS + STEPS_PER_PAIR * graph.size ** 2);
  best = iteratedGreedy(graph, best, floor, { steps: steps / 4 });
  return tabuSearch(graph, best, floor, { steps });
}

/** Each string in the first group that has none in conflict with it. */
function withoutGraph(conflicts: Conflicts, order: Int32Array): number[][] {
  const groups: number[][] = [];
  for (const string of order) {
    const fitting = groups.find((group) => group.every((other) => !conflicts.between(string, other)));
    if (fitting === undefined) groups.push([string]);
    else fitting.push(string);
  }
  return groups;
}

function heaviestFirst(groups: readonly number[][], weights: Float64Array): number[][] {
  const weighed = groups.map((group) => ({
    group,
    weight: group.reduce((sum, string) => sum + weights[string]!, 0),
  }));
  weighed.sort((a, b) => b.weight - a.weight || a.group[0]! - b.group[0]!);
  return weighed.map(({ group }) => group);
}
