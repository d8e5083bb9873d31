import { describe, expect, it } from 'vitest';
import { findSubmissions } from '../../../../src/cloud/resources/jobs/find-submission.js';
import type { ListedJob } from '../../../../src/cloud/resources/jobs/job-types.js';
import { Listing, type Page } from '../../../../src/cloud/resources/listing.js';
import { Call } from '../../../../src/cloud/transport/index.js';
import { IonloomError } from '../../../../src/errors/index.js';
import { jobData, thrownBy } from '../../test-service.js';
import { START } from '../../test-world.js';

const MINUTE = 60_000;

/** A job that was submitted so many minutes before the start. */
function job(id: string, minutes: number, more: Readonly<Record<string, unknown>> = {}): ListedJob {
  return jobData({ id, submitted_at: new Date(START - minutes * MINUTE).toISOString(), ...more }) as ListedJob;
}

const tagged = (id: string, minutes: number, more = {}) =>
  job(id, minutes, { metadata: { client_request_id: 'T' }, ...more });

function listed(pageAt: (index: number) => Page<ListedJob>) {
  const counts = { pages: 0 };
  const listing = new Listing((cursor) => {
    counts.pages++;
    const data = pageAt(Number(cursor ?? 0));
    return new Call(Promise.resolve({ data, status: 200, headers: new Headers(), requestId: undefined }));
  });
  return { listing, counts };
}

const pagesOf = (...pages: readonly (readonly ListedJob[])[]) =>
  listed((index) => ({ items: pages[index]!, next: index + 1 < pages.length ? String(index + 1) : undefined }));

const ids = (jobs: readonly ListedJob[]) => jobs.map(({ id }) => id);

describe('the jobs that carry a token', () => {
  it('are found on any page, the first that was submitted at the head', async () => {
    const { listing } = pagesOf([tagged('late', 1), job('other', 2)], [tagged('early', 3)], [tagged('middle', 2)]);
    expect(ids(await findSubmissions(listing, 'T', START))).toEqual(['early', 'middle', 'late']);
  });

  it('are those with the very token, and none that is part of another', async () => {
    const { listing } = pagesOf([
      job('none', 1),
      job('other', 1, { metadata: { client_request_id: 't' } }),
      job('elsewhere', 1, { metadata: { other: 'T' } }),
      tagged('part', 1, { parent_job_id: 'whole' }),
      tagged('whole', 1),
    ]);
    expect(ids(await findSubmissions(listing, 'T', START))).toEqual(['whole']);
  });

  it('count once where a page brings them again', async () => {
    const { listing } = pagesOf([tagged('same', 1)], [tagged('same', 1)]);
    expect(ids(await findSubmissions(listing, 'T', START))).toEqual(['same']);
  });

  it('stand last where nobody knows when they were submitted', async () => {
    const { listing } = pagesOf([tagged('unknown', 0, { submitted_at: 'some day' }), tagged('known', 1)]);
    expect(ids(await findSubmissions(listing, 'T', undefined))).toEqual(['known', 'unknown']);
  });

  it('are not looked for behind a page of jobs that are all too old, be it by the clock of the service', async () => {
    const { listing, counts } = pagesOf([job('a', 1), job('b', 20)], [job('c', 17), job('d', 20)], [tagged('e', 30)]);
    expect(await findSubmissions(listing, 'T', START)).toEqual([]);
    expect(counts.pages).toBe(2);
    const hoursBehind = pagesOf([job('a', 301)], [tagged('b', 303)], [job('c', 330)], [tagged('d', 331)]);
    expect(ids(await findSubmissions(hoursBehind.listing, 'T', START))).toEqual(['b']);
    expect(hoursBehind.counts.pages).toBe(3);
  });

  it('are looked for behind empty pages, behind jobs without a time, and within a difference of clocks', async () => {
    const { listing } = pagesOf([], [job('a', 0, { submitted_at: '' })], [job('b', 14)], [tagged('c', 14)]);
    expect(ids(await findSubmissions(listing, 'T', START))).toEqual(['c']);
  });

  it('are looked for among all jobs where nobody says since when', async () => {
    const { listing } = pagesOf([job('a', 100_000)], [tagged('b', 200_000)]);
    expect(ids(await findSubmissions(listing, 'T', undefined))).toEqual(['b']);
  });

  it('are said to be none where the last page of all was looked through, however many there are', async () => {
    const pages = Array.from({ length: 40 }, (_, k) => Array.from({ length: 25 }, (_, j) => job(`j${k}/${j}`, 1)));
    const { listing, counts } = pagesOf(...pages);
    expect(await findSubmissions(listing, 'T', START)).toEqual([]);
    expect(counts.pages).toBe(40);
    await expect(findSubmissions(pagesOf(...pages, [tagged('beyond', 1)]).listing, 'T', START)).rejects.toThrow('1000');
  });

  it('are not said to be none before all pages were looked through', async () => {
    const endless = (first: ListedJob) =>
      listed((index) => ({ items: [index === 0 ? first : job(`j${index}`, 1)], next: String(index + 1) }));
    const { listing, counts } = endless(job('j0', 1));
    const error = await thrownBy(() => findSubmissions(listing, 'T', START));
    expect(error).toBeInstanceOf(IonloomError);
    expect(error).toMatchObject({ code: 'NotAnswerable' });
    expect(counts.pages).toBe(1000);
    expect(ids(await findSubmissions(endless(tagged('j0', 1)).listing, 'T', START))).toEqual(['j0']);
  });
});
