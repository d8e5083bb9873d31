import type { Coupling } from './coupling.js';
import { embed } from './embedding.js';
import { improvedLayout, NO_READ_OUT, type ReadOutWeights } from './improved-layout.js';
import type { Island } from './islands.js';
import { greedyLayout, randomLayout, withSpares } from './layouts.js';
import { randomNumbers } from './random-numbers.js';
import { type RouteEffort, RouteSearch } from './route-search.js';
import { meetings, type RoutingProblem } from './routing-problem.js';
import type { Route } from './swap-search.js';

/** A way through a circuit and the layout that it starts from. */
export interface FoundRoute extends Route {
  /** By qubit, spare ones after the circuit's own: the wire at the start. */
  readonly start: Int32Array;
}

/** What else decides. */
export interface RouteWishes {
  /** The layout that is asked for. */
  readonly given?: readonly number[] | undefined;
  /** What reading a qubit on a wire costs. */
  readonly read?: ReadOutWeights;
}

/** So often a layout without exchanges is looked for, wires in other orders. */
const EMBEDDINGS = 3;

/**
 * The cheapest way through a circuit that is found: one without exchanges if there is a layout for it, else from several
 * layouts, each improved by leading it through the circuit and back, and the best of them by small changes.
 */
export function findRoute(
  problem: RoutingProblem,
  coupling: Coupling,
  islands: readonly Island[],
  effort: RouteEffort,
  { given, read = NO_READ_OUT }: RouteWishes = {},
): FoundRoute {
  const search = new RouteSearch(problem, coupling, effort.work);
  if (given !== undefined) {
    const start = withSpares(filled(given, coupling.wires), coupling.wires);
    for (let k = 0; k < effort.starts + effort.changes; k++) search.tryFrom(start, k);
    return search.best;
  }
  const embedded = layoutWithoutExchanges(problem, coupling, effort.embeddingSteps);
  if (embedded) {
    const layout = improvedLayout(embedded, problem, coupling, read);
    search.offer(asItStands(problem, coupling, layout));
    for (let k = 0; k < effort.starts; k++) search.tryFrom(layout, k);
    return search.best;
  }
  for (let k = 0; k < effort.starts; k++) {
    const start =
      k === 0 ? greedyLayout(problem, islands, coupling) : randomLayout(islands, coupling, randomNumbers(k));
    search.tryAround(start, effort.rounds, k);
  }
  search.improve(islands, effort.changes);
  return search.best;
}

function filled(given: readonly number[], wires: number): Int32Array {
  const layout = new Int32Array(wires).fill(-1);
  layout.set(given);
  return layout;
}

/** All tasks one after the other, with no exchange. */
function asItStands(problem: RoutingProblem, { weights, wires }: Coupling, layout: Int32Array): FoundRoute {
  const weightOf = (qubits: readonly number[]): number =>
    qubits.length === 2 ? weights[layout[qubits[0]!]! * wires + layout[qubits[1]!]!]! : 1;
  const cost = problem.tasks.reduce((sum, { direct, qubits }) => sum + direct * weightOf(qubits), 0);
  return { steps: [...problem.tasks.keys()], cost, layout, start: layout };
}

/** A layout in which all that meet are neighbours, if one is found. */
export function layoutWithoutExchanges(
  problem: RoutingProblem,
  coupling: Coupling,
  steps: number,
): Int32Array | undefined {
  const { qubits } = problem;
  const partners = Array.from({ length: qubits }, (): number[] => []);
  for (const key of meetings(problem).keys()) {
    const [a, b] = [Math.floor(key / qubits), key % qubits];
    partners[a]!.push(b);
    partners[b]!.push(a);
  }
  for (let attempt = 0; attempt < EMBEDDINGS; attempt++) {
    const made = embed(partners, coupling, attempt === 0 ? { steps } : { steps, random: randomNumbers(attempt) });
    if (made.found) return withSpares(filled([...made.found], coupling.wires), coupling.wires);
    if (made.isImpossible) return undefined;
  }
  return undefined;
}
