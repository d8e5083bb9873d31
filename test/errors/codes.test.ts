import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issueCodes } from '../../src/errors/index.js';

const codes = Object.keys(issueCodes);

/** All source text but the list of codes itself. */
const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith(join('errors', 'codes.ts')))
  .map((file) => readFileSync(join('src', file), 'utf8'))
  .join('\n');

describe('codes', () => {
  it.each(codes)('%s is given to some issue', (code) => {
    expect(source).toMatch(new RegExp(`'${code}'`));
  });

  it('stand in the order of the alphabet, each with one sentence of its own', () => {
    expect(codes).toEqual([...codes].sort());
    const sentences = Object.values(issueCodes);
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^.]*\.$/);
  });
});
