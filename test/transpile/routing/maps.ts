import fc from 'fast-check';
import { type QubitPairs, qubitPairs } from '../../../src/targets/index.js';
import { type RoutedTask, RoutingProblem } from '../../../src/transpile/routing/routing-problem.js';

/** A map all of whose wires are connected: a random tree with some pairs more. */
export function connectedMap(least: number, most: number): fc.Arbitrary<{ wires: number; connectivity: QubitPairs }> {
  return fc
    .integer({ min: least, max: most })
    .chain((wires) =>
      fc.record({
        wires: fc.constant(wires),
        parents: fc.tuple(...Array.from({ length: wires - 1 }, (_, k) => fc.nat(k))),
        more: fc.array(fc.tuple(fc.nat(wires - 1), fc.nat(wires - 1)), { maxLength: wires }),
      }),
    )
    .map(({ wires, parents, more }) => {
      const tree = parents.map((parent, k) => [parent, k + 1] as const);
      return { wires, connectivity: qubitPairs([...tree, ...more.filter(([a, b]) => a !== b)], wires) };
    });
}

/** The wires of a line or a ring. */
export function line(wires: number, isClosed: boolean = false): QubitPairs {
  const pairs = Array.from({ length: wires - 1 }, (_, k) => [k, k + 1] as const);
  return qubitPairs(isClosed ? [...pairs, [0, wires - 1]] : pairs, wires);
}

/** Tasks on pairs, each of which costs 1 and with an exchange 2, in the order that is given. */
export function problemOf(qubits: number, pairs: readonly (readonly [number, number])[]): RoutingProblem {
  let group = 0;
  const tasks = pairs.map((each): RoutedTask => {
    return { qubits: each, groups: [group++, group++], direct: 1, mirrored: 2 };
  });
  return new RoutingProblem(qubits, tasks, 3);
}

/** Some pairs of different qubits. */
export function pairsOf(qubits: number, maxLength: number): fc.Arbitrary<readonly (readonly [number, number])[]> {
  return fc
    .array(fc.tuple(fc.nat(qubits - 1), fc.nat(qubits - 1)), { maxLength })
    .map((list) => list.filter(([a, b]) => a !== b));
}
