import type { Command } from 'commander';
import type { Listing } from '../cloud/index.js';
import { usageFailure } from './failure.js';
import { wholeNumber } from './options.js';
import type { Output } from './output.js';

/** How much of a long list is asked for. */
export interface ListOptions {
  readonly limit?: number;
  readonly all?: boolean;
}

/** As many as one page of the service holds. */
const DEFAULT_LIMIT = 25;

/** Some items of a list of the service. */
export interface Listed<Item> {
  readonly items: readonly Item[];
  /** Whether the list goes on. */
  readonly more: boolean;
}

/** Adds the options that say how much of a long list is asked for. */
export function addListOptions(command: Command): Command {
  return command
    .option('--limit <N>', `list the newest N; ${DEFAULT_LIMIT} if left out`, wholeNumber(1))
    .option('--all', 'list all, however many there are');
}

/** The items that are asked for; no more pages are fetched than hold them. */
export async function listed<Item>(
  { limit, all }: ListOptions,
  listing: (pageSize: number) => Listing<Item>,
): Promise<Listed<Item>> {
  if (all && limit !== undefined) throw usageFailure('--all lists more than --limit', 'leave out one of the two');
  const most = all ? Number.POSITIVE_INFINITY : (limit ?? DEFAULT_LIMIT);
  const items: Item[] = [];
  for await (const page of listing(Math.min(most, DEFAULT_LIMIT)).pages()) {
    items.push(...page.items);
    if (items.length < most) continue;
    return { items: items.slice(0, most), more: items.length > most || page.next !== undefined };
  }
  return { items, more: false };
}

/** Says what is not seen: that there is nothing, or that there is more. */
export function sayRest({ items, more }: Listed<unknown>, what: string, output: Pick<Output, 'say'>): void {
  if (items.length === 0) output.say(`there are no such ${what}`);
  if (more) output.say(`there are more ${what}: --limit N lists the newest N, --all lists all`);
}
