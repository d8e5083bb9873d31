import { expect, it } from 'vitest';
import type { SweepLine } from '../../../src/tasks/sweep/line.js';
import { csvRows } from '../../../src/tasks/sweep/table.js';

const point = (index: number, more: Partial<SweepLine>): SweepLine => ({
  sweep: 'a',
  index,
  of: 3,
  values: { theta: index / 2, phi: 1 },
  seed: 1,
  hash: '',
  ...more,
});

async function csv(lines: readonly SweepLine[]): Promise<readonly string[]> {
  const rows: string[] = [];
  const read = async function* () {
    yield* lines;
  };
  for await (const row of csvRows(read)) rows.push(row);
  return rows;
}

const failure = { code: 'TaskTimedOut', message: 'it took "too" long,\nreally' };
const registers = [
  { key: 'a', width: 1 },
  { key: 'b', width: 2 },
];

it('has a row for each outcome, with a space between keys, in the order of outcomes', async () => {
  const value = { registers, counts: { '110': 3, '011': 4 } };
  expect(await csv([point(0, { value }), point(1, { failure })])).toEqual([
    'index,theta,phi,outcome,count,failure',
    '0,0,1,0 11,4,',
    '0,0,1,1 10,3,',
    '1,0.5,1,,,"TaskTimedOut: it took ""too"" long,\nreally"',
  ]);
  const all = { registers: [], probabilities: { '01': 0.25, '11': 0.75 } };
  expect(await csv([point(0, { value: all })])).toEqual([
    'index,theta,phi,outcome,probability,failure',
    '0,0,1,01,0.25,',
    '0,0,1,11,0.75,',
  ]);
});

it('has a column for each mean and its error', async () => {
  const value = { means: [{ mean: 0.5, standardError: 0.1 }] };
  expect(await csv([point(0, { value, observables: ['ZZ'] })])).toEqual([
    'index,theta,phi,mean,standard error,failure',
    '0,0,1,0.5,0.1,',
  ]);
  const two = { means: [value.means[0], { mean: -1, standardError: 0 }] };
  expect(await csv([point(0, { value: two, observables: ['ZZ', 'X0, X1'] })])).toEqual([
    'index,theta,phi,mean of ZZ,standard error of ZZ,"mean of X0, X1","standard error of X0, X1",failure',
    '0,0,1,0.5,0.1,-1,0,',
  ]);
  expect(await csv([point(0, { value: { value: -3, variance: 1, standardError: 0.5 } })])).toEqual([
    'index,theta,phi,energy,standard error,failure',
    '0,0,1,-3,0.5,',
  ]);
});

it('knows its columns from the first point that did not fail', async () => {
  const value = { means: [{ mean: 1, standardError: 0 }] };
  const rows = await csv([point(0, { failure }), point(1, { value, observables: ['Z'] })]);
  expect(rows.map((row) => row.split(',').length)).toEqual([6, 7, 6]);
  expect(await csv([point(0, { failure: { code: 'X', message: 'y' } })])).toEqual([
    'index,theta,phi,failure',
    '0,0,1,X: y',
  ]);
  expect(await csv([])).toEqual([]);
});

it('has the columns of a result however late it comes, and keeps no lines for it', async () => {
  const failures = 5000;
  let taken = 0;
  const read = async function* () {
    for (let index = 0; index < failures; index++) {
      taken++;
      yield point(index, { failure });
    }
    yield point(failures, { value: { means: [{ mean: 1, standardError: 0.5 }] }, observables: ['Z'] });
  };
  const rows: string[] = [];
  for await (const row of csvRows(read)) {
    rows.push(row);
    expect(taken).toBeLessThanOrEqual(failures + rows.length);
  }
  expect(rows[0]).toBe('index,theta,phi,mean,standard error,failure');
  expect(rows.at(-1)).toBe(`${failures},${failures / 2},1,1,0.5,`);
  expect(rows).toHaveLength(failures + 2);
});
