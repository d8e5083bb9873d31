import { type Coupling, UNREACHABLE } from './coupling.js';
import type { RoutingProblem } from './routing-problem.js';

/** What decides which wires are exchanged. */
export interface SwapWeights {
  /** How many tasks beyond those that are waiting are looked at. */
  readonly ahead: number;
  /** What all of them together count, all of those waiting counting 1. */
  readonly aheadWeight: number;
  /** How fast one counts less than the one before it: after so many it is a third. */
  readonly aheadReach: number;
  /** What an exchange that nothing takes in costs, beside one step by which one waiting task comes nearer. */
  readonly exchangeWeight: number;
  /** By how much waiting tasks count less for each step that they are further apart. */
  readonly nearness: number;
  /** How much chance may add to what an exchange costs, so that other ways are found from the same layout. */
  readonly chance: number;
}

/** A way through a circuit. */
export interface Route {
  /** Tasks by number, and exchanges of wires a and b as `-1 - (a * wires + b)`. */
  readonly steps: readonly number[];
  /** What the tasks cost with all exchanges that they take in, and the exchanges that are left. */
  readonly cost: number;
  /** By qubit, spare ones after the circuit's own: the wire at the end. */
  readonly layout: Int32Array;
}

const NONE = -1;
/** What every recent exchange of a wire adds to what its next one costs, so that two do not take turns. */
const DECAY = 0.01;
/** After so many exchanges in a row without a task, for each wire, two qubits are led straight to each other. */
const PATIENCE = 1;
/** What is gained must be more than rounding. */
const WORTHWHILE = 1e-9;

/**
 * Leads qubits to each other by exchanging wires, one pair after the other, each time the one that brings most (after Li,
 * Ding and Xie, arXiv:1809.02573, and Zou et al., arXiv:2409.08368).
 *
 * What an exchange costs is known: next to a task on the same wires it is the difference to the task's mirror image (as in
 * McKinney et al., arXiv:2308.03874), which may be nothing or less; then it is looked at even where no task is waiting.
 */
export class SwapSearch {
  readonly #problem: RoutingProblem;
  readonly #coupling: Coupling;
  readonly #weights: SwapWeights;
  readonly #wires: number;
  readonly #wireOf: Int32Array;
  readonly #qubitOn: Int32Array;
  /** By task, groups that it waits for; by group, tasks that are left. */
  readonly #waits: Int32Array;
  readonly #left: Int32Array;
  readonly #isDone: Uint8Array;
  /** Tasks that wait for nothing but for their qubits to meet. */
  #front: number[] = [];
  /** Up to where all tasks in layers are done or waiting. */
  #layer = 0;
  /** By wire, the event that was last there; by event, what it costs and would cost with its wires exchanged. */
  readonly #last: Int32Array;
  readonly #costs: number[] = [];
  readonly #mirrors: number[] = [];
  readonly #isExchange: boolean[] = [];
  /** Events whose wires were exchanged: doing that again would only take it back. */
  readonly #isTurned: boolean[] = [];
  readonly #decay: Float64Array;
  /** By qubit, a list of the qubits that it is to meet and of how much each meeting counts. */
  readonly #head: Int32Array;
  #next = new Int32Array(64);
  #partner = new Int32Array(64);
  #counts = new Float64Array(64);
  #listed = 0;
  readonly #aheadCounts: readonly number[];
  #steps: number[] = [];
  #cost = 0;
  #random: () => number = () => 0;

  constructor(problem: RoutingProblem, coupling: Coupling, weights: SwapWeights) {
    this.#problem = problem;
    this.#coupling = coupling;
    this.#weights = weights;
    this.#wires = coupling.wires;
    this.#wireOf = new Int32Array(this.#wires);
    this.#qubitOn = new Int32Array(this.#wires);
    this.#waits = new Int32Array(problem.tasks.length);
    this.#left = new Int32Array(problem.groupSize.length);
    this.#isDone = new Uint8Array(problem.tasks.length);
    this.#last = new Int32Array(this.#wires);
    this.#decay = new Float64Array(this.#wires);
    this.#head = new Int32Array(this.#wires);
    const { ahead, aheadReach } = weights;
    const falling = Array.from({ length: ahead }, (_, k) => Math.exp(-k / aheadReach));
    const sum = falling.reduce((total, each) => total + each, 0);
    this.#aheadCounts = falling.map((each) => each / sum);
  }

  /**
   * The whole circuit from a layout: for every qubit, spare ones after the circuit's own, its wire.
   *
   * @param random numbers in [0, 1)
   * @param most the way is given up as soon as it costs more; undefined is returned then
   */
  run(layout: Int32Array, random: () => number, most: number = Number.POSITIVE_INFINITY): Route | undefined {
    this.#begin(layout);
    this.#random = random;
    const patience = PATIENCE * this.#wires + 4;
    let idle = 0;
    for (;;) {
      if (this.#execute()) {
        idle = 0;
        this.#decay.fill(0);
      }
      if (this.#cost > most) return undefined;
      if (this.#front.length === 0) break;
      if (idle++ > patience) this.#leadNearest();
      else this.#exchangeBest();
    }
    return { steps: this.#steps, cost: this.#cost, layout: this.#wireOf.slice() };
  }

  #begin(layout: Int32Array): void {
    const { tasks, groupSize, firstGroup } = this.#problem;
    this.#wireOf.set(layout);
    for (let qubit = 0; qubit < layout.length; qubit++) this.#qubitOn[layout[qubit]!] = qubit;
    this.#left.set(groupSize);
    this.#isDone.fill(0);
    this.#last.fill(NONE);
    this.#decay.fill(0);
    this.#costs.length = 0;
    this.#mirrors.length = 0;
    this.#isExchange.length = 0;
    this.#isTurned.length = 0;
    this.#steps = [];
    this.#front = [];
    this.#layer = 0;
    this.#cost = 0;
    for (let task = 0; task < tasks.length; task++) {
      this.#waits[task] = tasks[task]!.groups.length;
      if (this.#waits[task] === 0) this.#front.push(task);
    }
    for (let qubit = 0; qubit < firstGroup.length; qubit++) this.#open(firstGroup[qubit]!);
  }

  #open(group: number): void {
    if (group === NONE) return;
    const members = this.#problem.members[group]!;
    for (let k = 0; k < members.length; k++) {
      const task = members[k]!;
      this.#waits[task] = this.#waits[task]! - 1;
      if (this.#waits[task] === 0) this.#front.push(task);
    }
  }

  /** Does all that can be done; whether that was anything. */
  #execute(): boolean {
    let isAny = false;
    for (let k = 0; k < this.#front.length; ) {
      const task = this.#front[k]!;
      if (!this.#isPossible(task)) {
        k++;
        continue;
      }
      this.#front.splice(k, 1);
      const moved = this.#do(task);
      isAny = true;
      // An exchange may have brought together what was waiting.
      if (moved) k = 0;
    }
    return isAny;
  }

  #isPossible(task: number): boolean {
    const { first, second } = this.#problem;
    const a = first[task]!;
    return a === NONE || this.#coupling.connects(this.#wireOf[a]!, this.#wireOf[second[task]!]!);
  }

  /** Does a task; whether its wires were exchanged, too, because that brings others nearer for less than it costs. */
  #do(task: number): boolean {
    const { first, second, tasks, nextGroup } = this.#problem;
    const { qubits, groups, direct, mirrored } = tasks[task]!;
    this.#steps.push(task);
    this.#isDone[task] = 1;
    for (let k = 0; k < groups.length; k++) {
      const group = groups[k]!;
      this.#left[group] = this.#left[group]! - 1;
      if (this.#left[group] === 0) this.#open(nextGroup[group]!);
    }
    if (first[task] === NONE) {
      for (let k = 0; k < qubits.length; k++) this.#last[this.#wireOf[qubits[k]!]!] = NONE;
      this.#cost += direct;
      return false;
    }
    const a = this.#wireOf[first[task]!]!;
    const b = this.#wireOf[second[task]!]!;
    const weight = this.#coupling.weights[a * this.#wires + b]!;
    this.#note(a, b, weight * direct, weight * mirrored);
    if (mirrored > direct || this.#front.length === 0) return false;
    this.#lookAhead();
    const gain = this.#change(a, b) + (this.#weights.exchangeWeight * (mirrored - direct)) / this.#problem.exchange;
    if (gain > -WORTHWHILE) return false;
    this.#exchange(a, b);
    return true;
  }

  /** Notes what a task on two wires costs; one right after their exchange takes that in. */
  #note(a: number, b: number, direct: number, mirrored: number): void {
    const event = this.#last[a]!;
    if (event !== NONE && event === this.#last[b] && this.#isExchange[event]) {
      const isExchanged = this.#costs[event]! > 0;
      this.#cost += (isExchanged ? mirrored : direct) - this.#costs[event]!;
      this.#costs[event] = isExchanged ? mirrored : direct;
      this.#mirrors[event] = isExchanged ? direct : mirrored;
      this.#isExchange[event] = false;
      return;
    }
    this.#cost += direct;
    this.#happen(a, b, direct, mirrored, false);
  }

  #happen(a: number, b: number, cost: number, mirror: number, isExchange: boolean): void {
    const event = this.#costs.push(cost) - 1;
    this.#mirrors.push(mirror);
    this.#isExchange.push(isExchange);
    this.#isTurned.push(isExchange);
    this.#last[a] = event;
    this.#last[b] = event;
  }

  #exchange(a: number, b: number): void {
    const event = this.#last[a]!;
    if (event !== NONE && event === this.#last[b]) {
      const cost = this.#costs[event]!;
      this.#cost += this.#mirrors[event]! - cost;
      this.#costs[event] = this.#mirrors[event]!;
      this.#mirrors[event] = cost;
      this.#isTurned[event] = true;
    } else {
      const cost = this.#problem.exchange * this.#coupling.weights[a * this.#wires + b]!;
      this.#cost += cost;
      this.#happen(a, b, cost, 0, true);
    }
    const [p, q] = [this.#qubitOn[a]!, this.#qubitOn[b]!];
    this.#qubitOn[a] = q;
    this.#qubitOn[b] = p;
    this.#wireOf[p] = b;
    this.#wireOf[q] = a;
    this.#steps.push(-1 - (a * this.#wires + b));
  }

  /** What exchanging two wires costs now, in exchanges that nothing takes in. */
  #price(a: number, b: number): number {
    const event = this.#last[a]!;
    if (event === NONE || event !== this.#last[b]) return this.#coupling.weights[a * this.#wires + b]!;
    return (this.#mirrors[event]! - this.#costs[event]!) / this.#problem.exchange;
  }

  /** Lists what every qubit is to meet, now and soon. */
  #lookAhead(): void {
    const { first, second, layered } = this.#problem;
    const { ahead, aheadWeight, nearness } = this.#weights;
    this.#head.fill(NONE);
    this.#listed = 0;
    let waiting = 0;
    for (let k = 0; k < this.#front.length; k++) {
      const task = this.#front[k]!;
      if (first[task] === NONE) continue;
      const distance = this.#coupling.distance(this.#wireOf[first[task]!]!, this.#wireOf[second[task]!]!);
      const counts = nearness === 0 ? 1 : Math.exp(-nearness * (distance - 1));
      waiting += counts;
      this.#list(first[task]!, second[task]!, counts);
    }
    while (this.#layer < layered.length && this.#isDone[layered[this.#layer]!] === 1) this.#layer++;
    const whole = aheadWeight * Math.max(1, waiting);
    let seen = 0;
    for (let k = this.#layer; k < layered.length && seen < ahead; k++) {
      const task = layered[k]!;
      if (this.#isDone[task] === 1 || this.#waits[task] === 0 || first[task] === NONE) continue;
      this.#list(first[task]!, second[task]!, whole * this.#aheadCounts[seen++]!);
    }
  }

  #list(a: number, b: number, counts: number): void {
    if (this.#listed + 2 > this.#next.length) this.#grow();
    this.#put(a, b, counts);
    this.#put(b, a, counts);
  }

  #put(qubit: number, partner: number, counts: number): void {
    const at = this.#listed++;
    this.#counts[at] = counts;
    this.#partner[at] = partner;
    this.#next[at] = this.#head[qubit]!;
    this.#head[qubit] = at;
  }

  #grow(): void {
    const grown = <List extends Int32Array | Float64Array>(list: List, larger: List): List => {
      larger.set(list);
      return larger;
    };
    const size = 2 * this.#next.length;
    this.#next = grown(this.#next, new Int32Array(size));
    this.#partner = grown(this.#partner, new Int32Array(size));
    this.#counts = grown(this.#counts, new Float64Array(size));
  }

  /** By how much what is to meet comes further apart by an exchange of two wires, each meeting as much as it counts. */
  #change(a: number, b: number): number {
    return this.#changeOf(a, b) + this.#changeOf(b, a);
  }

  /** The same of what is on one wire and moves to the other. */
  #changeOf(from: number, to: number): number {
    const { distances } = this.#coupling;
    const [rowFrom, rowTo] = [from * this.#wires, to * this.#wires];
    const other = this.#qubitOn[to]!;
    let change = 0;
    for (let at = this.#head[this.#qubitOn[from]!]!; at >= 0; at = this.#next[at]!) {
      const partner = this.#partner[at]!;
      if (partner === other) continue;
      const wire = this.#wireOf[partner]!;
      change += this.#counts[at]! * (distances[rowTo + wire]! - distances[rowFrom + wire]!);
    }
    return change;
  }

  /** Exchanges the two wires for which that is best, one of them with a qubit that is waiting. */
  #exchangeBest(): void {
    this.#lookAhead();
    const { exchangeWeight, chance } = this.#weights;
    const { neighbours } = this.#coupling;
    const { first, second } = this.#problem;
    let best = Number.POSITIVE_INFINITY;
    let [bestA, bestB] = [NONE, NONE];
    for (let k = 0; k < this.#front.length; k++) {
      for (let side = 0; side < 2; side++) {
        const a = this.#wireOf[(side === 0 ? first : second)[this.#front[k]!]!]!;
        const beside = neighbours[a]!;
        for (let j = 0; j < beside.length; j++) {
          const b = beside[j]!;
          if (this.#last[a] !== NONE && this.#last[a] === this.#last[b] && this.#isTurned[this.#last[a]!]) continue;
          const price = exchangeWeight * this.#price(a, b) + chance * this.#random();
          const score = this.#change(a, b) + price + this.#decay[a]! + this.#decay[b]!;
          if (score < best - WORTHWHILE) {
            best = score;
            [bestA, bestB] = [a, b];
          }
        }
      }
    }
    if (bestA === NONE) {
      this.#leadNearest();
      return;
    }
    this.#decay[bestA] = this.#decay[bestA]! + DECAY;
    this.#decay[bestB] = this.#decay[bestB]! + DECAY;
    this.#exchange(bestA, bestB);
  }

  /** Brings together the two waiting qubits that are nearest to each other. */
  #leadNearest(): void {
    const { first, second } = this.#problem;
    let nearest = UNREACHABLE;
    let found = this.#front[0]!;
    for (const task of this.#front) {
      const distance = this.#coupling.distance(this.#wireOf[first[task]!]!, this.#wireOf[second[task]!]!);
      if (distance >= nearest) continue;
      nearest = distance;
      found = task;
    }
    const goal = this.#wireOf[second[found]!]!;
    for (;;) {
      const at = this.#wireOf[first[found]!]!;
      if (this.#coupling.distance(at, goal) <= 1) return;
      const nearer = (wire: number): boolean => this.#coupling.distance(wire, goal) < this.#coupling.distance(at, goal);
      this.#exchange(at, this.#coupling.neighbours[at]!.find(nearer)!);
    }
  }
}
