import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Coupling } from '../../../src/transpile/routing/coupling.js';
import { type FoundRoute, findRoute } from '../../../src/transpile/routing/find-route.js';
import { islandsOf } from '../../../src/transpile/routing/islands.js';
import type { RouteEffort } from '../../../src/transpile/routing/route-search.js';
import { type RoutedTask, RoutingProblem } from '../../../src/transpile/routing/routing-problem.js';
import { FIXED } from '../exactness.js';
import { connectedMap, line, pairsOf, problemOf } from './maps.js';

const effort: RouteEffort = { starts: 4, rounds: 1, changes: 6, embeddingSteps: 10_000, work: 100_000 };

function routeOf(problem: RoutingProblem, coupling: Coupling, given?: readonly number[]): FoundRoute {
  return findRoute(problem, coupling, islandsOf(problem, coupling)!, effort, { given });
}

/** Follows a way, asserts that everything happens where it may, once and after what it waits for; the exchanges. */
function exchangesIn(problem: RoutingProblem, coupling: Coupling, { steps, start, layout }: FoundRoute): number {
  const wireOf = start.slice();
  const done = new Set<number>();
  let exchanges = 0;
  for (const step of steps) {
    if (step < 0) {
      const [a, b] = [Math.floor((-1 - step) / coupling.wires), (-1 - step) % coupling.wires];
      expect(coupling.connects(a, b)).toBe(true);
      const [p, q] = [wireOf.indexOf(a), wireOf.indexOf(b)];
      wireOf[p] = b;
      wireOf[q] = a;
      exchanges++;
      continue;
    }
    const { qubits, groups } = problem.tasks[step]!;
    expect(done.has(step)).toBe(false);
    for (const group of groups) {
      // Everything of the groups before is done: a group is only begun when the one before it has ended.
      problem.members.forEach((members, other) => {
        if (problem.nextGroup[other] === group) expect(members.every((each) => done.has(each))).toBe(true);
      });
    }
    if (qubits.length === 2) expect(coupling.connects(wireOf[qubits[0]!]!, wireOf[qubits[1]!]!)).toBe(true);
    done.add(step);
  }
  expect(done.size).toBe(problem.tasks.length);
  expect([...wireOf]).toEqual([...layout]);
  return exchanges;
}

describe('findRoute', () => {
  it('leads every circuit over every map, each task where its qubits are neighbours', () => {
    const cases = connectedMap(2, 8).chain((map) =>
      fc
        .integer({ min: 2, max: map.wires })
        .chain((qubits) =>
          fc.record({ map: fc.constant(map), qubits: fc.constant(qubits), pairs: pairsOf(qubits, 25) }),
        ),
    );
    fc.assert(
      fc.property(cases, ({ map, qubits, pairs }) => {
        const coupling = new Coupling(map.connectivity, map.wires);
        const problem = problemOf(qubits, pairs);
        const found = routeOf(problem, coupling);
        exchangesIn(problem, coupling, found);
        expect(routeOf(problem, coupling)).toEqual(found);
      }),
      { ...FIXED, numRuns: 100 },
    );
  });

  it('takes the layout that is given', () => {
    const coupling = new Coupling(line(6), 6);
    const problem = problemOf(3, [
      [0, 1],
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
    const found = routeOf(problem, coupling, [5, 0, 2]);
    expect([...found.start.subarray(0, 3)]).toEqual([5, 0, 2]);
    expect(exchangesIn(problem, coupling, found)).toBeGreaterThan(2);
  });

  it('exchanges nothing where there is a layout for it', () => {
    const coupling = new Coupling(line(8, true), 8);
    const ring = [0, 3, 6, 1, 4, 7, 2, 5];
    const problem = problemOf(
      8,
      ring.map((qubit, k) => [qubit, ring[(k + 1) % 8]!] as const),
    );
    const found = routeOf(problem, coupling);
    expect([exchangesIn(problem, coupling, found), found.cost]).toEqual([0, 8]);
  });

  it('takes tasks of a group in the order that is shortest', () => {
    // One qubit meets all others, in an order that would lead it up and down the line.
    const others = [1, 6, 2, 5, 3, 4];
    const coupling = new Coupling(line(7), 7);
    const tasks = (commute: boolean) =>
      others.map((other, k): RoutedTask => {
        return { qubits: [0, other], groups: [commute ? 0 : k, 100 + other], direct: 1, mirrored: 2 };
      });
    const free = routeOf(new RoutingProblem(7, tasks(true), 3), coupling, [0, 1, 2, 3, 4, 5, 6]);
    const bound = routeOf(new RoutingProblem(7, tasks(false), 3), coupling, [0, 1, 2, 3, 4, 5, 6]);
    // Each exchange is taken in by the task before it.
    expect(free.cost).toBe(11);
    expect(bound.cost).toBeGreaterThan(13);
  });

  it('takes an exchange that costs nothing where it brings others nearer', () => {
    const coupling = new Coupling(line(3), 3);
    const free = { direct: 3, mirrored: 3 };
    const tasks: readonly RoutedTask[] = [
      { qubits: [0, 1], groups: [0, 1], ...free },
      { qubits: [0, 2], groups: [2, 3], ...free },
      { qubits: [1, 2], groups: [4, 5], ...free },
    ];
    const found = routeOf(new RoutingProblem(3, tasks, 3), coupling);
    expect(found.cost).toBe(9);
  });
});
