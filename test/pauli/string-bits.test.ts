import { describe, expect, it } from 'vitest';
import type { PauliLetter } from '../../src/pauli/index.js';
import { anticommute, countYs, flipLetter, letterIn, multiplyBits, wordsFor } from '../../src/pauli/string-bits.js';

const [X, Z, Y] = [1, 2, 3] as const;
const WIRES = [0, 1, 31, 32, 63, 64];
const WORDS = 3;
/** Strings begin here, so that a place that is forgotten shows. */
const AT = 2;

function string(letters: Readonly<Record<number, PauliLetter>>): Int32Array {
  const bits = new Int32Array(AT + 2 * WORDS);
  for (const [wire, letter] of Object.entries(letters)) flipLetter(bits, AT, WORDS, Number(wire), letter);
  return bits;
}

it('takes a word for each 32 wires, and one at least', () => {
  expect([0, 1, 32, 33, 64, 65].map(wordsFor)).toEqual([1, 1, 1, 2, 2, 3]);
});

describe('a letter', () => {
  it('stands on its wire alone, over the ends of words', () => {
    for (const wire of WIRES) {
      for (const letter of [X, Z, Y] as const) {
        const bits = string({ [wire]: letter });
        for (const other of WIRES) expect(letterIn(bits, AT, WORDS, other)).toBe(other === wire ? letter : 0);
        expect([...bits.subarray(0, AT)]).toEqual([0, 0]);
      }
    }
  });

  it('has its X part in the first words and its Z part behind them', () => {
    expect([...string({ 33: X, 66: Z })]).toEqual([0, 0, 0, 2, 0, 0, 0, 4]);
  });

  it('is multiplied by another', () => {
    const bits = string({ 31: X });
    flipLetter(bits, AT, WORDS, 31, Z);
    expect(letterIn(bits, AT, WORDS, 31)).toBe(Y);
    flipLetter(bits, AT, WORDS, 31, X);
    expect(letterIn(bits, AT, WORDS, 31)).toBe(Z);
  });
});

describe('a product', () => {
  it('has a sign where a Z passes an X, and none the other way', () => {
    for (const wire of WIRES) {
      const zx = string({ [wire]: Z });
      expect(multiplyBits(zx, AT, string({ [wire]: X }), AT, WORDS)).toBe(2);
      expect(letterIn(zx, AT, WORDS, wire)).toBe(Y);
      expect(multiplyBits(string({ [wire]: X }), AT, string({ [wire]: Z }), AT, WORDS)).toBe(0);
    }
  });

  it('has no sign left of two', () => {
    expect(multiplyBits(string({ 0: Z, 64: Z }), AT, string({ 0: X, 64: X }), AT, WORDS)).toBe(0);
    expect(multiplyBits(string({ 0: Z, 1: Z, 64: Z }), AT, string({ 0: X, 1: X, 64: X }), AT, WORDS)).toBe(2);
  });

  it('leaves its second factor as it is', () => {
    const by = string({ 0: Y, 40: Z });
    multiplyBits(string({ 0: X }), AT, by, AT, WORDS);
    expect(by).toEqual(string({ 0: Y, 40: Z }));
  });
});

it('anticommutes where an odd number of letters do', () => {
  const pairs = (a: Readonly<Record<number, PauliLetter>>, b: Readonly<Record<number, PauliLetter>>) =>
    anticommute(string(a), AT, string(b), AT, WORDS);
  for (const a of [X, Z, Y] as const)
    for (const b of [X, Z, Y] as const) expect(pairs({ 63: a }, { 63: b })).toBe(a !== b);
  expect(pairs({ 0: X, 64: X }, { 0: Z, 64: Z })).toBe(false);
  expect(pairs({ 0: X, 64: X }, { 0: Z, 63: Z })).toBe(true);
  expect(pairs({ 0: X }, { 32: Z })).toBe(false);
});

it('counts Y alone', () => {
  expect(countYs(string({ 0: Y, 1: X, 2: Z, 31: Y, 64: Y }), AT, WORDS)).toBe(3);
});
