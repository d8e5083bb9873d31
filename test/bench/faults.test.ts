import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faults } from '../../bench/mutations/faults.js';

const sources = resolve(import.meta.dirname, '../../src/transpile');

describe('the faults that are put into the synthesis', () => {
  it.each(faults)('$name: its text stands once in $file, and is another one after', ({ file, find, replace }) => {
    expect(readFileSync(resolve(sources, file), 'utf8').split(find)).toHaveLength(2);
    expect(replace).not.toBe(find);
  });

  it('have names of their own', () => {
    expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
  });
});
