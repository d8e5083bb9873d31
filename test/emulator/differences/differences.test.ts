import { describe, expect, it } from 'vitest';
import { account } from './account.js';
import { jobs } from './jobs.js';
import { machines } from './machines.js';
import { pageOf } from './page.js';
import { requests } from './requests.js';

const topics = [machines, jobs, account, requests];

describe.each(topics)('$title', ({ differences }) => {
  it.each(differences)('$emulator', ({ shown }) => shown());
});

describe('the page of differences', () => {
  it('is what the tests show', async () => {
    await expect(pageOf(topics)).toMatchFileSnapshot('../../../docs/emulator-differences.md');
  });

  it('has a sentence of each side in every line, and fits into a table', () => {
    for (const { service, emulator, source } of topics.flatMap(({ differences }) => differences)) {
      for (const sentence of [service, emulator]) expect(sentence).toMatch(/^[^|\n]+\.$/);
      expect(source).toMatch(/^[^|\n]+[^.]$/);
    }
  });
});
