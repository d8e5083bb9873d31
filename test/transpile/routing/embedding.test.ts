import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Coupling } from '../../../src/transpile/routing/coupling.js';
import { embed } from '../../../src/transpile/routing/embedding.js';
import { randomNumbers } from '../../../src/transpile/routing/random-numbers.js';
import { FIXED } from '../exactness.js';
import { connectedMap, line, pairsOf } from './maps.js';

/** By qubit, those that it meets. */
function partnersIn(qubits: number, pairs: readonly (readonly [number, number])[]): readonly (readonly number[])[] {
  const found = Array.from({ length: qubits }, () => new Set<number>());
  for (const [a, b] of pairs) {
    found[a]!.add(b);
    found[b]!.add(a);
  }
  return found.map((set) => [...set]);
}

/** Whether any of all layouts puts everything that meets on neighbours. */
function isPossible(qubits: number, pairs: readonly (readonly [number, number])[], coupling: Coupling): boolean {
  const layout: number[] = [];
  const place = (): boolean => {
    if (layout.length === qubits) return pairs.every(([a, b]) => coupling.connects(layout[a]!, layout[b]!));
    for (let wire = 0; wire < coupling.wires; wire++) {
      if (layout.includes(wire)) continue;
      layout.push(wire);
      if (place()) return true;
      layout.pop();
    }
    return false;
  };
  return place();
}

const GENEROUS = { steps: 1_000_000 };

describe('embed', () => {
  it('finds a layout where there is one, and knows where there is none', () => {
    const cases = connectedMap(2, 6).chain((map) =>
      fc
        .integer({ min: 1, max: map.wires })
        .chain((qubits) =>
          fc.record({ map: fc.constant(map), qubits: fc.constant(qubits), pairs: pairsOf(qubits, 14) }),
        ),
    );
    const seen = { possible: 0, impossible: 0 };
    fc.assert(
      fc.property(cases, fc.boolean(), ({ map, qubits, pairs }, shuffled) => {
        const coupling = new Coupling(map.connectivity, map.wires);
        const limits = shuffled ? { ...GENEROUS, random: randomNumbers(qubits) } : GENEROUS;
        const made = embed(partnersIn(qubits, pairs), coupling, limits);
        const possible = isPossible(qubits, pairs, coupling);
        seen[possible ? 'possible' : 'impossible']++;
        expect(made.found !== undefined).toBe(possible);
        if (made.found === undefined) {
          expect(made.isImpossible).toBe(true);
          return;
        }
        const { found } = made;
        expect(new Set(found).size).toBe(qubits);
        for (const [a, b] of pairs) expect(coupling.connects(found[a]!, found[b]!)).toBe(true);
      }),
      { ...FIXED, numRuns: 400 },
    );
    expect(Math.min(seen.possible, seen.impossible)).toBeGreaterThan(20);
  });

  it('keeps qubits on wires that are given', () => {
    const coupling = new Coupling(line(5), 5);
    const chain = partnersIn(3, [
      [0, 1],
      [1, 2],
    ]);
    expect([...embed(chain, coupling, GENEROUS, [-1, 3, 4]).found!]).toEqual([2, 3, 4]);
    expect(embed(chain, coupling, GENEROUS, [0, -1, 4])).toEqual({ found: undefined, isImpossible: true });
  });

  it('says so where it ends before it knows', () => {
    const coupling = new Coupling(line(9), 9);
    const chain = partnersIn(
      9,
      Array.from({ length: 8 }, (_, k) => [k, k + 1] as const),
    );
    expect(embed(chain, coupling, { steps: 3 })).toEqual({ found: undefined, isImpossible: false });
    expect(embed(chain, coupling, GENEROUS).found).toBeDefined();
  });
});
