import { inspect } from 'node:util';
import { expect } from 'vitest';
import type { ClientEvent } from '../../src/cloud/index.js';
import type { Profile } from '../../src/emulator/index.js';
import { memoryStore } from '../../src/emulator/store/memory-store.js';
import { EmulatedService } from '../service/emulated-service.js';
import type { OperationId } from '../service/operations.js';
import { VirtualClock } from '../service/virtual-clock.js';
import { type ClientMethod, type Stock, stockOf } from './client-methods.js';
import { clientOf, KEY } from './client-of.js';
import { TIMEOUT, type Trouble } from './trouble.js';

/** Which requests the trouble befalls: the first about what is called, all of those, or the look-ups too. */
export type Scope = 'first' | 'all' | 'everything';

/** What came of one call with one trouble. */
export interface FaultRun {
  /** The operations that were asked for, in order. */
  readonly asked: readonly OperationId[];
  /** The same with what became of each. */
  readonly received: readonly (readonly [operation: string, outcome: string])[];
  /** What the call threw; undefined where it succeeded. */
  readonly error: Error | undefined;
  /** How many jobs or sessions came of it that were not ended. */
  readonly made: number;
  /** Of virtual time. */
  readonly seconds: number;
  /** The lines of whatever a person could see of it (events, log, the error in every form) in which the key stands. */
  readonly leaks: readonly string[];
}

/** A service that answers every method, and what it has. */
export interface Scene {
  readonly service: EmulatedService;
  readonly stock: Stock;
}

/** A service after some use, which is the same for every scene. */
async function usedService(profile: Profile) {
  const service = new EmulatedService({ emulator: { profile, variants: 2 } });
  const stock = await stockOf(service);
  return { stock, contents: service.store.contents(), now: service.clock.now() };
}

const used = { '2026-05': usedService('2026-05'), '2026-09': usedService('2026-09') };

/** A new service that has what a method asks for, and what else it has. */
export async function newScene({ profile = '2026-05' }: ClientMethod): Promise<Scene> {
  const { stock, contents, now } = await used[profile];
  const store = memoryStore();
  store.replace(contents);
  const clock = new VirtualClock(now);
  const emulator = { profile, variants: 2, store };
  return { service: new EmulatedService({ clock, emulator, repeatsKey: true }), stock };
}

/** Calls a method of a client while something goes wrong; afterwards the service is well again. */
export async function runWith(
  method: ClientMethod,
  { fault = { kind: 'none' }, abortsAfter }: Trouble,
  scope: Scope,
  maxRetries: number,
  { service, stock }: Scene,
): Promise<FaultRun> {
  const { clock } = service;
  // Dates in headers have whole seconds.
  await clock.advance(1000 - (clock.now() % 1000));
  const had = living(service);
  service.received.splice(0);
  const count = scope === 'first' ? 1 : Number.POSITIVE_INFINITY;
  service.script({ fault, count, ...(scope === 'everything' ? {} : { operation: method.operation }) });

  const events: ClientEvent[] = [];
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  const logger = { debug: log, info: log, warn: log };
  const ionq = clientOf(service, { timeout: TIMEOUT, maxRetries, logger, onEvent: (event) => events.push(event) });
  const controller = new AbortController();
  if (abortsAfter === 0) controller.abort();
  else if (abortsAfter !== undefined) clock.after(abortsAfter, () => controller.abort());
  const start = clock.now();
  const error = await clock.run(
    Promise.resolve(method.call(ionq, stock, { signal: controller.signal })).then(
      () => undefined,
      (thrown: Error) => thrown,
    ),
  );
  const seconds = (clock.now() - start) / 1000;
  const received = service.received.filter(([, outcome]) => !outcome.startsWith('processed late'));
  await clock.drain();
  service.heal();
  expect(service.violations).toEqual([]);
  const seen = [JSON.stringify(events), ...lines, inspect(ionq, { showHidden: true, depth: 10 }), everyForm(error)];
  return {
    asked: received.map(([operation]) => operation as OperationId),
    received,
    error,
    made: living(service) - had,
    seconds,
    leaks: seen
      .join('\n')
      .split('\n')
      .filter((line) => line.includes(KEY)),
  };
}

/** How many jobs and sessions there are that nobody ended. */
function living({ submitted, sessions }: EmulatedService): number {
  const jobs = submitted.filter(({ state }) => state !== 'canceled');
  return jobs.length + sessions.filter(({ endedAt }) => endedAt === null).length;
}

/** An error as consoles, logs and reports may show it, with everything that caused it. */
export function everyForm(error: unknown): string {
  const forms = [inspect(error, { showHidden: true, depth: 10 })];
  for (let each = error; each instanceof Error; each = each.cause) {
    forms.push(String(each), each.stack ?? '', JSON.stringify(each));
  }
  return forms.join('\n');
}
