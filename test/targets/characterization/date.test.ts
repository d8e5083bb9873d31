import { describe, expect, it } from 'vitest';
import { readDate } from '../../../src/targets/characterization/date.js';
import { DocumentReader } from '../../../src/targets/characterization/document-reader.js';

function read(date: unknown) {
  const reader = new DocumentReader();
  return { date: readDate(reader, { date }), ignored: reader.ignored };
}

describe('readDate', () => {
  it.each([
    ['2026-06-16', '2026-06-16T00:00:00.000Z'],
    ['2026-06-16T12:30:15Z', '2026-06-16T12:30:15.000Z'],
    ['2026-06-16T12:30:15.123456Z', '2026-06-16T12:30:15.123Z'],
    // Without a zone it is UTC, on every machine.
    ['2026-06-16 12:30', '2026-06-16T12:30:00.000Z'],
    ['2026-06-16T12:30:00+02:00', '2026-06-16T10:30:00.000Z'],
    [1594757413, '2020-07-14T20:10:13.000Z'],
  ])('reads %s as %s', (value, expected) => {
    expect(read(value)).toEqual({ date: expected, ignored: [] });
  });

  it('reads a time without a zone as UTC wherever the machine stands', () => {
    const { TZ } = process.env;
    try {
      process.env['TZ'] = 'America/New_York';
      expect(read('2026-06-16 12:30').date).toBe('2026-06-16T12:30:00.000Z');
    } finally {
      if (TZ === undefined) delete process.env['TZ'];
      else process.env['TZ'] = TZ;
    }
  });

  it.each(['soon', '2026-13-45', '16.06.2026', 1e15, 1594757413000, -5, 0, {}, Number.NaN, '2014-12-31', '2100-01-02'])(
    'leaves %j out, and says so',
    (value) => {
      const { date, ignored } = read(value);
      expect(date).toBeUndefined();
      expect(ignored).toMatchObject([{ code: 'IgnoredValue', path: ['date'] }]);
    },
  );

  it.each([undefined, null])('says nothing of %s', (value) => {
    expect(read(value)).toEqual({ date: undefined, ignored: [] });
  });
});
