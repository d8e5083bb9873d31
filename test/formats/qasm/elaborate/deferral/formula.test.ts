import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  all,
  any,
  casesOf,
  type Formula,
  MOST_CASES,
  not,
  settled,
  wiresOf,
} from '../../../../../src/formats/qasm/elaborate/deferral/formula.js';

const WIRES = 4;
const wire = (index: number, value = true): Formula => ({ kind: 'wire', wire: index, value });

/** A formula beside what it is by its definition, for the values of wires as bits of a number. */
interface Known {
  readonly formula: Formula;
  readonly holds: (values: number) => boolean;
}

const known = fc.letrec<{ known: Known }>((tie) => ({
  known: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.tuple(fc.nat(WIRES - 1), fc.boolean()).map(
      ([index, value]): Known => ({
        formula: wire(index, value),
        holds: (values) => (((values >> index) & 1) === 1) === value,
      }),
    ),
    fc.boolean().map((value): Known => ({ formula: value, holds: () => value })),
    tie('known').map(({ formula, holds }): Known => ({ formula: not(formula), holds: (values) => !holds(values) })),
    fc.array(tie('known'), { maxLength: 3 }).map(
      (parts): Known => ({
        formula: all(parts.map(({ formula }) => formula)),
        holds: (values) => parts.every(({ holds }) => holds(values)),
      }),
    ),
    fc.array(tie('known'), { maxLength: 3 }).map(
      (parts): Known => ({
        formula: any(parts.map(({ formula }) => formula)),
        holds: (values) => parts.some(({ holds }) => holds(values)),
      }),
    ),
  ),
})).known;

const nobody = () => {};

describe('formulas over measured wires', () => {
  it('hold in the cases that are listed, one at a time, and in no other', () => {
    fc.assert(
      fc.property(known, ({ formula, holds }) => {
        const cases = casesOf(formula, nobody)!;
        for (let values = 0; values < 2 ** WIRES; values++) {
          const met = cases.filter((each) =>
            [...each].every(([index, value]) => (((values >> index) & 1) === 1) === value),
          );
          expect(met.length).toBe(holds(values) ? 1 : 0);
        }
      }),
      { seed: 20261129, numRuns: 500 },
    );
  });

  it('are settled exactly where the wires do not matter', () => {
    fc.assert(
      fc.property(known, ({ formula, holds }) => {
        const truths = Array.from({ length: 2 ** WIRES }, (_, values) => holds(values));
        const found = settled(formula, nobody);
        if (truths.every(Boolean)) expect(found).toBe(true);
        else if (!truths.some(Boolean)) expect(found).toBe(false);
        else expect(found).toBe(formula);
      }),
      { seed: 20261129, numRuns: 500 },
    );
  });

  it('have constants only alone, and no part of their own kind', () => {
    expect(all([])).toBe(true);
    expect(any([])).toBe(false);
    expect(all([true, wire(0)])).toEqual(wire(0));
    expect(all([wire(0), false])).toBe(false);
    expect(all([all([wire(0), wire(1)]), wire(2)])).toEqual({ kind: 'all', parts: [wire(0), wire(1), wire(2)] });
    expect(not(all([wire(0), wire(1)]))).toEqual(any([wire(0, false), wire(1, false)]));
  });

  it('name their wires once', () => {
    expect([...wiresOf(any([wire(3), all([wire(1), wire(3, false)])]))]).toEqual([3, 1]);
    expect([...wiresOf(true)]).toEqual([]);
  });

  it('are one case of any number of wires, or at most so many', () => {
    const many = Array.from({ length: MOST_CASES + 1 }, (_, index) => wire(index));
    expect(casesOf(all(many), nobody)).toHaveLength(1);
    expect(casesOf(any(many), nobody)).toBeUndefined();
    expect(casesOf(any(many.slice(1)), nobody)).toHaveLength(MOST_CASES);
    const parity = (index: number): Formula =>
      index === 0
        ? wire(0)
        : any([all([wire(index), not(parity(index - 1))]), all([wire(index, false), parity(index - 1)])]);
    expect(casesOf(parity(8), nobody)).toHaveLength(256);
    expect(casesOf(parity(9), nobody)).toBeUndefined();
  });

  it('tell the steps that they take, and stop where these are refused', () => {
    const stop = new Error('too many');
    let steps = 0;
    const count = (more: number) => {
      steps += more;
      if (steps > 20) throw stop;
    };
    expect(() => casesOf(any(Array.from({ length: 12 }, (_, index) => wire(index))), count)).toThrow(stop);
  });
});
