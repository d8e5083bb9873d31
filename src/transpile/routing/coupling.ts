import type { Connectivity, ErrorMap } from '../../targets/index.js';

/** The distance of wires between which there is no way. */
export const UNREACHABLE = 0xffff;

/** Which wires of a machine are neighbours, and how far apart all others are. */
export class Coupling {
  readonly wires: number;
  /** By wire, ascending. */
  readonly neighbours: readonly (readonly number[])[];
  /** Steps between two wires: `distances[a * wires + b]`. */
  readonly distances: Uint16Array;
  /** What a gate on two wires costs beside one on others, where that differs: `weights[a * wires + b]`. */
  readonly weights: Float64Array;

  /**
   * @param wires how many wires the machine has
   * @param errors what is known of pairs; all are alike if left out
   */
  constructor(connectivity: Connectivity, wires: number, errors?: ErrorMap) {
    this.wires = wires;
    this.neighbours = neighboursIn(connectivity, wires);
    this.distances = new Uint16Array(wires * wires).fill(UNREACHABLE);
    for (let wire = 0; wire < wires; wire++) this.#measureFrom(wire);
    this.weights = new Float64Array(wires * wires).fill(1);
    if (errors?.isUneven !== true) return;
    for (let k = 0; k < this.weights.length; k++) this.weights[k] = errors.pair(Math.floor(k / wires), k % wires);
  }

  /** Whether an entangling gate runs on two different wires. */
  connects(a: number, b: number): boolean {
    return this.distances[a * this.wires + b] === 1;
  }

  /** Whether there is no way between two wires. */
  isApart(a: number, b: number): boolean {
    return this.distance(a, b) === UNREACHABLE;
  }

  /** Steps from one wire to another. */
  distance(a: number, b: number): number {
    return this.distances[a * this.wires + b]!;
  }

  /** The wires that have a way to each other, the largest set first. */
  components(): readonly (readonly number[])[] {
    const seen = new Uint8Array(this.wires);
    const found: number[][] = [];
    for (let wire = 0; wire < this.wires; wire++) {
      if (seen[wire]) continue;
      const component: number[] = [];
      for (let other = wire; other < this.wires; other++) {
        if (this.distance(wire, other) === UNREACHABLE) continue;
        seen[other] = 1;
        component.push(other);
      }
      found.push(component);
    }
    return found.sort((a, b) => b.length - a.length);
  }

  #measureFrom(start: number): void {
    const row = start * this.wires;
    this.distances[row + start] = 0;
    const queue = [start];
    for (let at = 0; at < queue.length; at++) {
      const wire = queue[at]!;
      for (const next of this.neighbours[wire]!) {
        if (this.distances[row + next] !== UNREACHABLE) continue;
        this.distances[row + next] = this.distances[row + wire]! + 1;
        queue.push(next);
      }
    }
  }
}

function neighboursIn(connectivity: Connectivity, wires: number): readonly (readonly number[])[] {
  const all = Array.from({ length: wires }, (_, wire) => wire);
  if (connectivity === 'all-to-all') return all.map((wire) => all.filter((other) => other !== wire));
  const found = all.map((): number[] => []);
  for (const [a, b] of connectivity.pairs) {
    found[a]!.push(b);
    found[b]!.push(a);
  }
  return found.map((list) => list.sort((a, b) => a - b));
}
