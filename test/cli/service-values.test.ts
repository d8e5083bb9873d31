import { expect, it } from 'vitest';
import { amountOf, durationOf, textOf, timeOf, timeUtc, yesOrNo } from '../../src/cli/service-values.js';

it.each([
  ['2025-05-28T20:47:05.440Z', '2025-05-28 20:47:05', '2025-05-28 20:47:05 UTC'],
  ['2025-05-28T20:47:05Z', '2025-05-28 20:47:05', '2025-05-28 20:47:05 UTC'],
  ['2025-05-28T20:47:05+02:00', '2025-05-28T20:47:05+02:00', '2025-05-28T20:47:05+02:00'],
  ['soon', 'soon', 'soon'],
  [null, '-', '-'],
])('the time %j is %j in a table and %j elsewhere', (given, inTable, elsewhere) => {
  expect([timeOf(given), timeUtc(given)]).toEqual([inTable, elsewhere]);
});

it.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [1_000, '1 s'],
  [59_940, '59.9 s'],
  [60_000, '1 min'],
  [1_181_215, '19.7 min'],
  [3_600_000, '1 h'],
  [172_799_999, '48 h'],
  [172_800_000, '2 days'],
  [Number.NaN, 'NaN'],
  ['long', 'long'],
  [undefined, '-'],
])('%j milliseconds are %j', (given, text) => {
  expect(durationOf(given)).toBe(text);
});

it.each([
  [24.83, 'usd', '$24.83'],
  [168.195, 'USD', '$168.20'],
  [0, 'usd', '$0.00'],
  [0.0001645, 'usd', '$0.0001645'],
  [-0.004, 'usd', '$-0.004'],
  [12, 'credit', '12.00 credit'],
  [12, undefined, '12.00'],
  [undefined, 'usd', '-'],
  ['much', 'usd', 'much'],
])('%j %j is %j', (value, unit, text) => {
  expect(amountOf(value, unit)).toBe(text);
});

it('what the service does not say is unknown, and what it says shows every character', () => {
  expect([undefined, null, ''].map(textOf)).toEqual(['-', '-', '-']);
  expect(textOf('two\nlines\u001b[31m')).toBe('two<U+000A>lines<U+001B>[31m');
  expect(textOf({})).toBe('[object Object]');
  expect([true, false, undefined, 'perhaps'].map(yesOrNo)).toEqual(['yes', 'no', '-', 'perhaps']);
});
