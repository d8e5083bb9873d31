import { expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { Failure } from '../../src/cli/failure.js';
import { listedOutcomes } from '../../src/cli/outcomes.js';
import { simulate } from '../../src/simulate/index.js';

const made = circuit(3).x(0).ry(2, 2).measure('m', 2, 0);

it('lists exact outcomes by their numbers, bit 0 first in the text', () => {
  const found = listedOutcomes(simulate(made), []);
  expect(found.map(({ bits, value, count }) => [bits, value, count])).toEqual([
    ['100', 1n, undefined],
    ['101', 5n, undefined],
  ]);
  expect(found[1]!.probability).toBeCloseTo(Math.sin(1) ** 2, 12);
});

it('lists the outcomes of a key in the order of its bits', () => {
  expect(listedOutcomes(simulate(made), ['m']).map(({ bits, value }) => [bits, value])).toEqual([
    ['01', 2n],
    ['11', 3n],
  ]);
});

it('lists the most likely ones first, and no more than asked for', () => {
  expect(listedOutcomes(simulate(made), [], 1).map(({ bits }) => bits)).toEqual(['101']);
  expect(listedOutcomes(simulate(made), [], 2).map(({ bits }) => bits)).toEqual(['101', '100']);
  // Where two are as likely as each other, the smaller number is first.
  const even = listedOutcomes(simulate(circuit(2).h(0).h(1)), [], 4);
  expect(even.map(({ value }) => value)).toEqual([0n, 1n, 2n, 3n]);
});

it('tells shots as counts and their share', () => {
  const found = listedOutcomes(simulate(made, { shots: 200, seed: 7 }), []);
  expect(found.map(({ bits }) => bits)).toEqual(['100', '101']);
  expect(found[0]!.count! + found[1]!.count!).toBe(200);
  for (const { probability, count } of found) expect(probability).toBe(count! / 200);
  expect(listedOutcomes(simulate(made, { shots: 200, seed: 7 }), [], 1)).toEqual([found[1]]);
});

it('says what to do where there are too many', () => {
  const wide = circuit(60).each([...Array(60).keys()], (c, q) => c.h(q));
  const list = () => listedOutcomes(simulate(wide), []);
  expect(list).toThrow(Failure);
  try {
    list();
  } catch (error) {
    expect((error as Failure).issues).toMatchObject([
      { code: 'TooMuchMemory', hint: expect.stringContaining('--top N') },
    ]);
  }
});
