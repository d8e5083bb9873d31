import { describe, expect, it } from 'vitest';
import { INTERACTIONS, PauliTable, type QuarterTurn } from '../../../../src/pauli/index.js';
import { reduceClifford } from '../../../../src/transpile/synthesis/paulis/clifford-reduction.js';

/** A fixed sequence of whole numbers below n (a linear congruence). */
function numbers(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor(((state >>> 8) / 2 ** 24) * n);
  };
}

function randomTurn(wires: number, next: (n: number) => number): QuarterTurn {
  const first = next(wires);
  return { interaction: next(INTERACTIONS), first, second: (first + 1 + next(wires - 1)) % wires };
}

function tableOf(wires: number, turns: readonly QuarterTurn[]): PauliTable {
  const table = new PauliTable(wires, 2 * wires);
  table.setGenerators(0);
  for (const turn of turns) table.conjugate(turn);
  return table;
}

/** Whether each pair of rows stands on a wire of its own, with two different letters. */
function isLocal(table: PauliTable): boolean {
  const homes = new Set<number>();
  for (let pair = 0; pair < table.wires; pair++) {
    const [x, z] = [table.row(2 * pair), table.row(2 * pair + 1)];
    const home = x.findIndex((letter) => letter !== 0);
    homes.add(home);
    if (x[home] === z[home] || z[home] === 0) return false;
    if (x.some((letter, wire) => letter !== 0 && wire !== home)) return false;
    if (z.some((letter, wire) => letter !== 0 && wire !== home)) return false;
  }
  return homes.size === table.wires;
}

describe.each([2, 3, 4, 5, 6, 10, 20, 40])('%i wires', (wires) => {
  it('brings every pair of rows home', () => {
    const next = numbers(wires);
    for (let trial = 0; trial < (wires > 10 ? 1 : 8); trial++) {
      const turns = Array.from({ length: wires > 20 ? 3 * wires : 10 * wires }, () => randomTurn(wires, next));
      const table = tableOf(wires, turns);
      const reduction = reduceClifford(table, 0)!;
      expect(reduction.length).toBeLessThanOrEqual(wires * wires);
      for (const turn of reduction) table.conjugate(turn);
      expect(isLocal(table)).toBe(true);
    }
  });
});

it('takes no more interactions than other compilers for random gates on 20 wires', () => {
  const next = numbers(20);
  const table = tableOf(
    20,
    Array.from({ length: 4000 }, () => randomTurn(20, next)),
  );
  // Qiskit 2.2: 208 for such a gate (Benchpress).
  expect(reduceClifford(table, 0)!.length).toBeLessThanOrEqual(160);
});

it('takes the fewest quarter turns on three wires', () => {
  // Every product of two quarter turns, by all that one or none can reach.
  const all: QuarterTurn[] = [
    [0, 1],
    [0, 2],
    [1, 2],
  ].flatMap(([first, second]) =>
    Array.from({ length: INTERACTIONS }, (_, interaction) => ({ interaction, first: first!, second: second! })),
  );
  for (const one of all) {
    expect(reduceClifford(tableOf(3, [one]), 0)).toHaveLength(1);
    for (const two of all) {
      const table = tableOf(3, [one, two]);
      const oneIsEnough = all.some((turn) => {
        const turned = tableOf(3, [one, two]);
        turned.conjugate(turn);
        return isLocal(turned);
      });
      expect(reduceClifford(table, 0)).toHaveLength(isLocal(table) ? 0 : oneIsEnough ? 1 : 2);
    }
  }
});

it('gives up beyond the limit', () => {
  const next = numbers(7);
  const table = tableOf(
    6,
    Array.from({ length: 60 }, () => randomTurn(6, next)),
  );
  const { length } = reduceClifford(table, 0)!;
  expect(reduceClifford(table, 0, length)).toHaveLength(length);
  expect(reduceClifford(table, 0, length - 1)).toBeUndefined();
});
