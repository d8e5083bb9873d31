import { describe, expect, it } from 'vitest';
import { retryAfterOf } from '../../../src/cloud/transport/retry-after.js';

const NOW = Date.parse('2026-05-01T12:00:00Z');
const asked = (value: string, name = 'retry-after') => retryAfterOf(new Headers({ [name]: value }), NOW);

describe('what an answer asks to wait', () => {
  it('is in seconds', () => {
    expect(['0', '2', ' 2.5 ', '86400', '007'].map((text) => asked(text))).toEqual([
      0, 2_000, 2_500, 86_400_000, 7_000,
    ]);
  });

  it('is in milliseconds where it says so, and that comes first', () => {
    expect(asked('1500', 'Retry-After-Ms')).toBe(1_500);
    const both = new Headers({ 'retry-after': '9', 'retry-after-ms': '250' });
    expect(retryAfterOf(both, NOW)).toBe(250);
    const broken = new Headers({ 'retry-after': '9', 'retry-after-ms': 'soon' });
    expect(retryAfterOf(broken, NOW)).toBe(9_000);
  });

  it('is a date, and nothing where that is over', () => {
    expect(asked('Fri, 01 May 2026 12:00:30 GMT')).toBe(30_000);
    expect(asked('Friday, 01-May-26 12:00:30 GMT')).toBe(30_000);
    expect(asked('Fri, 01 May 2026 11:00:00 GMT')).toBe(0);
    expect(asked('Thu, 01 Jan 1970 00:00:00 GMT')).toBe(0);
    expect(asked('Fri, 31 Dec 9999 23:59:59 GMT')).toBeGreaterThan(1e14);
  });

  it.each([
    '',
    ' ',
    '-1',
    '-0',
    '+5',
    'NaN',
    'Infinity',
    '1e3',
    '0x10',
    '1,5',
    '5 s',
    '99:99',
    'soon',
    'null',
    'try 2',
    'after 2099',
    'May 1',
    'Fri May  1 12:00:30 2026',
    'Fri, 99 Foo 2026 12:00:30 GMT',
  ])('is not told by %j', (text) => {
    expect(asked(text)).toBeUndefined();
  });

  it('is beyond all numbers where so many digits are', () => {
    expect(asked('9'.repeat(400))).toBe(Number.POSITIVE_INFINITY);
  });

  it('is nothing where nothing is said', () => {
    expect(retryAfterOf(new Headers(), NOW)).toBeUndefined();
  });
});
