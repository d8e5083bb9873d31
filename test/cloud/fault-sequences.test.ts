import fc from 'fast-check';
import { expect, test } from 'vitest';
import { APIUserAbortError, type ClientEvent, type IonQ, SubmissionUncertainError } from '../../src/cloud/index.js';
import type { JobRecord } from '../../src/emulator/index.js';
import { EmulatedService } from '../service/emulated-service.js';
import { RememberingRunner } from '../service/remembering-runner.js';
import { oneCircuit, type Stock, twoCircuits } from './client-methods.js';
import { clientOf, KEY } from './client-of.js';
import { everyForm } from './fault-run.js';
import { type Sequence, sequence, type Twins, twins } from './random-sequences.js';

/** Milliseconds after a lost answer at which the last look for it comes. */
const LAST_LOOK = 13_000;

/** Ids of nothing: what other calls ask for is not what is submitted. */
const nothing: Stock = {
  done: idOfNothing(0),
  many: idOfNothing(1),
  waiting: idOfNothing(2),
  artifact: idOfNothing(3),
  variant: idOfNothing(4),
  session: idOfNothing(5),
  characterization: idOfNothing(6),
};

function idOfNothing(number: number): string {
  return `00000000-0000-4000-8000-00000000000${number}`;
}

/** How often what happened, over all sequences. */
class Tally {
  readonly counts: Record<string, number> = {};

  add(what: string, times = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + times;
  }
}

const runner = new RememberingRunner();

/** A service with a client, and all that a person could see of what the client does. */
class Scene {
  readonly service: EmulatedService;
  readonly ionq: IonQ;
  readonly events: ClientEvent[] = [];
  readonly #lines: string[] = [];

  constructor({ latency, pageSize, life, fails, maxRetries }: Sequence | Twins, listedAfter: number) {
    const ready = life.ready;
    const started = Math.max(ready, life.started);
    const policy = { kind: 'time', ready, started, completed: Math.max(started, life.completed + 20_000) } as const;
    // A job before anything goes wrong must not take the failure of the one that matters.
    const faults = fails ? [{ operation: 'CreateJob', fail: 'SimulationError', count: 100 }] : [];
    const lists = { listedAfter, pageSize, partsHaveMetadata: true };
    this.service = new EmulatedService({ latency, lists, emulator: { policy, faults, runner }, repeatsKey: true });
    this.ionq = this.client({ maxRetries });
  }

  client({ maxRetries = 2 }): IonQ {
    const log = (line: string) => this.#lines.push(line);
    const onEvent = (event: ClientEvent) => this.events.push(event);
    return clientOf(this.service, {
      maxRetries,
      timeout: 15_000,
      onEvent,
      logger: { debug: log, info: log, warn: log },
    });
  }

  at(ms: number): Promise<void> {
    return new Promise((resolve) => void this.service.clock.after(ms, resolve));
  }

  /** Jobs that were not canceled, without the circuits of others. */
  get live(): readonly JobRecord[] {
    return this.service.submitted.filter(({ state }) => state !== 'canceled');
  }

  /** Submits before anything goes wrong. */
  async before(names: readonly string[]): Promise<void> {
    const { service } = this;
    const early = clientOf(service);
    for (const name of names) {
      await service.clock.run(early.jobs.create({ ...twoCircuits, name }, { clientToken: name }));
    }
    await service.clock.advance(30_000);
    service.requests.splice(0);
  }

  /** Lets everything come to its end, and heals the service. */
  async end(): Promise<void> {
    await this.service.clock.drain();
    this.service.heal();
    await this.service.clock.advance(30_000);
    expect(this.service.violations).toEqual([]);
  }

  see(error: unknown): void {
    this.#lines.push(everyForm(error));
  }

  get seen(): string {
    const urls = this.service.requests.map(({ path, query }) => [path, query]);
    return [JSON.stringify([urls, this.events]), ...this.#lines].join('\n');
  }
}

interface Ended {
  readonly name: string;
  readonly hasToken: boolean;
  /** The name of the job that was submitted before under its token. */
  readonly earlier: string | undefined;
  readonly id?: string;
  readonly error?: unknown;
}

async function submit(scene: Scene, submission: Sequence['submissions'][number], index: number): Promise<Ended> {
  const { ionq, service } = scene;
  const { token, many, starts, abortsAfter, waits } = submission;
  const name = `call-${index}`;
  const earlier = token === 'again' ? `again-${index}` : undefined;
  const clientToken = { new: undefined, own: `own-${index}`, again: earlier, none: false as const }[token];
  const known = { name, earlier, hasToken: token !== 'none' };
  const controller = abortsAfter === undefined ? undefined : new AbortController();
  await scene.at(starts);
  if (abortsAfter !== undefined) service.clock.after(abortsAfter, () => controller?.abort());
  const options = { signal: controller?.signal, ...(clientToken === undefined ? {} : { clientToken }) };
  try {
    const { id } = await ionq.jobs.create({ ...(many ? twoCircuits : oneCircuit), name }, options);
    if (waits) await ionq.jobs.wait(id, { timeout: 30_000 }).catch((error) => scene.see(error));
    return { ...known, id };
  } catch (error) {
    scene.see(error);
    return { ...known, error };
  }
}

/** Whether two jobs may come of one submission: the second is sent before the first can be seen. */
function mayBeTwo({ listedAfter, rules }: Sequence): boolean {
  return listedAfter >= LAST_LOOK || rules.some(({ fault }) => fault.kind === 'late');
}

async function play(given: Sequence, tally: Tally): Promise<void> {
  const scene = new Scene(given, given.listedAfter);
  const { service } = scene;
  const again = given.submissions.flatMap(({ token }, k) => (token === 'again' ? [`again-${k}`] : []));
  await scene.before([...(given.isUsed ? ['used'] : []), ...again]);
  service.script(...given.rules);
  const submissions = given.submissions.map((submission, index) => submit(scene, submission, index));
  const others = given.others.map(async ({ method, starts }) => {
    await scene.at(starts);
    await Promise.resolve(method.call(scene.ionq, nothing, {})).catch((error) => scene.see(error));
  });
  const ended = await service.clock.run(Promise.all(submissions));
  await service.clock.run(Promise.all(others));
  tally.add('requests', service.requests.length);
  await scene.end();

  for (const { type } of scene.events) tally.add(type);
  for (const each of ended) {
    tally.add(each.error === undefined ? 'submitted' : (each.error as Error).constructor.name);
    if (checked(scene, each) > 1) {
      tally.add('two jobs');
      expect(mayBeTwo(given), 'two jobs').toBe(true);
    }
    await findable(scene, each.error);
  }
  expect(service.sessions.length).toBeLessThanOrEqual(given.others.length);
  expect(scene.seen).not.toContain(KEY);
}

/** Checks what one submission came to; gives how many jobs it has. */
function checked({ live, events }: Scene, { name, earlier, hasToken, id, error }: Ended): number {
  const jobs = live.filter((job) => job.name === name || job.name === earlier);
  if (jobs.length > 1) {
    // It cannot be prevented; but it is not silent.
    const token = jobs[0]?.metadata?.['client_request_id'];
    const told = events.filter((event) => event.type === 'resubmit' && event.clientToken === token);
    expect(told).not.toEqual([]);
  }
  if (id !== undefined) {
    expect(jobs.map((job) => job.id)).toContain(id);
    return jobs.length;
  }
  const isUncertain = error instanceof SubmissionUncertainError || error instanceof APIUserAbortError;
  // Where it says nothing of a job that may be there, there is none.
  const isOpen = isUncertain && (error.clientToken !== undefined || !hasToken);
  if (!isOpen) expect(jobs.map((job) => job.name)).toEqual(earlier === undefined ? [] : [earlier]);
  return jobs.length;
}

/** What may have been submitted is found by the token of the error, if it is there. */
async function findable(scene: Scene, error: unknown): Promise<void> {
  const isUncertain = error instanceof SubmissionUncertainError || error instanceof APIUserAbortError;
  if (!isUncertain || error.clientToken === undefined) return;
  const found = await scene.service.clock.run(clientOf(scene.service).jobs.find(error.clientToken));
  const there = scene.live.filter(({ metadata }) => metadata?.['client_request_id'] === error.clientToken);
  if (there.length === 0) expect(['canceled', undefined]).toContain(found?.status);
  else expect(there.map(({ id }) => id)).toContain(found?.id);
}

/** Runs a property and counts the rejections that nobody handled. */
async function withoutUnhandled(run: () => Promise<void>): Promise<void> {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', note);
  try {
    await run();
    // Such rejections are told once the event loop turns.
    await new Promise((resolve) => setTimeout(resolve, 0));
  } finally {
    process.off('unhandledRejection', note);
  }
  expect(unhandled).toEqual([]);
}

test('10,000 sequences of faults submit nothing twice, lose nothing and show no key', {
  timeout: 600_000,
}, async () => {
  const tally = new Tally();
  const property = fc.asyncProperty(sequence, (given) => play(given, tally));
  await withoutUnhandled(() => fc.assert(property, { seed: 20260115, numRuns: 10_000 }));
  const { counts } = tally;
  for (const rare of ['duplicate', 'warning', 'two jobs']) expect(counts[rare], rare).toBeGreaterThan(10);
  for (const usual of ['retry', 'look-up', 'adopted', 'resubmit', 'SubmissionUncertainError', 'APIUserAbortError']) {
    expect(counts[usual], usual).toBeGreaterThan(200);
  }
  expect(counts['submitted']).toBeGreaterThan(5_000);
});

/** Two clients, as before and after a restart that came too early, or two people with one token. */
async function playTwins(given: Twins, tally: Tally): Promise<void> {
  const scene = new Scene(given, 0);
  const { service } = scene;
  await scene.before(given.isUsed ? ['used'] : []);
  service.script(...given.rules);
  const calls = given.starts.map(async (starts, index) => {
    await scene.at(starts);
    const payload = { ...oneCircuit, name: `twin-${index}` };
    const call = scene.client(given).jobs.create(payload, { clientToken: 'twin' });
    return call.catch((error: unknown) => scene.see(error));
  });
  const ids = (await service.clock.run(Promise.all(calls))).flatMap((made) => (made ? [made.id] : []));
  await scene.end();
  const live = scene.live.filter((job) => job.name?.startsWith('twin'));
  const told = scene.events.some(({ type }) => type === 'warning' || type === 'duplicate');
  tally.add(`${live.length} of ${service.created.get('twin') ?? 0}`);
  if (live.length > 1) expect(told || ids.length < 2).toBe(true);
  if (!told) for (const id of ids) expect(live.map((job) => job.id)).toEqual([id]);
  expect(scene.seen).not.toContain(KEY);
}

test('two clients with one token submit one job, or it is told', async () => {
  const tally = new Tally();
  const property = fc.asyncProperty(twins, (given) => playTwins(given, tally));
  await withoutUnhandled(() => fc.assert(property, { seed: 20260115, numRuns: 1_000 }));
  expect(tally.counts['1 of 2']).toBeGreaterThan(20);
});
