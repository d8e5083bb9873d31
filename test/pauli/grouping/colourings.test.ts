import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Colouring,
  cliqueSize,
  firstFit,
  largestFirst,
  mostConstrained,
  recursiveLargestFirst,
  smallestLast,
} from '../../../src/pauli/grouping/colourings.js';
import { ConflictGraph, Conflicts } from '../../../src/pauli/grouping/conflict-graph.js';
import { iteratedGreedy, membersOf, tabuSearch } from '../../../src/pauli/grouping/fewer-groups.js';
import { pauliFactors } from '../../../src/pauli/index.js';
import { SEED } from '../../simulate/circuit-arbitrary.js';

const graphArbitrary = fc
  .integer({ min: 1, max: 35 })
  .chain((wires) =>
    fc.tuple(
      fc.constantFrom('qubit-wise' as const, 'general' as const),
      fc.array(fc.string({ unit: fc.constantFrom('I', 'X', 'Y', 'Z'), minLength: wires, maxLength: wires }), {
        minLength: 1,
        maxLength: 50,
      }),
    ),
  )
  .map(([commutation, texts]) => {
    const paulis = texts.map((text) => pauliFactors(text, text.length));
    return new ConflictGraph(Conflicts.among(paulis, texts[0]!.length, commutation));
  });

function requireProper(graph: ConflictGraph, { colours, count }: Colouring): void {
  for (let a = 0; a < graph.size; a++) {
    expect(colours[a]).toBeLessThan(count);
    for (const b of graph.neighbours[a]!) expect(colours[b]).not.toBe(colours[a]);
  }
  expect(new Set(colours).size).toBe(count);
}

const ways: readonly (readonly [string, (graph: ConflictGraph) => Colouring])[] = [
  ['first fit in the order of degrees', (graph) => firstFit(graph, largestFirst(graph))],
  ['first fit with the smallest last', (graph) => firstFit(graph, smallestLast(graph))],
  ['most constrained', mostConstrained],
  ['recursive largest first', recursiveLargestFirst],
];

describe('colourings', () => {
  it.each(ways)('of a graph leave no two neighbours alike: %s', (_, way) => {
    fc.assert(
      fc.property(graphArbitrary, (graph) => {
        const found = way(graph);
        requireProper(graph, found);
        expect(found.count).toBeGreaterThanOrEqual(cliqueSize(graph, largestFirst(graph)));
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('become fewer by searches, or stay as they are, within their steps', () => {
    fc.assert(
      fc.property(graphArbitrary, fc.integer({ min: 0, max: 50_000 }), (graph, steps) => {
        const start = firstFit(
          graph,
          Int32Array.from({ length: graph.size }, (_, k) => k),
        );
        for (const search of [iteratedGreedy, tabuSearch]) {
          const found = search(graph, start, 1, { steps });
          requireProper(graph, found);
          expect(found.count).toBeLessThanOrEqual(start.count);
          if (steps === 0) expect(found).toBe(start);
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('of a crown, which first fit in its order gets as wrong as can be, are found with two colours', () => {
    // X and Z in turn: string 2k conflicts with every 2j + 1 but its own partner.
    const pairs = 8;
    const paulis = Array.from({ length: 2 * pairs }, (_, k) => {
      const own = k >> 1;
      const axis = k % 2 === 0 ? 1 : 2;
      return Array.from({ length: pairs * pairs }, (_wire, wire) => wire)
        .filter((wire) =>
          axis === 1
            ? Math.floor(wire / pairs) === own && wire % pairs !== own
            : wire % pairs === own && Math.floor(wire / pairs) !== own,
        )
        .map((wire) => [wire, axis] as const);
    });
    const graph = new ConflictGraph(Conflicts.among(paulis, pairs * pairs, 'qubit-wise'));
    const bad = firstFit(
      graph,
      Int32Array.from({ length: 2 * pairs }, (_, k) => k),
    );
    expect(bad.count).toBe(pairs);
    expect(tabuSearch(graph, bad, 2, { steps: 1e6 }).count).toBe(2);
    expect(membersOf(mostConstrained(graph)).map((group) => group.length)).toEqual([pairs, pairs]);
  });
});
