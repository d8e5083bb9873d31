import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HashTable, NumberList, PairNumbers } from '../../../../src/transpile/synthesis/controls/number-lists.js';
import { FIXED } from '../../exactness.js';

describe('NumberList', () => {
  it('keeps what was pushed and set as it grows', () => {
    const list = new NumberList();
    for (let k = 0; k < 1000; k++) list.push(k * k);
    list.set(999, -1);
    expect(list.length).toBe(1000);
    expect([list.at(0), list.at(63), list.at(64), list.at(998), list.at(999)]).toEqual([0, 3969, 4096, 996004, -1]);
  });
});

describe('PairNumbers', () => {
  it('numbers pairs in the order in which they come', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -1, max: 40 }), fc.nat(40)), { maxLength: 300 }), (pairs) => {
        const numbers = new PairNumbers();
        const names: string[] = [];
        for (const [a, b] of pairs) {
          const name = `${a} ${b}`;
          if (!names.includes(name)) names.push(name);
          expect(numbers.of(a, b)).toBe(names.indexOf(name));
        }
        expect(numbers.count).toBe(names.length);
      }),
      FIXED,
    );
  });
});

describe('HashTable', () => {
  it('tells items of one hash apart', () => {
    const table = new HashTable();
    for (let item = 0; item < 200; item++) table.add(item % 3, item);
    for (let item = 0; item < 200; item++) expect(table.find(item % 3, (other) => other === item)).toBe(item);
    expect(table.find(0, (item) => item % 3 !== 0)).toBe(-1);
    expect(table.find(5, () => true)).toBe(-1);
  });
});
