import { IonloomError, inWords, issue } from '../../errors/index.js';
import type { Call } from '../transport/index.js';

/** Some of the items of a list, as the service answered with them. */
export interface Page<Item> {
  /** What stands on this page. */
  readonly items: readonly Item[];
  /** The cursor of the page after it; undefined for the last one. */
  readonly next: string | undefined;
}

/**
 * A list that is fetched page by page while it is gone through; nothing is sent before that.
 *
 * @example
 * for await (const job of ionq.jobs.list({ status: 'completed' })) console.log(job.id);
 */
export class Listing<Item> implements AsyncIterable<Item> {
  readonly #pageAt: (cursor: string | undefined) => Call<Page<Item>>;

  /** @internal */
  constructor(pageAt: (cursor: string | undefined) => Call<Page<Item>>) {
    this.#pageAt = pageAt;
  }

  /** One page: the first, or the one that a cursor leads to. */
  page(cursor?: string): Call<Page<Item>> {
    return this.#pageAt(cursor);
  }

  /** The pages one after the other. A cursor that is null, empty or was there before ends the list. */
  async *pages(): AsyncGenerator<Page<Item>, void, void> {
    const seen = new Set<string>();
    let cursor: string | undefined;
    for (;;) {
      const page = await this.#pageAt(cursor);
      yield page;
      cursor = page.next;
      if (!cursor || seen.has(cursor)) return;
      seen.add(cursor);
    }
  }

  /** The items one after the other, of all pages. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, void> {
    for await (const { items } of this.pages()) yield* items;
  }

  /**
   * The items as a list: all of them, or the first ones.
   *
   * @throws IonloomError `ValueOutOfRange` where `most` is no number.
   */
  async toArray(most: number = Number.POSITIVE_INFINITY): Promise<readonly Item[]> {
    if (typeof most !== 'number' || Number.isNaN(most)) {
      throw new IonloomError(issue('ValueOutOfRange', `toArray takes a number of items, not ${inWords(most)}`));
    }
    const found: Item[] = [];
    if (most <= 0) return found;
    for await (const item of this) {
      found.push(item);
      if (found.length >= most) break;
    }
    return found;
  }
}
