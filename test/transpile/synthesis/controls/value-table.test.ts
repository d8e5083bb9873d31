import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ValueTable } from '../../../../src/transpile/synthesis/controls/value-table.js';
import { FIXED } from '../../exactness.js';

const BITS = 4;

/** A function of the unknown bits, as its truth table: 2^BITS bits. */
type Truth = number;
const ALL = 2 ** (2 ** BITS) - 1;
const truthOfBit = (k: number): Truth => {
  let truth = 0;
  for (let input = 0; input < 2 ** BITS; input++) if ((input >> k) & 1) truth |= 1 << input;
  return truth;
};

describe('ValueTable', () => {
  it('never takes two functions for one', () => {
    const step = fc.record({ sum: fc.boolean(), a: fc.nat(), b: fc.nat() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const table = new ValueTable();
        const known = [
          { value: table.zero, truth: 0 },
          { value: table.one, truth: ALL },
          ...Array.from({ length: BITS }, (_, k) => ({ value: table.unknown(), truth: truthOfBit(k) })),
        ];
        for (const { sum, a, b } of steps) {
          const [p, q] = [known[a % known.length]!, known[b % known.length]!];
          known.push(
            sum
              ? { value: table.sum(p.value, q.value), truth: p.truth ^ q.truth }
              : { value: table.product(p.value, q.value), truth: p.truth & q.truth },
          );
        }
        const truths = new Map<number, Truth>();
        for (const { value, truth } of known) {
          expect(truths.get(value) ?? truth).toBe(truth);
          truths.set(value, truth);
        }
      }),
      FIXED,
    );
  });

  it('splits products into what is linear and a shared core', () => {
    const table = new ValueTable();
    const bits = [table.unknown(), table.unknown()] as const;
    const truthOf = new Map([
      [bits[0], [0, 1, 0, 1]],
      [bits[1], [0, 0, 1, 1]],
    ]);
    const add = (a: number, b: number): void => {
      truthOf.set(
        table.sum(a, b),
        truthOf.get(a)!.map((bit, k) => bit ^ truthOf.get(b)![k]!),
      );
    };
    truthOf.set(table.one, [1, 1, 1, 1]);
    add(bits[0], bits[1]);
    for (const value of [...truthOf.keys()]) if (value !== table.one) add(value, table.one);
    const values = [...truthOf.keys()].filter((value) => value !== table.one);
    expect(values).toHaveLength(6);
    const core = table.product(...bits);
    let products = 0;
    for (const a of values) {
      for (const b of values) {
        if (a === b || table.sum(a, b) === table.one) continue;
        products++;
        const split = table.split(a, b);
        expect(split.core).toBe(core);
        for (let k = 0; k < 4; k++) {
          const [x, y, z] = [truthOf.get(a)![k]!, truthOf.get(b)![k]!, k === 3 ? 1 : 0];
          expect(split.constant + split.first * x + split.second * y + split.sign * z).toBe(x * y);
        }
      }
    }
    expect(products).toBe(24);
  });

  it('knows the laws that computing and uncomputing needs', () => {
    const table = new ValueTable();
    const [a, b, c] = [table.unknown(), table.unknown(), table.unknown()];
    expect(table.sum(table.sum(a, b), b)).toBe(a);
    expect(table.sum(a, a)).toBe(table.zero);
    expect(table.product(a, b)).toBe(table.product(b, a));
    expect(table.product(a, a)).toBe(a);
    expect(table.product(a, table.one)).toBe(a);
    const sum = table.sum(table.sum(a, b), table.one);
    expect(table.product(a, sum)).toBe(table.product(a, b));
    expect(table.product(table.sum(a, table.one), b)).toBe(table.sum(b, table.product(a, b)));
    expect(table.sum(table.product(a, b), table.sum(c, table.product(b, a)))).toBe(c);
  });

  it('gives up on long sums', () => {
    const table = new ValueTable();
    const bits = Array.from({ length: 30 }, () => table.unknown());
    const long = bits.reduce((sum, bit) => table.sum(sum, bit));
    expect(bits.reduce((sum, bit) => table.sum(sum, bit), long)).not.toBe(table.zero);
    const short = bits.slice(0, 12).reduce((sum, bit) => table.sum(sum, bit));
    expect(bits.slice(0, 12).reduce((sum, bit) => table.sum(sum, bit), short)).toBe(table.zero);
  });
});
