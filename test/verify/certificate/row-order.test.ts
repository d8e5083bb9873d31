import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RowOrder, rowOrder } from '../../../src/verify/certificate/row-order.js';
import type { Runs } from '../../../src/verify/certificate/runs.js';
import { SEED } from '../../simulate/circuit-arbitrary.js';

const ROWS = 5;

/** Some runs on some wires: a row may stand in several runs of a wire. */
const sideArbitrary: fc.Arbitrary<Runs> = fc
  .array(fc.array(fc.array(fc.nat(ROWS - 1), { minLength: 1, maxLength: 3 }), { maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((wires) => ({ wires: wires.map((runs) => ({ runs })), bound: 0 }));

/** Whether no run on any wire has a row that stands later in the list than one of a run after it. */
function isAllowed(places: readonly number[], sides: readonly Runs[]): boolean {
  return sides.every(({ wires }) =>
    wires.every(({ runs }) =>
      runs.every((run, k) =>
        runs.slice(k + 1).every((later) => run.every((row) => later.every((other) => places[row]! <= places[other]!))),
      ),
    ),
  );
}

/** All orders of some rows. */
function permutations(rows: readonly number[]): readonly (readonly number[])[] {
  if (rows.length === 0) return [[]];
  return rows.flatMap((row) => permutations(rows.filter((other) => other !== row)).map((rest) => [row, ...rest]));
}

const orders = permutations(Array.from({ length: ROWS }, (_, row) => row));

/** By row its place in an order, where rows that are one have one place. */
function placesIn(order: RowOrder): readonly number[] {
  const places: number[] = [];
  for (const [place, rows] of order.entries()) for (const row of rows) places[row] = place;
  return places;
}

describe('rowOrder', () => {
  it('has every row once, none after one that must come later, and joins only what no order allows', () => {
    let [joined, apart] = [0, 0];
    fc.assert(
      fc.property(sideArbitrary, sideArbitrary, (first, second) => {
        const sides = [first, second];
        const order = rowOrder(ROWS, sides);
        expect([...order.flat()].sort()).toEqual([0, 1, 2, 3, 4]);
        expect(isAllowed(placesIn(order), sides)).toBe(true);
        const allowed = orders.some((rows) => isAllowed(placesIn(rows.map((row) => [row])), sides));
        // A row in two runs of a wire is after itself, which holds nothing up unless another row is in between.
        const isApart = order.length === ROWS;
        expect(isApart).toBe(allowed);
        if (isApart) apart++;
        else joined++;
      }),
      { seed: SEED, numRuns: 400 },
    );
    expect(Math.min(joined, apart)).toBeGreaterThan(40);
  });

  it('joins rows only where each must come before the other', () => {
    fc.assert(
      fc.property(sideArbitrary, sideArbitrary, (first, second) => {
        const sides = [first, second];
        const reaches = mustPrecede(sides);
        const places = placesIn(rowOrder(ROWS, sides));
        for (let a = 0; a < ROWS; a++) {
          for (let b = 0; b < ROWS; b++) {
            if (a !== b) expect(places[a] === places[b]).toBe(reaches[a]![b]! && reaches[b]![a]!);
          }
        }
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  it('leaves what is independent in the order of its numbers', () => {
    expect(rowOrder(4, [{ wires: [{ runs: [[3], [1]] }], bound: 0 }])).toEqual([[0], [2], [3], [1]]);
  });

  it('takes a hundred thousand rows on one wire', () => {
    const runs = Array.from({ length: 1e5 }, (_, row) => [row]);
    const order = rowOrder(1e5, [{ wires: [{ runs }], bound: 0 }]);
    expect(order.every((rows, place) => rows.length === 1 && rows[0] === place)).toBe(true);
  });
});

/** Whether a row must come before another, by way of any others (Warshall). */
function mustPrecede(sides: readonly Runs[]): readonly boolean[][] {
  const reaches = Array.from({ length: ROWS }, () => new Array<boolean>(ROWS).fill(false));
  for (const { wires } of sides) {
    for (const { runs } of wires) {
      for (const [k, run] of runs.entries()) {
        for (const later of runs.slice(k + 1)) for (const a of run) for (const b of later) reaches[a]![b] = true;
      }
    }
  }
  for (let via = 0; via < ROWS; via++) {
    for (const row of reaches) if (row[via]) for (let to = 0; to < ROWS; to++) row[to] ||= reaches[via]![to]!;
  }
  return reaches;
}
