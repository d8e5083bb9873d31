import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filledPath, queryText } from '../../../src/cloud/transport/path.js';
import type { Issue } from '../../../src/errors/index.js';

function filled(id: unknown, template = '/jobs/{job}/cost') {
  const issues: Issue[] = [];
  const path = filledPath(template, { job: id }, (found) => issues.push(found));
  return { path, issues };
}

const BASE = 'https://api.example/v0.4';

describe('a path', () => {
  it('has its ids in place, encoded', () => {
    expect(filledPath('/a/{b}/c/{d}', { b: 'x', d: 'y z' }, () => undefined)).toBe('/a/x/c/y%20z');
    expect(filledPath('/a', {}, () => undefined)).toBe('/a');
    expect(filled('qpu.forte-1').path).toBe('/jobs/qpu.forte-1/cost');
    expect(filled('$&$1').path).toBe('/jobs/%24%26%241/cost');
  });

  it.each(['', ' ', '\t\n', '.', '..', '\ud800', 'x\udfff', 'x'.repeat(201), 'é'.repeat(1_000_000)])(
    'has no id like %j',
    (id) => {
      const { issues } = filled(id);
      expect(issues).toHaveLength(1);
      expect(issues[0]).toMatchObject({ code: 'ValueOutOfRange', path: ['job'] });
      expect(issues[0]!.message.length).toBeLessThan(300);
    },
  );

  it.each([undefined, null, 7, ['x'], {}, Symbol('x'), () => 'x'])('has no id that is %s', (id) => {
    expect(filled(id).issues[0]).toMatchObject({ code: 'WrongArgument', path: ['job'] });
  });

  it('has all its ids checked', () => {
    const issues: Issue[] = [];
    filledPath('/jobs/{job}/artifacts/{artifact}', { job: '..' }, (found) => issues.push(found));
    expect(issues.map(({ path }) => path)).toEqual([['job'], ['artifact']]);
  });

  const parts = ['..', '.', '/', '\\', '%2e', '%2E', '%', '?', '#', '@', ':', ';', ' ', '\t', '\n', '\0', 'a', 'é'];

  it('never leaves its place, whatever the id', () => {
    const id = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...parts), { maxLength: 6 }).map((each) => each.join('')),
    );
    fc.assert(
      fc.property(id, (text) => {
        const { path, issues } = filled(text);
        if (issues.length > 0) return;
        const url = new URL(`${BASE}${path}`);
        expect(url.origin + url.pathname).toBe(url.href);
        const [, version, jobs, segment, cost, ...more] = url.pathname.split('/');
        expect([version, jobs, cost, more]).toEqual(['v0.4', 'jobs', 'cost', []]);
        expect(decodeURIComponent(segment!)).toBe(text);
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });
});

describe('a query', () => {
  it('has lists as the same name several times, and nothing for what is undefined', () => {
    expect(queryText({ ids: ['a', 'b&c'], limit: 5, next: undefined, active: false })).toBe(
      '?ids=a&ids=b%26c&limit=5&active=false',
    );
  });

  it('is nothing where there is nothing', () => {
    expect([queryText(undefined), queryText({}), queryText({ a: undefined, b: [] })]).toEqual(['', '', '']);
  });
});
