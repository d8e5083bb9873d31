import { describe, expect, it } from 'vitest';
import { Listing, type Page } from '../../../src/cloud/resources/listing.js';
import { Call } from '../../../src/cloud/transport/index.js';

/** A list whose pages stand in a table by their cursors, with the cursors that were asked for. */
function listOf(pages: Readonly<Record<string, Page<number> | Error>>) {
  const asked: (string | undefined)[] = [];
  const listing = new Listing((cursor) => {
    asked.push(cursor);
    const page = pages[cursor ?? 'first'] ?? new Error(`there is no page ${cursor}`);
    if (page instanceof Error) return new Call<Page<number>>(Promise.reject(page));
    return new Call(Promise.resolve({ data: page, status: 200, headers: new Headers(), requestId: undefined }));
  });
  return { listing, asked };
}

const three = {
  first: { items: [1, 2], next: 'b' },
  b: { items: [3], next: 'c' },
  c: { items: [4, 5], next: undefined },
};

describe('a list', () => {
  it('asks for nothing before it is gone through', () => {
    expect(listOf(three).asked).toEqual([]);
  });

  it('gives items over all its pages', async () => {
    const { listing, asked } = listOf(three);
    const found: number[] = [];
    for await (const item of listing) found.push(item);
    expect(found).toEqual([1, 2, 3, 4, 5]);
    expect(asked).toEqual([undefined, 'b', 'c']);
  });

  it('begins anew each time', async () => {
    const { listing, asked } = listOf(three);
    expect(await listing.toArray()).toEqual(await listing.toArray());
    expect(asked).toHaveLength(6);
  });

  it('gives its pages, and each by its cursor', async () => {
    const { listing } = listOf(three);
    const sizes: number[] = [];
    for await (const { items } of listing.pages()) sizes.push(items.length);
    expect(sizes).toEqual([2, 1, 2]);
    expect(await listing.page()).toEqual(three.first);
    expect((await listing.page('c').withResponse()).data).toEqual(three.c);
  });

  it('fetches no page further than is needed', async () => {
    const { listing, asked } = listOf(three);
    expect(await listing.toArray(2)).toEqual([1, 2]);
    expect(asked).toEqual([undefined]);
    for await (const item of listing) if (item === 3) break;
    expect(asked).toEqual([undefined, undefined, 'b']);
    expect(await listing.toArray(3)).toEqual([1, 2, 3]);
    expect(asked).toHaveLength(5);
  });

  it.each([0, -1])('gives nothing where %d items are asked for, and asks for nothing', async (most) => {
    const { listing, asked } = listOf(three);
    expect(await listing.toArray(most)).toEqual([]);
    expect(asked).toEqual([]);
  });

  it.each([null, Number.NaN, '2', {}, 2n])('has no first %s items', async (most) => {
    const { listing, asked } = listOf(three);
    await expect(listing.toArray(most as number)).rejects.toThrow('toArray takes a number of items');
    expect(asked).toEqual([]);
  });

  it.each([undefined, null, ''])('ends at the cursor %j', async (next) => {
    const { listing, asked } = listOf({ first: { items: [1], next: next as undefined } });
    expect(await listing.toArray()).toEqual([1]);
    expect(asked).toHaveLength(1);
  });

  it('ends where a cursor was there before', async () => {
    const { listing, asked } = listOf({
      first: { items: [1], next: 'b' },
      b: { items: [2], next: 'c' },
      c: { items: [3], next: 'b' },
    });
    expect(await listing.toArray()).toEqual([1, 2, 3]);
    expect(asked).toEqual([undefined, 'b', 'c']);
    const own = listOf({ first: { items: [1], next: 'b' }, b: { items: [2], next: 'b' } });
    expect(await own.listing.toArray()).toEqual([1, 2]);
  });

  it('goes on over pages without items', async () => {
    const { listing } = listOf({
      first: { items: [], next: 'b' },
      b: { items: [], next: 'c' },
      c: { items: [1], next: undefined },
    });
    expect(await listing.toArray()).toEqual([1]);
  });

  it('breaks off where a page cannot be had', async () => {
    const { listing } = listOf({ first: { items: [1], next: 'b' }, b: new Error('gone') });
    const found: number[] = [];
    const going = async () => {
      for await (const item of listing) found.push(item);
    };
    await expect(going()).rejects.toThrow('gone');
    expect(found).toEqual([1]);
    await expect(listing.toArray()).rejects.toThrow('gone');
    await expect(listing.page('b')).rejects.toThrow('gone');
  });
});
