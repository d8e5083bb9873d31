import type { ConflictGraph } from './conflict-graph.js';

/** A group for every string, numbered from 0, so that no two in conflict are in the same. */
export interface Colouring {
  readonly colours: Int32Array;
  readonly count: number;
}

/** Each string in turn in the first group that it fits into. */
export function firstFit(graph: ConflictGraph, order: ArrayLike<number>): Colouring {
  const { size, words, bits } = graph;
  const colours = new Int32Array(size);
  // By group, what conflicts with one of its strings.
  const excluded: Int32Array[] = [];
  for (let place = 0; place < size; place++) {
    const string = order[place]!;
    const word = string >> 5;
    const bit = 1 << (string & 31);
    let colour = 0;
    while (colour < excluded.length && (excluded[colour]![word]! & bit) !== 0) colour++;
    if (colour === excluded.length) excluded.push(new Int32Array(words));
    const row = excluded[colour]!;
    for (let k = 0, at = string * words; k < words; k++, at++) row[k]! |= bits[at]!;
    colours[string] = colour;
  }
  return { colours, count: excluded.length };
}

/** Those with the most conflicts first; of equals the one that was given first. */
export function largestFirst({ size, degrees }: ConflictGraph): Int32Array {
  return Int32Array.from({ length: size }, (_, k) => k).sort((a, b) => degrees[b]! - degrees[a]! || a - b);
}

/** Last the string with the fewest conflicts, before it the one with the fewest among those that are left, and so on. */
export function smallestLast({ size, degrees, neighbours }: ConflictGraph): Int32Array {
  const left = degrees.slice();
  const order = new Int32Array(size);
  const placed = new Uint8Array(size);
  for (let place = size - 1; place >= 0; place--) {
    let next = -1;
    for (let string = 0; string < size; string++) {
      if (placed[string] === 0 && (next < 0 || left[string]! < left[next]!)) next = string;
    }
    placed[next] = 1;
    order[place] = next;
    for (const other of neighbours[next]!) left[other]!--;
  }
  return order;
}

/** Always the string for which the most groups are excluded (Brelaz, "New methods to color the vertices of a graph", 1979). */
export function mostConstrained(graph: ConflictGraph): Colouring {
  const { size, degrees, neighbours, words } = graph;
  const colours = new Int32Array(size).fill(-1);
  const excludedGroups = new Int32Array(size);
  const left = degrees.slice();
  const excluded: Int32Array[] = [];
  for (let done = 0; done < size; done++) {
    let next = -1;
    for (let string = 0; string < size; string++) {
      if (colours[string] !== -1) continue;
      const ahead = next < 0 ? 1 : excludedGroups[string]! - excludedGroups[next]! || left[string]! - left[next]!;
      if (ahead > 0) next = string;
    }
    const word = next >> 5;
    const bit = 1 << (next & 31);
    let colour = 0;
    while (colour < excluded.length && (excluded[colour]![word]! & bit) !== 0) colour++;
    if (colour === excluded.length) excluded.push(new Int32Array(words));
    colours[next] = colour;
    const row = excluded[colour]!;
    for (const other of neighbours[next]!) {
      left[other]!--;
      if (((row[other >> 5]! >>> (other & 31)) & 1) === 1) continue;
      row[other >> 5]! |= 1 << (other & 31);
      excludedGroups[other]!++;
    }
  }
  return { colours, count: excluded.length };
}

/**
 * One group after the other, each filled with the string that shares the most conflicts with it (Leighton, "A graph coloring
 * algorithm for large scheduling problems", 1979).
 */
export function recursiveLargestFirst({ size, degrees, neighbours }: ConflictGraph): Colouring {
  const colours = new Int32Array(size).fill(-1);
  const left = degrees.slice();
  // In the group that is being filled: 0 may still come, 1 is excluded.
  const out = new Uint8Array(size);
  const shared = new Int32Array(size);
  let remaining = size;
  let count = 0;
  for (; remaining > 0; count++) {
    out.fill(0);
    shared.fill(0);
    for (let first = true; ; first = false) {
      let next = -1;
      for (let string = 0; string < size; string++) {
        if (colours[string] !== -1 || out[string] === 1) continue;
        const ahead =
          next < 0
            ? 1
            : first
              ? left[string]! - left[next]!
              : shared[string]! - shared[next]! || left[next]! - shared[next]! - left[string]! + shared[string]!;
        if (ahead > 0) next = string;
      }
      if (next < 0) break;
      colours[next] = count;
      remaining--;
      for (const other of neighbours[next]!) {
        left[other]!--;
        if (colours[other] !== -1 || out[other] === 1) continue;
        out[other] = 1;
        for (const third of neighbours[other]!) shared[third]!++;
      }
    }
  }
  return { colours, count };
}

/** How many strings conflict all with each other, found greedily: there cannot be fewer groups. */
export function cliqueSize({ size, words, bits, degrees }: ConflictGraph, order: ArrayLike<number>): number {
  let best = 0;
  const STARTS = 8;
  for (let start = 0; start < Math.min(STARTS, size); start++) {
    const first = order[start]!;
    const common = bits.slice(first * words, (first + 1) * words);
    let count = 1;
    for (let place = 0; place < size; place++) {
      const string = order[place]!;
      if (degrees[string]! < best) break;
      if (((common[string >> 5]! >>> (string & 31)) & 1) === 0) continue;
      count++;
      for (let k = 0, at = string * words; k < words; k++, at++) common[k]! &= bits[at]!;
    }
    best = Math.max(best, count);
  }
  return best;
}
