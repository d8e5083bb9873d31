import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Commutation, groupPaulis, pauliFactors, sparseProduct } from '../../../src/pauli/index.js';
import { SEED } from '../../simulate/circuit-arbitrary.js';

const strings = (texts: readonly string[], coefficients?: readonly number[]) =>
  texts.map((text, k) => ({ pauli: pauliFactors(text, text.length), coefficient: coefficients?.[k] ?? 1 }));

const agree = (a: string, b: string): boolean =>
  [...a].every((letter, k) => letter === 'I' || b[k] === 'I' || letter === b[k]);

const commute = (a: string, b: string): boolean =>
  sparseProduct(pauliFactors(a, a.length), pauliFactors(b, b.length)).power % 2 === 0;

const textsOn = (wires: number, most: number) =>
  fc.uniqueArray(fc.string({ unit: fc.constantFrom('I', 'X', 'Y', 'Z'), minLength: wires, maxLength: wires }), {
    minLength: 1,
    maxLength: most,
  });

/** The fewest groups, by trying all: each string in one of the groups before it or in a new one. */
function fewest(texts: readonly string[], together: (a: string, b: string) => boolean): number {
  let best = texts.length;
  const groups: string[][] = [];
  const place = (k: number): void => {
    if (groups.length >= best) return;
    if (k === texts.length) {
      best = groups.length;
      return;
    }
    for (const group of groups) {
      if (!group.every((other) => together(other, texts[k]!))) continue;
      group.push(texts[k]!);
      place(k + 1);
      group.pop();
    }
    groups.push([texts[k]!]);
    place(k + 1);
    groups.pop();
  };
  place(0);
  return best;
}

describe.each([
  ['qubit-wise', agree],
  ['general', commute],
] as const)('groups that commute: %s', (commutation: Commutation, together) => {
  it('hold every string once, and only strings that may stand together', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }).chain((wires) => textsOn(wires, 60)),
        (texts) => {
          const groups = groupPaulis(strings(texts), texts[0]!.length, commutation);
          expect(groups.flat().toSorted((a, b) => a - b)).toEqual(texts.map((_text, k) => k));
          for (const group of groups) {
            expect(group).toEqual(group.toSorted((a, b) => a - b));
            for (const a of group) for (const b of group) expect(together(texts[a]!, texts[b]!)).toBe(true);
          }
        },
      ),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('are as few as there can be, on few strings', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }).chain((wires) => textsOn(wires, 9)),
        (texts) => {
          expect(groupPaulis(strings(texts), texts[0]!.length, commutation)).toHaveLength(fewest(texts, together));
        },
      ),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('are the same every time', () => {
    const texts = Array.from({ length: 80 }, (_, k) =>
      [...'IXYZIXYZ'].map((_l, j) => 'IXYZ'[(k * 7 + j * j * (k + 3)) % 4]!).join(''),
    );
    const once = groupPaulis(strings([...new Set(texts)]), 8, commutation);
    expect(groupPaulis(strings([...new Set(texts)]), 8, commutation)).toEqual(once);
  });
});

it('reads all two-letter products of a chain in nine settings, and by general commutation in fewer', () => {
  const letters = ['X', 'Y', 'Z'];
  const wires = 6;
  const texts: string[] = [];
  for (let wire = 0; wire + 1 < wires; wire++) {
    for (const a of letters) {
      for (const b of letters) texts.push(`${'I'.repeat(wire)}${a}${b}${'I'.repeat(wires - wire - 2)}`);
    }
  }
  expect(groupPaulis(strings(texts), wires, 'qubit-wise')).toHaveLength(9);
  expect(groupPaulis(strings(texts), wires, 'general').length).toBeLessThan(9);
});

it('takes groups that need no entangling gate where they are as few', () => {
  const texts = ['XXII', 'YYII', 'ZZII', 'IXXI', 'IYYI', 'IZZI', 'IIXX', 'IIYY', 'IIZZ', 'XIII', 'YIII', 'ZIII'];
  const groups = groupPaulis(strings(texts), 4, 'general');
  expect(groups).toHaveLength(3);
  for (const group of groups)
    for (const a of group) for (const b of group) expect(agree(texts[a]!, texts[b]!)).toBe(true);
});

it('gathers heavy strings in the first group', () => {
  const groups = groupPaulis(strings(['XI', 'IX', 'ZI', 'IZ', 'ZZ'], [1, -9, 8, 0.1, 3]), 2, 'qubit-wise');
  expect(groups).toEqual([
    [0, 1],
    [2, 3, 4],
  ]);
  expect(groupPaulis(strings(['XI', 'IZ', 'ZI'], [1, -9, 8]), 2, 'qubit-wise')).toEqual([[1, 2], [0]]);
});

it('goes without a graph where there are very many strings', () => {
  const wires = 14;
  const texts = new Set<string>();
  for (let seed = 1; texts.size < 8200; seed = (seed * 48271) % 2147483647) {
    texts.add(Array.from({ length: wires }, (_, wire) => 'IIIIIXYZZZZZ'[(seed >> wire) % 12]!).join(''));
  }
  const all = [...texts];
  const groups = groupPaulis(strings(all), wires, 'qubit-wise');
  expect(groups.flat()).toHaveLength(all.length);
  for (const group of groups) {
    const letters = Array.from({ length: wires }, (_, wire) => new Set(group.map((k) => all[k]![wire]!)));
    for (const seen of letters) expect(seen.size - (seen.has('I') ? 1 : 0)).toBeLessThanOrEqual(1);
  }
});

it('makes no groups of nothing', () => {
  expect(groupPaulis([], 3, 'general')).toEqual([]);
});
