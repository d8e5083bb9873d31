import { describe, expect, it } from 'vitest';
import type { IonloomError } from '../../../src/errors/index.js';
import { readTable } from '../../../src/tasks/sweep/read-table.js';

function issuesOf(text: string) {
  try {
    readTable(text);
  } catch (error) {
    return (error as IonloomError).issues.map(({ code, message }) => [code, message]);
  }
  throw new Error('nothing was refused');
}

describe('a table of values', () => {
  const table = { names: ['theta', 'phi'], rows: 2, values: Float64Array.of(0, Math.PI / 4, 1.5, -2) };

  it.each([
    ['CSV', 'theta,phi\n0,pi/4\n1.5,-2\n'],
    ['CSV as other programs write it', '\uFEFF"theta", "phi"\r\n0,"pi/4"\r\n 1.5 , -2\r\n\r\n'],
    ['JSON Lines', '{"theta":0,"phi":"pi/4"}\n{"phi":-2,"theta":1.5}\n'],
  ])('is read from %s', (_, text) => {
    expect(readTable(text)).toEqual(table);
  });

  it('may be long', () => {
    const rows = Array.from({ length: 5000 }, (_, k) => [k, -k / 8]);
    const text = `a,b\n${rows.map((row) => row.join(',')).join('\n')}`;
    expect(readTable(text)).toEqual({
      names: ['a', 'b'],
      rows: 5000,
      values: Float64Array.from(rows.flat(), (x) => x + 0),
    });
  });

  it('is refused with all that is wrong, by line', () => {
    expect(issuesOf('theta,phi\n0\n1,x\n\n2,3,4\n5,6')).toEqual([
      ['InvalidInput', 'line 2 cannot be read: it has 1 values, not one for each of theta, phi'],
      ['UnboundParameter', 'line 3 cannot be read: the value of phi is not a number: x'],
      ['InvalidInput', 'line 4 cannot be read: it has 1 values, not one for each of theta, phi'],
      ['InvalidInput', 'line 5 cannot be read: it has 3 values, not one for each of theta, phi'],
    ]);
    expect(issuesOf('{"a":1}\n{"b":1}\n[1]\n{"a":null}')).toEqual([
      ['InvalidInput', 'line 2 cannot be read: it gives other values than a'],
      ['InvalidInput', 'line 3 cannot be read: it is no JSON object'],
      ['InvalidInput', 'line 4 cannot be read: the value of a is neither a number nor a text: null'],
    ]);
  });

  it('has finite numbers', () => {
    expect(issuesOf('{"a":0,"b":1e999}\n{"a":-1e999,"b":"1e999"}')).toEqual([
      ['AngleNotFinite', 'line 1 cannot be read: the value of b is not a finite number'],
      ['AngleNotFinite', 'line 2 cannot be read: the value of a is not a finite number'],
      ['AngleNotFinite', expect.stringContaining('line 2 cannot be read: the value of b is not a number: the angle')],
    ]);
    expect(issuesOf('a,b\n1,1e999\n,2')).toEqual([
      ['AngleNotFinite', expect.stringContaining('line 2 cannot be read: the value of b is not a number: the angle')],
      ['AngleSyntax', 'line 3 cannot be read: the value of a is left out'],
    ]);
  });

  it('needs names, each once, and rows', () => {
    expect(issuesOf('theta,theta\n0,1')).toEqual([['DuplicateName', 'it has two columns for theta']]);
    expect(issuesOf('0.5,1\n0,1').map(([code]) => code)).toEqual(['InvalidInput', 'InvalidInput']);
    for (const empty of ['', '\n', 'theta\n\n']) {
      expect(issuesOf(empty)).toEqual([['InvalidInput', 'it has no row of values']]);
    }
  });

  it('lists no more mistakes than anybody reads', () => {
    const found = issuesOf(`theta\n${'x\n'.repeat(1000)}`);
    expect(found).toHaveLength(21);
    expect(found.at(-1)).toEqual(['TooManyIssues', 'only 20 mistakes are listed']);
  });
});
