import type { Coupling } from './coupling.js';
import { embed } from './embedding.js';
import { improvedLayout, NO_READ_OUT, type ReadOutWeights } from './improved-layout.js';
import type { Island } from './islands.js';
import { greedyLayout, randomLayout, withSpares } from './layouts.js';
import { randomNumbers } from './random-numbers.js';
import { meetings, type RoutingProblem } from './routing-problem.js';
import { type Route, SwapSearch, type SwapWeights } from './swap-search.js';

/** How long is searched for a way; what is found depends on nothing else. */
export interface RouteEffort {
  /** From how many layouts. */
  readonly starts: number;
  /** How often each is led through the circuit and back, to start from where that ends. */
  readonly rounds: number;
  /** The most steps of a search for a layout without exchanges. */
  readonly embeddingSteps: number;
}

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

/** Tried one after the other, as no one is the best for all circuits. */
const WEIGHTS: readonly SwapWeights[] = [
  { ahead: 20, aheadWeight: 0.5, aheadReach: 10, exchangeWeight: 0.5, nearness: 0 },
];

/**
 * The cheapest way through a circuit that is found: one without exchanges if there is a layout for it, else from several
 * layouts, each improved by leading it through the circuit and back.
 */
export function findRoute(
  problem: RoutingProblem,
  coupling: Coupling,
  islands: readonly Island[],
  effort: RouteEffort,
  { given, read = NO_READ_OUT }: RouteWishes = {},
): FoundRoute {
  const searches = WEIGHTS.map((weights) => new SwapSearch(problem, coupling, weights));
  let best: FoundRoute | undefined;
  const tryFrom = (start: Int32Array, search: SwapSearch): void => {
    const found = search.run(start, best?.cost);
    if (found && (best === undefined || found.cost < best.cost - WORTHWHILE)) best = { ...found, start };
  };
  if (given !== undefined) {
    const start = withSpares(filled(given, coupling.wires), coupling.wires);
    for (const search of searches) tryFrom(start, search);
    return best!;
  }
  const embedded = layoutWithoutExchanges(problem, coupling, effort.embeddingSteps);
  if (embedded) {
    const layout = improvedLayout(embedded, problem, coupling, read);
    best = asItStands(problem, coupling, layout);
    for (const search of searches) tryFrom(layout, search);
    return best!;
  }
  const back = problem.reversed();
  const backwards = WEIGHTS.map((weights) => new SwapSearch(back, coupling, weights));
  for (let k = 0; k < effort.starts; k++) {
    const random = randomNumbers(k);
    let layout = k === 0 ? greedyLayout(problem, islands, coupling) : randomLayout(islands, coupling, random);
    const turn = k % WEIGHTS.length;
    for (let round = 0; round < effort.rounds; round++) {
      tryFrom(layout, searches[turn]!);
      const there = searches[turn]!.run(layout)!;
      layout = backwards[turn]!.run(there.layout)!.layout;
    }
    tryFrom(layout, searches[turn]!);
  }
  return best!;
}

const WORTHWHILE = 1e-9;

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
  for (let attempt = 0; attempt < 3; attempt++) {
    const limits = attempt === 0 ? { steps } : { steps, random: randomNumbers(attempt) };
    const { found, ...rest } = embed(partners, coupling, limits);
    if (found) return withSpares(filled([...found], coupling.wires), coupling.wires);
    if ('isImpossible' in rest && rest.isImpossible) return undefined;
  }
  return undefined;
}
