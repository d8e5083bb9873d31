import type { Coupling } from './coupling.js';
import type { FoundRoute } from './find-route.js';
import type { Island } from './islands.js';
import { randomNumbers } from './random-numbers.js';
import type { RoutingProblem } from './routing-problem.js';
import { SwapSearch, type SwapWeights } from './swap-search.js';

/** How long is searched for a way; what is found depends on nothing else. */
export interface RouteEffort {
  /** From how many layouts. */
  readonly starts: number;
  /** How often each is led through the circuit and back, to start from where that ends. */
  readonly rounds: number;
  /** How often the best layout that was found is changed a little. */
  readonly changes: number;
  /** The most steps of a search for a layout without exchanges. */
  readonly embeddingSteps: number;
  /** The most tasks that are led over the machine in all, beyond the first layout. */
  readonly work: number;
}

/** Tried in turns, as no one is the best for all circuits. */
const WEIGHTS: readonly SwapWeights[] = [
  { ahead: 20, aheadWeight: 0.25, aheadReach: 10, exchangeWeight: 0.5, nearness: 0.5, chance: 0.1 },
  { ahead: 20, aheadWeight: 0.5, aheadReach: 10, exchangeWeight: 0.2, nearness: 0.5, chance: 0.1 },
  { ahead: 40, aheadWeight: 0.5, aheadReach: 20, exchangeWeight: 0.5, nearness: 0.5, chance: 0.1 },
  { ahead: 20, aheadWeight: 0.5, aheadReach: 10, exchangeWeight: 0.5, nearness: 1, chance: 0.1 },
  { ahead: 10, aheadWeight: 0.5, aheadReach: 5, exchangeWeight: 0.5, nearness: 0.5, chance: 0.1 },
  { ahead: 20, aheadWeight: 0.5, aheadReach: 10, exchangeWeight: 0.5, nearness: 0, chance: 0.1 },
];

const WORTHWHILE = 1e-9;

/** Leads a circuit over a machine again and again, and keeps the cheapest way. */
export class RouteSearch {
  readonly #forth: readonly SwapSearch[];
  readonly #back: readonly SwapSearch[];
  readonly #size: number;
  #best: FoundRoute | undefined;
  #bestTurn = 0;
  #work: number;

  constructor(problem: RoutingProblem, coupling: Coupling, work: number) {
    const back = problem.reversed();
    this.#forth = WEIGHTS.map((weights) => new SwapSearch(problem, coupling, weights));
    this.#back = WEIGHTS.map((weights) => new SwapSearch(back, coupling, weights));
    this.#size = problem.tasks.length;
    this.#work = work;
  }

  /** The cheapest way so far; there has to be one. */
  get best(): FoundRoute {
    return this.#best!;
  }

  /** Takes a way if it is cheaper than all before. */
  offer(route: FoundRoute, turn: number = 0): void {
    if (this.#best !== undefined && route.cost >= this.#best.cost - WORTHWHILE) return;
    this.#best = route;
    this.#bestTurn = turn;
  }

  /** From a layout, with weights and chances by a number. */
  tryFrom(start: Int32Array, k: number): void {
    if (!this.#mayWork()) return;
    const turn = k % WEIGHTS.length;
    const found = this.#forth[turn]!.run(start, randomNumbers(k), this.#best?.cost);
    if (found) this.offer({ ...found, start }, turn);
  }

  /** From a layout, and again from where leading it through the circuit and back ends. */
  tryAround(start: Int32Array, rounds: number, k: number): void {
    const turn = k % WEIGHTS.length;
    let layout = start;
    for (let round = 0; round < rounds; round++) {
      if (!this.#mayWork()) return;
      const there = this.#forth[turn]!.run(layout, randomNumbers(k))!;
      this.offer({ ...there, start: layout }, turn);
      if (!this.#mayWork()) return;
      layout = this.#back[turn]!.run(there.layout, randomNumbers(k))!.layout;
    }
    this.tryFrom(layout, k);
  }

  /** From the best layout with a qubit or two on other wires, or by other chances. */
  improve(islands: readonly Island[], changes: number): void {
    const random = randomNumbers(this.#size);
    for (let k = 0; k < changes; k++) {
      const start = this.best.start.slice();
      for (let count = k % 3; count > 0; count--) exchangeTwo(start, islands, random);
      // Mostly with the weights that were best so far.
      this.tryFrom(start, (k % 3 === 2 ? k : this.#bestTurn) + WEIGHTS.length * (k + 1));
    }
  }

  /** The first way is found whatever it takes. */
  #mayWork(): boolean {
    if (this.#best === undefined) return true;
    this.#work -= this.#size;
    return this.#work > 0;
  }
}

/** Puts a qubit of the circuit on another wire, and what is there in its place. */
function exchangeTwo(start: Int32Array, islands: readonly Island[], random: () => number): void {
  const { qubits, wires } = islands.find((island) => island.qubits.length > 0) ?? islands[0]!;
  const qubit = qubits[Math.floor(qubits.length * random())] ?? 0;
  const wire = wires[Math.floor(wires.length * random())]!;
  const other = start.indexOf(wire);
  start[other] = start[qubit]!;
  start[qubit] = wire;
}
