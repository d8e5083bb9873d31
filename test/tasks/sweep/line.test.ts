import { describe, expect, it } from 'vitest';
import { beginningOfLines, readLine, writeLine } from '../../../src/tasks/sweep/line.js';
import { sweepOf } from '../../../src/tasks/sweep/sweep.js';
import { SIX_POINTS } from './samples.js';

describe('a line', () => {
  const failure = { code: 'TaskTimedOut', message: 'the task took longer than 5 ms' };

  it('holds a point, and is read as it was written', async () => {
    const sweep = await sweepOf(SIX_POINTS);
    const { id: of, taskAt } = sweep;
    const common = { sweep: of, index: 3, of: 6, values: { theta: 1, phi: 0.5 }, seed: taskAt(3).seed, hash: 'abc' };
    const good = writeLine(sweep, 3, { hash: 'abc', ok: true, value: { counts: { '01': 20 } } });
    expect(readLine(good, 'it')).toEqual({ ...common, value: { counts: { '01': 20 } } });
    const bad = writeLine(sweep, 3, { hash: 'abc', ok: false, failure });
    expect(readLine(bad, 'it')).toEqual({ ...common, failure });
    expect(`${good}${bad}`).not.toContain('\n');
    for (const line of [good, bad]) expect(line.startsWith(beginningOfLines(sweep))).toBe(true);
    expect(beginningOfLines(sweep)).toContain(of);
  });

  it.each([
    '',
    '{',
    '[]',
    '{"index":0}',
    'null',
    '{"sweep":"a","index":6,"of":6,"values":{},"seed":1,"hash":""}',
    '{"sweep":"a","index":0,"of":10000001,"values":{},"seed":1,"hash":""}',
    '{"sweep":"a","index":0,"of":9007199254740991,"values":{},"seed":1,"hash":""}',
  ])('is not %j', (text) => {
    expect(() => readLine(text, 'line 7')).toThrow('line 7 is not the result of a point');
  });

  it('may be of the largest sweep that there is', () => {
    const text = '{"sweep":"a","index":9999999,"of":10000000,"values":{},"seed":1,"hash":""}';
    expect(readLine(text, 'line 7').of).toBe(10_000_000);
  });
});
