import { describe, expect, it } from 'vitest';
import { DocumentReader, isObject } from '../../../src/targets/characterization/document-reader.js';

describe('DocumentReader', () => {
  it('reads what an object has of its own', () => {
    const reader = new DocumentReader();
    expect(reader.field({ a: 1 }, 'a')).toBe(1);
    expect(reader.field({}, 'toString')).toBeUndefined();
    expect(reader.field(Object.create({ a: 1 }) as Record<string, unknown>, 'a')).toBeUndefined();
  });

  it('reads objects, and notes what stands in their place with its path', () => {
    const reader = new DocumentReader();
    const record = { inner: { a: 1 }, none: null, list: [], text: 'x'.repeat(100) };
    expect(reader.object(record, 'inner')).toBe(record.inner);
    expect(reader.object(record, 'absent')).toBeUndefined();
    expect(reader.ignored).toEqual([]);
    for (const name of ['none', 'list', 'text']) expect(reader.object(record, name, ['at', 0])).toBeUndefined();
    expect(reader.ignored).toMatchObject([
      { path: ['at', 0, 'none'], message: 'none is null and is not read', severity: 'warning' },
      { path: ['at', 0, 'list'], received: 'a list' },
      { path: ['at', 0, 'text'], received: `"${'x'.repeat(80)}"` },
    ]);
  });

  it('notes unknown names, cut to a length that can be read', () => {
    const reader = new DocumentReader();
    reader.noteUnknown({ known: 1, ['y'.repeat(1000)]: 2 }, ['known'], ['deep']);
    expect(reader.ignored.map(({ path }) => path)).toEqual([['deep', 'y'.repeat(80)]]);
  });
});

describe('isObject', () => {
  it('is neither null nor a list', () => {
    expect([{}, null, [], 'a', 1, undefined].map(isObject)).toEqual([true, false, false, false, false, false]);
  });
});
