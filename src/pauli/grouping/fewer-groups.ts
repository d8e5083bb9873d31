import { type Colouring, firstFit } from './colourings.js';
import type { ConflictGraph } from './conflict-graph.js';

/** Looks at a number for a string and a group that the searches may take, together. */
export interface Allowance {
  steps: number;
}

/** What the next permutation of groups is: the orders of Culberson, "Iterated greedy graph coloring", 1992. */
const ORDERS = ['backwards', 'largest', 'shuffled'] as const;

/** As many permutations may bring nothing before it is given up. */
const FRUITLESS = 40;

/**
 * The same strings in as many groups or fewer: taken group by group in another order, each goes into the first group that
 * it fits into, which is at worst its own.
 *
 * @param floor the number of groups that is known to be needed
 */
export function iteratedGreedy(graph: ConflictGraph, found: Colouring, floor: number, allowance: Allowance): Colouring {
  let best = found;
  let current = found;
  const random = mixed(1);
  for (let round = 0, fruitless = 0; fruitless < FRUITLESS && best.count > floor && allowance.steps > 0; round++) {
    const groups = membersOf(current);
    const order = ORDERS[round % ORDERS.length]!;
    if (order === 'backwards') groups.reverse();
    else if (order === 'largest') groups.sort((a, b) => b.length - a.length);
    else shuffle(groups, random);
    current = firstFit(graph, groups.flat());
    allowance.steps -= (graph.size * (current.count + graph.words)) / 2;
    fruitless = current.count < best.count ? 0 : fruitless + 1;
    if (current.count < best.count) best = current;
  }
  return best;
}

/** The strings of every group. */
export function membersOf({ colours, count }: Colouring): number[][] {
  const groups: number[][] = Array.from({ length: count }, () => []);
  colours.forEach((colour, string) => {
    groups[colour]!.push(string);
  });
  return groups;
}

/**
 * One group less, if it is found: the smallest one is dealt out to the others, and strings in conflict move, one at a time, to
 * where they conflict least, not back soon (Hertz and de Werra, "Using tabu search techniques for graph coloring", 1987).
 */
export function tabuSearch(graph: ConflictGraph, found: Colouring, floor: number, allowance: Allowance): Colouring {
  let best = found;
  while (best.count > floor && allowance.steps > 0) {
    const fewer = oneGroupLess(graph, best, allowance);
    if (fewer === undefined) break;
    best = fewer;
  }
  return best;
}

function oneGroupLess(graph: ConflictGraph, { colours: given, count }: Colouring, allowance: Allowance) {
  const { size, neighbours } = graph;
  const groups = count - 1;
  const colours = withoutSmallest(given, count);
  // By string and group, with how many of the group it conflicts.
  const within = new Int32Array(size * groups);
  let conflicts = 0;
  const deal = (string: number, group: number, by: 1 | -1): void => {
    for (const other of neighbours[string]!) within[other * groups + group]! += by;
  };
  for (let string = 0; string < size; string++) if (colours[string]! >= 0) deal(string, colours[string]!, 1);
  for (let string = 0; string < size; string++) {
    if (colours[string]! >= 0) continue;
    let least = 0;
    for (let group = 1; group < groups; group++) {
      if (within[string * groups + group]! < within[string * groups + least]!) least = group;
    }
    colours[string] = least;
    deal(string, least, 1);
  }
  for (let string = 0; string < size; string++) conflicts += within[string * groups + colours[string]!]!;
  conflicts /= 2;
  const forbidden = new Int32Array(size * groups);
  const random = mixed(2);
  let fewest = conflicts;
  for (let move = 1; conflicts > 0; move++) {
    if (allowance.steps <= 0) return undefined;
    let best = Number.POSITIVE_INFINITY;
    let [which, where] = [-1, -1];
    let ties = 0;
    for (let string = 0; string < size; string++) {
      const own = within[string * groups + colours[string]!]!;
      if (own === 0) continue;
      allowance.steps -= groups;
      for (let group = 0; group < groups; group++) {
        if (group === colours[string]) continue;
        const change = within[string * groups + group]! - own;
        if (forbidden[string * groups + group]! > move && conflicts + change >= fewest) continue;
        if (change > best) continue;
        ties = change < best ? 1 : ties + 1;
        best = change;
        if (ties > 1 && random() % ties !== 0) continue;
        [which, where] = [string, group];
      }
    }
    allowance.steps -= size;
    if (which < 0) continue;
    const from = colours[which]!;
    deal(which, from, -1);
    deal(which, where, 1);
    allowance.steps -= 2 * neighbours[which]!.length;
    colours[which] = where;
    conflicts += best;
    fewest = Math.min(fewest, conflicts);
    forbidden[which * groups + from] = move + Math.floor(0.6 * conflicts) + (random() % 10) + 1;
  }
  return { colours, count: groups };
}

/** The groups numbered without the smallest one, whose strings get -1. */
function withoutSmallest(colours: Int32Array, count: number): Int32Array {
  const sizes = new Int32Array(count);
  for (const colour of colours) sizes[colour]!++;
  const smallest = sizes.indexOf(Math.min(...sizes));
  return colours.map((colour) => (colour === smallest ? -1 : colour > smallest ? colour - 1 : colour));
}

/** Whole numbers from 0 that look drawn by chance, always the same ones (the finaliser of splitmix32). */
function mixed(seed: number): () => number {
  let word = seed;
  return () => {
    word = (word + 0x9e3779b9) | 0;
    let made = word;
    made = Math.imul(made ^ (made >>> 16), 0x21f0aaad);
    made = Math.imul(made ^ (made >>> 15), 0x735a2d97);
    return (made ^ (made >>> 15)) >>> 1;
  };
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let k = list.length - 1; k > 0; k--) {
    const other = random() % (k + 1);
    [list[k], list[other]] = [list[other]!, list[k]!];
  }
}
