import type { Runs } from './runs.js';

/** Rows in an order in which both circuits can be brought; rows that hold each other up are one. */
export type RowOrder = readonly (readonly number[])[];

/**
 * The order of rows: each is some events of one circuit beside those of another, and on every wire of either circuit what
 * is in an earlier run must come first.
 */
export function rowOrder(rows: number, sides: readonly Runs[]): RowOrder {
  const graph = new Graph(rows);
  for (const { wires } of sides) {
    for (const { runs: onWire } of wires) {
      let border = -1;
      for (const [k, run] of onWire.entries()) {
        const next = k === onWire.length - 1 ? -1 : graph.addNode();
        for (const row of run) {
          if (border >= 0) graph.connect(border, row);
          if (next >= 0) graph.connect(row, next);
        }
        if (border >= 0 && next >= 0) graph.connect(border, next);
        border = next;
      }
    }
  }
  return graph
    .components()
    .map((component) => component.filter((node) => node < rows).sort((a, b) => a - b))
    .filter((component) => component.length > 0);
}

/** A directed graph whose nodes are numbers. */
class Graph {
  #nodes: number;
  readonly #from: number[] = [];
  readonly #to: number[] = [];

  constructor(nodes: number) {
    this.#nodes = nodes;
  }

  addNode(): number {
    return this.#nodes++;
  }

  connect(from: number, to: number): void {
    this.#from.push(from);
    this.#to.push(to);
  }

  /** Strongly connected components in topological order (Tarjan 1972, with a stack of its own instead of recursion). */
  components(): readonly (readonly number[])[] {
    const { starts, targets } = this.#adjacency();
    const nodes = this.#nodes;
    const number = new Int32Array(nodes).fill(-1);
    const low = new Int32Array(nodes);
    const isOpen = new Uint8Array(nodes);
    const cursor = starts.slice(0, nodes);
    const open: number[] = [];
    const path: number[] = [];
    const found: number[][] = [];
    let count = 0;
    // From the last root back, so that what is independent comes out in the order of the numbers.
    for (let root = nodes - 1; root >= 0; root--) {
      if (number[root] !== -1) continue;
      path.push(root);
      while (path.length > 0) {
        const node = path.at(-1)!;
        if (number[node] === -1) {
          number[node] = count;
          low[node] = count++;
          open.push(node);
          isOpen[node] = 1;
        }
        if (cursor[node]! < starts[node + 1]!) {
          const next = targets[cursor[node]!++]!;
          if (number[next] === -1) path.push(next);
          else if (isOpen[next] === 1) low[node] = Math.min(low[node]!, number[next]!);
          continue;
        }
        path.pop();
        const parent = path.at(-1);
        if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
        if (low[node] !== number[node]) continue;
        const component: number[] = [];
        for (let each = -1; each !== node; ) {
          each = open.pop()!;
          isOpen[each] = 0;
          component.push(each);
        }
        found.push(component);
      }
    }
    return found.reverse();
  }

  /** By node where its targets start in one list of all. */
  #adjacency(): { readonly starts: Int32Array; readonly targets: Int32Array } {
    const starts = new Int32Array(this.#nodes + 1);
    for (const node of this.#from) starts[node + 1]!++;
    for (let node = 0; node < this.#nodes; node++) starts[node + 1]! += starts[node]!;
    const targets = new Int32Array(this.#to.length);
    const next = starts.slice(0, this.#nodes);
    for (const [k, node] of this.#from.entries()) targets[next[node]!++] = this.#to[k]!;
    return { starts, targets };
  }
}
