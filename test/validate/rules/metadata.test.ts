import { describe, expect, test } from 'vitest';
import { found, job } from '../payloads.js';

describe('metadata', () => {
  test('metadata limits', () => {
    const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, k) => [`k${k}`, 'v']));
    expect(found(job({ metadata: keys(10) }))).toEqual([]);
    expect(found(job({ metadata: keys(11) }))).toEqual(['MetadataLimit metadata']);
    expect(found(job({ metadata: { ['k'.repeat(41)]: 'v' } }))[0]).toMatch(/^MetadataLimit/);
    expect(found(job({ metadata: { a: 'v'.repeat(401), b: 'v'.repeat(40_001) } }))).toEqual([
      '(MetadataLimit metadata.a)',
      'MetadataLimit metadata.b',
    ]);
    expect(found(job({ metadata: { measurement0: 'x\u001f0,1' } }))).toEqual([]);
  });
});
