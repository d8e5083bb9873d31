import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { JobFilter, JobRecord, JobState, SessionRecord, Store } from '../../../src/emulator/index.js';
import { IonloomError } from '../../../src/errors/index.js';
import { NaiveStore } from './naive-store.js';
import { failedOutcome, sampleJob, sampleSession } from './sample-records.js';

/** Where stores of one kind are opened. */
export interface StorePlace {
  /** Opens a store: an empty one at first, and then what was closed, where it outlives that. */
  readonly open: () => Store;
  /** Whether what was closed is there when it is opened again. */
  readonly lasting: boolean;
  readonly remove: () => void;
}

/** What every store has to do. */
export function describeStore(name: string, place: () => StorePlace): void {
  describe(name, () => {
    const opened: { place: StorePlace; store: Store }[] = [];
    const fresh = () => {
      const made = place();
      const store = made.open();
      opened.push({ place: made, store });
      return store;
    };
    afterEach(() => {
      for (const { place: made, store } of opened.splice(0)) {
        store.close();
        made.remove();
      }
    });

    it('does whatever a plain list would do', () => {
      fc.assert(
        fc.property(fc.array(step(), { minLength: 1, maxLength: 40 }), filterArbitrary, (steps, filter) => {
          const made = place();
          const pair: Pair = { place: made, store: made.open(), model: new NaiveStore() };
          try {
            for (const each of steps) {
              apply(pair, each);
              compare(pair.store, pair.model, filter);
            }
          } finally {
            pair.store.close();
            made.remove();
          }
        }),
        { seed: 20261201, numRuns: 60 },
      );
    });

    it('gives back every character and every number as it was', () => {
      const store = fresh();
      const record = sampleJob(1, {
        name: 'line\u2028, nul \u0000, é, 🦋, "quoted"',
        metadata: { '': '\u001e\u001f', __keys__: 'a\\b' },
        settings: { nested: [{ deep: [1e-300, -0.5, 123456789012345] }] },
        cost: 0.1 + 0.2,
      });
      store.putJob(record);
      store.putInput(record.id, '{"text":"\\u0000é🦋"}');
      store.putOutcome(record.id, failedOutcome('é'));
      expect(store.job(record.id)).toEqual(record);
      expect(store.input(record.id)).toBe('{"text":"\\u0000é🦋"}');
      expect(store.outcome(record.id)).toEqual(failedOutcome('é'));
    });

    it('does not count a number that nobody got', () => {
      const store = fresh();
      expect(store.nextNumber()).toBe(1);
      expect(() =>
        store.transaction(() => {
          expect(store.nextNumber()).toBe(2);
          throw new Error('stop');
        }),
      ).toThrow('stop');
      expect(store.nextNumber()).toBe(2);
    });

    it('does not give the number of a deleted job again', () => {
      const store = fresh();
      store.putJob(sampleJob(store.nextNumber()));
      store.deleteJob('job-1');
      expect(store.nextNumber()).toBe(2);
    });

    it('goes on counting after the jobs that it was given', () => {
      const store = fresh();
      store.nextNumber();
      store.replace({ jobs: [{ record: sampleJob(7), input: null, outcome: null }], sessions: [] });
      expect(store.nextNumber()).toBe(8);
    });

    it('undoes an inner transaction alone where the outer one goes on', () => {
      const store = fresh();
      store.transaction(() => {
        store.putJob(sampleJob(1));
        expect(() =>
          store.transaction(() => {
            store.putJob(sampleJob(2));
            store.putJob(sampleJob(1, { state: 'failed' }));
            throw new Error('inner');
          }),
        ).toThrow('inner');
        store.putInput('job-1', '{}');
      });
      expect(store.contents().jobs).toEqual([{ record: sampleJob(1), input: '{}', outcome: null }]);
    });

    it('undoes an inner transaction that succeeded where the outer one fails', () => {
      const store = fresh();
      expect(() =>
        store.transaction(() => {
          store.transaction(() => store.putJob(sampleJob(1)));
          expect(store.job('job-1')).toEqual(sampleJob(1));
          throw new Error('outer');
        }),
      ).toThrow('outer');
      expect(store.contents()).toEqual({ jobs: [], sessions: [] });
    });

    it('hands on what a transaction gives', () => {
      const store = fresh();
      expect(store.transaction(() => store.transaction(() => 'given'))).toBe('given');
    });

    it('refuses a number that another job has, and stays as it was', () => {
      const store = fresh();
      store.putJob(sampleJob(1));
      store.putJob(sampleJob(2));
      expect(() => store.putJob(sampleJob(1, { id: 'other' }))).toThrow(
        expect.objectContaining({ code: 'InvalidInput', message: expect.stringContaining('the number 1') }),
      );
      expect(() => store.putJob(sampleJob(1, { id: 'job-2' }))).toThrow(
        expect.objectContaining({ code: 'InvalidInput' }),
      );
      expect(store.jobs({}, { limit: 10 })).toEqual([sampleJob(2), sampleJob(1)]);
    });

    it('takes no contents in which two things have one name, and stays as it was', () => {
      const store = fresh();
      store.putJob(sampleJob(5));
      const job = (record: JobRecord) => ({ record, input: null, outcome: null });
      const twice = {
        jobs: [job(sampleJob(1)), job(sampleJob(2, { id: 'job-1' })), job(sampleJob(1, { id: 'third' }))],
        sessions: [sampleSession('a'), sampleSession('a')],
      };
      expect(() => store.replace(twice)).toThrow(
        expect.objectContaining({
          issues: [
            expect.objectContaining({ code: 'InvalidInput', path: ['jobs', 1] }),
            expect.objectContaining({ code: 'InvalidInput', path: ['jobs', 2] }),
            expect.objectContaining({ code: 'InvalidInput', path: ['sessions', 1] }),
          ],
        }),
      );
      expect(store.contents().jobs.map(({ record }) => record)).toEqual([sampleJob(5)]);
    });

    it('takes no contents that it could not have held, and stays as it was', () => {
      const store = fresh();
      store.putJob(sampleJob(5));
      const job = (more: object) => ({ record: { ...sampleJob(1), ...more }, input: null, outcome: null });
      for (const [jobs, path] of [
        [[job({ state: 'done' })], ['jobs', 0, 'record', 'state']],
        [
          [job({}), job({ id: 'b', number: 0 })],
          ['jobs', 1, 'record', 'number'],
        ],
        [[{ ...job({}), outcome: { kind: 'circuit' } }], ['jobs', 0, 'outcome', 'circuit']],
      ] as const) {
        expect(() => store.replace({ jobs: jobs as never, sessions: [] })).toThrow(
          expect.objectContaining({ issues: [expect.objectContaining({ path })] }),
        );
      }
      expect(() => store.replace(null as never)).toThrow(IonloomError);
      expect(store.contents().jobs.map(({ record }) => record)).toEqual([sampleJob(5)]);
    });

    it('undoes replacing everything', () => {
      const store = fresh();
      store.putJob(sampleJob(store.nextNumber()));
      store.putSession(sampleSession('a'));
      const before = store.contents();
      expect(() =>
        store.transaction(() => {
          store.replace({ jobs: [{ record: sampleJob(9), input: '{}', outcome: failedOutcome('x') }], sessions: [] });
          store.putJob(sampleJob(10));
          throw new Error('stop');
        }),
      ).toThrow('stop');
      expect(store.contents()).toEqual(before);
      expect(store.nextNumber()).toBe(2);
    });

    it('pages through 10,000 jobs without missing or repeating one', () => {
      const store = fresh();
      store.transaction(() => {
        for (let number = 1; number <= 10_000; number++) {
          store.putJob(sampleJob(number, { backend: number % 3 === 0 ? 'qpu.forte-1' : 'simulator' }));
        }
      });
      const filter = { backends: ['qpu.forte-1', 'qpu.aria-1'], state: 'submitted' } as const;
      const seen: number[] = [];
      let page: readonly JobRecord[] = store.jobs(filter, { limit: 37 });
      while (page.length > 0) {
        seen.push(...page.map(({ number }) => number));
        page = store.jobs(filter, { below: page.at(-1)!.number, limit: 37 });
      }
      expect(seen).toEqual(Array.from({ length: 3333 }, (_, index) => 9999 - 3 * index));
      expect(store.count(filter)).toBe(3333);
    });
  });
}

type Step =
  | { readonly do: 'job'; readonly job: JobRecord }
  | { readonly do: 'new' }
  | { readonly do: 'input' | 'outcome' | 'delete'; readonly id: string; readonly text: string }
  | { readonly do: 'session'; readonly session: SessionRecord }
  | { readonly do: 'transaction'; readonly steps: readonly Step[]; readonly fails: boolean }
  | { readonly do: 'replace'; readonly keep: number }
  | { readonly do: 'reopen' };

const states: readonly JobState[] = ['submitted', 'ready', 'started', 'completed', 'failed', 'canceled'];
const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const backends = fc.constantFrom('simulator', 'qpu.aria-1', 'qpu.forte-1');
const maybe = (text: fc.Arbitrary<string>) => fc.option(text, { nil: null });

const jobArbitrary: fc.Arbitrary<JobRecord> = fc
  .record({
    id: ids,
    // Few, so that jobs often want the same one.
    number: fc.integer({ min: 1, max: 12 }),
    state: fc.constantFrom(...states),
    backend: backends,
    sessionId: maybe(ids),
    parentId: maybe(ids),
    name: maybe(fc.string()),
    metadata: fc.option(fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }), { nil: null }),
  })
  .map(({ number, ...given }) => sampleJob(number, given));

const filterArbitrary: fc.Arbitrary<{ readonly filter: JobFilter; readonly below: number; readonly limit: number }> =
  fc.record({
    filter: fc.record(
      {
        ids: fc.array(ids, { maxLength: 3 }),
        parentId: ids,
        state: fc.constantFrom(...states),
        backends: fc.array(backends, { maxLength: 2 }),
        sessionId: ids,
      },
      { requiredKeys: [] },
    ),
    below: fc.integer({ min: 0, max: 14 }),
    limit: fc.integer({ min: 0, max: 4 }),
  });

const simpleSteps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: jobArbitrary.map((job): Step => ({ do: 'job', job })) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'new' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('input' as const, 'outcome' as const, 'delete' as const),
      id: ids,
      text: fc.string(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(ids, fc.option(fc.nat(), { nil: null }))
      .map(([id, endedAt]): Step => ({ do: 'session', session: sampleSession(id, { endedAt }) })),
  },
  { weight: 1, arbitrary: fc.nat({ max: 4 }).map((keep): Step => ({ do: 'replace', keep })) },
);

function step(): fc.Arbitrary<Step> {
  const transaction = (inner: fc.Arbitrary<Step>) =>
    fc
      .tuple(fc.array(inner, { maxLength: 6 }), fc.boolean())
      .map(([steps, fails]): Step => ({ do: 'transaction', steps, fails }));
  return fc.oneof(
    { weight: 8, arbitrary: simpleSteps },
    { weight: 3, arbitrary: transaction(fc.oneof(simpleSteps, transaction(simpleSteps))) },
    { weight: 1, arbitrary: fc.constant<Step>({ do: 'reopen' }) },
  );
}

interface Pair {
  readonly place: StorePlace;
  store: Store;
  readonly model: NaiveStore;
}

class Stop extends Error {}

function apply(pair: Pair, each: Step): void {
  const both = [pair.store, pair.model];
  switch (each.do) {
    case 'job': {
      const refused = both.map((store) => {
        try {
          store.putJob(each.job);
          return false;
        } catch {
          return true;
        }
      });
      expect(refused[0]).toBe(refused[1]);
      break;
    }
    case 'new':
      expect(pair.store.nextNumber()).toBe(pair.model.nextNumber());
      break;
    case 'input':
      for (const store of both) store.putInput(each.id, each.text);
      break;
    case 'outcome':
      for (const store of both) store.putOutcome(each.id, failedOutcome(each.text));
      break;
    case 'delete':
      for (const store of both) store.deleteJob(each.id);
      break;
    case 'session':
      for (const store of both) store.putSession(each.session);
      break;
    case 'replace': {
      const { jobs, sessions } = pair.model.contents();
      const contents = { jobs: jobs.slice(0, each.keep), sessions: sessions.slice(0, each.keep) };
      for (const store of both) store.replace(contents);
      break;
    }
    case 'transaction': {
      const changes = () => {
        for (const inner of each.steps) apply(pair, inner);
        if (each.fails) throw new Stop();
      };
      try {
        pair.model.transaction(() => pair.store.transaction(changes));
      } catch (error) {
        if (!(error instanceof Stop)) throw error;
      }
      break;
    }
    case 'reopen':
      if (!pair.place.lasting) break;
      pair.store.close();
      pair.store = pair.place.open();
  }
}

function compare(
  store: Store,
  model: NaiveStore,
  { filter, below, limit }: { readonly filter: JobFilter; readonly below: number; readonly limit: number },
): void {
  expect(store.contents()).toEqual(model.contents());
  expect(store.unfinished()).toEqual(model.unfinished());
  for (const id of ['a', 'b', 'c', 'd', 'e']) {
    expect(store.job(id)).toEqual(model.job(id));
    expect(store.input(id)).toEqual(model.input(id));
    expect(store.outcome(id)).toEqual(model.outcome(id));
    expect(store.session(id)).toEqual(model.session(id));
  }
  for (const asked of [filter, {}, ...Object.entries(filter).map(([name, value]) => ({ [name]: value }))]) {
    expect(store.count(asked)).toBe(model.count(asked));
    expect(store.jobs(asked, { below, limit })).toEqual(model.jobs(asked, { below, limit }));
    expect(store.jobs(asked, { limit: 100 })).toEqual(model.jobs(asked, { limit: 100 }));
  }
}
