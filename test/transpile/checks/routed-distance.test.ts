import { describe, expect, it } from 'vitest';
import { circuit, circuitOf, type Operation } from '../../../src/circuit/index.js';
import { type RoutedClaim, routedDistance } from '../../../src/transpile/checks/routed-distance.js';

const before = circuit(3).h(0).zz(0.3, 0, 1).rx(0.4, 1).zz(0.5, 1, 2).zz(0.7, 0, 2).ry(0.2, 0);
/** On a line of four wires: qubits on 1, 2 and 3, and wires 1 and 2 exchanged before the last interaction. */
const operations = circuit(4)
  .h(1)
  .zz(0.3, 1, 2)
  .rx(0.4, 2)
  .zz(0.5, 2, 3)
  .xx(-Math.PI / 2, 1, 2)
  .yy(-Math.PI / 2, 1, 2)
  .zz(-Math.PI / 2, 2, 1)
  .zz(0.7, 2, 3)
  .ry(0.2, 2).operations;
const claim: RoutedClaim = {
  circuit: { operations, qubits: 4, globalPhase: -Math.PI / 4 },
  start: [1, 2, 3],
  end: [2, 1, 3],
  exchanges: [4],
  order: [0, 1, 2],
};

const altered = (made: readonly Operation[]): RoutedClaim => ({
  ...claim,
  circuit: { ...claim.circuit, operations: made },
});
const without = (place: number): RoutedClaim => altered(operations.filter((_, k) => k !== place));
const swapped = (place: number): RoutedClaim =>
  altered(operations.toSpliced(place, 2, operations[place + 1]!, operations[place]!));

describe('routedDistance', () => {
  it('is nothing where the exchanges are names and all the rest is the same', () => {
    expect(routedDistance(before, claim)).toBeLessThan(1e-12);
  });

  it('lets what commutes change places, and nothing else', () => {
    const ladder = circuit(3).zz(0.3, 0, 1).zz(0.5, 1, 2).h(1).zz(0.7, 0, 1);
    const place = (order: readonly number[]): RoutedClaim => {
      const { operations: all } = ladder;
      const made = order.map((k) => all[k]!);
      const interactions = order.filter((k) => k !== 2).map((k) => (k === 3 ? 2 : k));
      const rest = { start: [0, 1, 2], end: [0, 1, 2], exchanges: [] };
      return { circuit: circuitOf('qis', 3, made), ...rest, order: interactions };
    };
    expect(routedDistance(ladder, place([0, 1, 2, 3]))).toBeLessThan(1e-12);
    expect(routedDistance(ladder, place([1, 0, 2, 3]))).toBeLessThan(1e-12);
    expect(routedDistance(ladder, place([0, 2, 3, 1]))).toBeGreaterThan(0.1);
  });

  it('is seen wherever something is missing, moved or claimed that is not so', () => {
    const wrong: Readonly<Record<string, RoutedClaim>> = {
      'a gate less': without(3),
      'a one-qubit gate less': without(2),
      'two thirds of an exchange': without(5),
      'gates that do not commute': swapped(2),
      'an end that is another': { ...claim, end: [1, 2, 3] },
      'a start that is another': { ...claim, start: [2, 1, 3] },
      'two qubits on a wire': { ...claim, start: [1, 1, 3] },
      'an exchange that is none': { ...claim, exchanges: [] },
      'an exchange elsewhere': { ...claim, exchanges: [3] },
      'another order': { ...claim, order: [0, 2, 1] },
      'another phase': { ...claim, circuit: { ...claim.circuit, globalPhase: 0 } },
      'another angle': altered(operations.with(7, { ...operations[7]!, parameters: [0.7 + 1e-6] })),
      'an exchange by another angle': altered(operations.with(5, { ...operations[5]!, parameters: [-1.57] })),
    };
    for (const [name, each] of Object.entries(wrong)) {
      expect(`${name}: ${routedDistance(before, each) > 1e-9}`).toBe(`${name}: true`);
    }
  });

  it('is of all values of parameters', () => {
    const free = circuit(2).zz('a', 0, 1).rx('b', 1).zz(0.2, 0, 1);
    const made = circuit(2).zz('a', 1, 0).rx('b', 0).zz(0.2, 0, 1);
    const rest = { start: [1, 0], end: [1, 0], exchanges: [], order: [0, 1, 2] };
    expect(routedDistance(free, { circuit: made, ...rest })).toBeLessThan(1e-12);
    const other = circuit(2).zz('a', 1, 0).rx('c', 0).zz(0.2, 0, 1);
    expect(routedDistance(free, { circuit: other, ...rest })).toBeGreaterThan(1e-3);
  });
});
