import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type EmulatorOptions, memoryStore, type Policy, readPolicy } from '../../src/emulator/index.js';
import { VirtualClock } from '../service/virtual-clock.js';
import { SEED } from '../simulate/circuit-arbitrary.js';
import { bell, circuitJob, type Json, multiJob, type TestEmulator, testEmulator } from './test-emulator.js';

type State = 'submitted' | 'ready' | 'started' | 'completed' | 'failed' | 'canceled';

/** A job as the model knows it. */
interface ModelJob {
  readonly id: string;
  readonly backend: string;
  readonly isWrong: boolean;
  readonly submittedAt: number;
  readonly sessionId: string | null;
  readonly parts: readonly ModelJob[];
  readonly parent: ModelJob | undefined;
  polls: number;
  /** A state that does not follow from time and looks. */
  end: State | undefined;
}

interface ModelSession {
  readonly id: string;
  readonly backend: string;
  readonly most: number;
  isEnded: boolean;
}

/** What an emulator is to hold, in the simplest words. */
class Model {
  /** Newest last; the parts of a job right after it. */
  jobs: ModelJob[] = [];
  readonly sessions: ModelSession[] = [];
  now = 0;

  readonly policies: Readonly<Record<string, Policy>>;

  constructor(policies: Readonly<Record<string, Policy>>) {
    this.policies = policies;
  }

  at<Thing>(things: readonly Thing[], index: number): Thing | undefined {
    return things.length === 0 ? undefined : things[index % things.length];
  }

  state(job: ModelJob): State {
    if (job.end !== undefined) return job.end;
    const policy = this.policies[job.backend] ?? { kind: 'immediate' };
    const reached =
      policy.kind === 'time'
        ? this.now - job.submittedAt
        : policy.kind === 'polls'
          ? Math.max(job.polls, job.parent?.polls ?? 0)
          : 0;
    const has = (state: 'ready' | 'started' | 'completed') => policy.kind === 'immediate' || reached >= policy[state];
    const isFailed = job.isWrong || job.parts.some(({ isWrong }) => isWrong);
    if (isFailed && has('ready')) return 'failed';
    if (has('completed')) return 'completed';
    return has('started') ? 'started' : has('ready') ? 'ready' : 'submitted';
  }

  /** What was seen to have ended stays so. */
  settle(): void {
    for (const job of this.jobs) {
      const state = this.state(job);
      if (['completed', 'failed', 'canceled'].includes(state)) job.end = state;
    }
  }

  cancel(job: ModelJob): void {
    this.settle();
    for (const part of job.parts) if (part.end === undefined && this.jobs.includes(part)) part.end = 'canceled';
    job.end = 'canceled';
    this.gone(job);
  }

  delete(job: ModelJob): void {
    this.settle();
    this.jobs = this.jobs.filter((each) => each !== job && !job.parts.includes(each));
    this.gone(job);
  }

  /** Everything being computed at once, a job that lacks a part has ended: failed where another part did. */
  gone({ parent }: ModelJob): void {
    if (parent === undefined || parent.end !== undefined || !this.jobs.includes(parent)) return;
    const there = parent.parts.filter((part) => this.jobs.includes(part) && part.end !== 'canceled');
    if (there.some(({ isWrong }) => isWrong)) {
      if (!parent.parts.some((part) => part.isWrong)) throw new Error('the model is wrong');
      return;
    }
    parent.end = 'canceled';
  }
}

interface Real {
  emulator: TestEmulator;
  readonly restart: () => TestEmulator;
}

type Command = fc.AsyncCommand<Model, Real>;

/** Holds every job of a page to the model. */
function compare(model: Model, found: readonly Json[]): void {
  expect(found.map(({ id, status }) => [id, status])).toEqual(
    found.map(({ id }) => {
      const job = model.jobs.find((each) => each.id === id);
      return [id, job === undefined ? 'not there' : model.state(job)];
    }),
  );
}

const always = () => true;

function command(text: string, run: (model: Model, real: Real) => Promise<void>): Command {
  return { check: always, run, toString: () => text };
}

const submit = (backend: string, wrong: readonly boolean[], isMulti: boolean, sessionIndex: number | null) =>
  command(
    `submit ${wrong.length} to ${backend}${sessionIndex === null ? '' : ` in session ${sessionIndex}`}`,
    async (model, { emulator }) => {
      const session = sessionIndex === null ? undefined : model.at(model.sessions, sessionIndex);
      const circuits = wrong.map((isWrong) => (isWrong ? [{ gate: 'nothing', target: 0 }] : bell));
      const more = { backend, shots: 5, ...(session === undefined ? {} : { session_id: session.id }) };
      const { status, body } = await emulator.post(
        '/jobs',
        isMulti ? multiJob(circuits, more) : circuitJob(more, circuits[0]),
      );
      const inSession = model.jobs.filter((job) => job.sessionId === session?.id && job.parent === undefined).length;
      if (session !== undefined && (session.isEnded || session.backend !== backend || inSession >= session.most)) {
        expect(status).toBe(400);
        if (!session.isEnded && session.backend === backend) session.isEnded = true;
        return;
      }
      expect(status).toBe(201);
      expect(body.status).toBe('submitted');
      await emulator.settled();
      const { child_job_ids: children } = (await emulator.ask('//_emulator/state')).body.jobs
        .map(({ record }: Json) => ({ id: record.id, child_job_ids: record.childIds }))
        .find(({ id }: Json) => id === body.id);
      const common = { backend, submittedAt: model.now, sessionId: session?.id ?? null, polls: 0, end: undefined };
      const parts: ModelJob[] = [];
      const whole: ModelJob = { ...common, id: body.id, isWrong: !isMulti && wrong[0]!, parts, parent: undefined };
      for (const [k, id] of (children ?? []).entries()) {
        parts.push({ ...common, id, isWrong: wrong[k]!, parts: [], parent: whole });
      }
      model.jobs.push(whole, ...parts);
      model.settle();
    },
  );

const look = (index: number) =>
  command(`look at ${index}`, async (model, { emulator }) => {
    const job = model.at(model.jobs, index);
    const answer = await emulator.ask(`/jobs/${job?.id ?? 'nope'}`);
    expect(answer.status).toBe(job === undefined ? 404 : 200);
    if (job === undefined) return;
    model.settle();
    if (job.end === undefined && model.policies[job.backend]?.kind === 'polls') job.polls++;
    compare(model, [answer.body]);
    model.settle();
  });

const results = (index: number) =>
  command(`results of ${index}`, async (model, { emulator }) => {
    const job = model.at(model.jobs, index);
    if (job === undefined) return;
    const path = job.parts.length > 0 ? 'probabilities/aggregated' : 'probabilities';
    const { status, body } = await emulator.ask(`/jobs/${job.id}/results/${path}`);
    const isThere = (part: ModelJob) => model.jobs.includes(part);
    const isWhole = model.state(job) === 'completed' && job.parts.every(isThere);
    expect(status).toBe(isWhole ? 200 : 404);
    if (isWhole && job.parts.length > 0) expect(Object.keys(body)).toEqual(job.parts.map(({ id }) => id));
  });

const cancel = (indices: readonly number[], isBulk: boolean) =>
  command(`cancel ${isBulk ? 'together ' : ''}${indices}`, async (model, { emulator }) => {
    const jobs = indices.flatMap((index) => model.at(model.jobs, index) ?? []);
    const ids = jobs.map(({ id }) => id);
    if (jobs.length === 0) return;
    if (isBulk) {
      const { body } = await emulator.ask('/jobs/status/cancel', { method: 'PUT', body: { ids } });
      expect(body).toEqual({ ids, status: 'canceled' });
      for (const job of jobs) model.cancel(job);
    } else {
      for (const job of jobs) {
        const { body } = await emulator.ask(`/jobs/${job.id}/status/cancel`, { method: 'PUT' });
        expect(body).toEqual({ id: job.id, status: 'canceled' });
        model.cancel(job);
      }
    }
  });

const remove = (indices: readonly number[], withUnknown: boolean) =>
  command(`delete ${indices}${withUnknown ? ' and one that is unknown' : ''}`, async (model, { emulator }) => {
    const jobs = indices.flatMap((index) => model.at(model.jobs, index) ?? []);
    const ids = [...jobs.map(({ id }) => id), ...(withUnknown ? ['nope'] : [])];
    if (ids.length === 0) return;
    const { status } = await emulator.ask('/jobs', { method: 'DELETE', body: { ids } });
    expect(status).toBe(withUnknown ? 404 : 200);
    if (!withUnknown) for (const job of jobs) if (model.jobs.includes(job)) model.delete(job);
  });

const list = (limit: number, filter: 'status' | 'target' | 'session' | undefined, value: number) =>
  command(`list by ${limit}${filter === undefined ? '' : ` of ${filter} ${value}`}`, async (model, { emulator }) => {
    const states: readonly State[] = ['submitted', 'started', 'completed', 'failed', 'canceled'];
    const state = states[value % states.length]!;
    const backend = backends[value % backends.length]!;
    const session = model.at(model.sessions, value);
    const search =
      filter === 'status'
        ? `&status=${state}`
        : filter === 'target'
          ? `&target=${backend}`
          : filter === undefined
            ? ''
            : `&session_id=${session?.id ?? 'none'}`;
    const fits = (job: ModelJob) =>
      filter === 'status'
        ? model.state(job) === state
        : filter === 'target'
          ? job.backend === backend
          : filter === undefined || job.sessionId === (session?.id ?? 'none');
    const found: Json[] = [];
    let next: string | null = null;
    do {
      const page: Json = (await emulator.ask(`/jobs?limit=${limit}${search}${next === null ? '' : `&next=${next}`}`))
        .body;
      expect(page.jobs.length).toBeLessThanOrEqual(limit);
      found.push(...page.jobs);
      next = page.next;
    } while (next !== null);
    expect(found.map(({ id }) => id)).toEqual(
      model.jobs
        .filter(fits)
        .map(({ id }) => id)
        .reverse(),
    );
    compare(model, found);
    model.settle();
  });

const open = (backend: string, most: number) =>
  command(`open a session of ${most} jobs on ${backend}`, async (model, { emulator }) => {
    const { status, body } = await emulator.post('/sessions', { backend, settings: { job_count_limit: most } });
    expect(status).toBe(201);
    expect(model.sessions.map(({ id }) => id)).not.toContain(body.id);
    model.sessions.push({ id: body.id, backend, most, isEnded: false });
  });

const end = (index: number) =>
  command(`end session ${index}`, async (model, { emulator }) => {
    const session = model.at(model.sessions, index);
    const { status, body } = await emulator.ask(`/sessions/${session?.id ?? 'nope'}/end`, { method: 'POST' });
    expect([status, body.status]).toEqual(session === undefined ? [404, undefined] : [200, 'ended']);
    if (session !== undefined) session.isEnded = true;
  });

const sessions = command('list sessions', async (model, { emulator }) => {
  const active = (await emulator.ask('/sessions?active=true')).body.sessions.map(({ id }: Json) => id);
  expect(active).toEqual(
    model.sessions
      .filter(({ isEnded }) => !isEnded)
      .map(({ id }) => id)
      .reverse(),
  );
});

const wait = (milliseconds: number) =>
  command(`wait ${milliseconds} ms`, async (model, { emulator }) => {
    await emulator.clock.advance(milliseconds);
    model.now += milliseconds;
    // Only what is looked at comes further, but time alone tells how far.
    model.settle();
  });

const restart = command('restart', async (_, real) => {
  real.emulator = real.restart();
  await real.emulator.settled();
});

const moved = command('put the state into another one', async (_, real) => {
  const { body } = await real.emulator.ask('//_emulator/state');
  expect((await real.emulator.ask('//_emulator/state', { method: 'PUT', body })).status).toBe(200);
  expect((await real.emulator.ask('//_emulator/state')).body).toEqual(body);
});

const backends = ['simulator', 'qpu.forte-1', 'qpu.aria-1'] as const;
const policies = { 'qpu.forte-1': readPolicy('polls:1,2,4'), 'qpu.aria-1': readPolicy('time:100,200,500') };

const backend = fc.constantFrom(...backends);
const several = fc.array(fc.nat(50), { minLength: 1, maxLength: 3 });

const commands = [
  fc
    .tuple(backend, fc.boolean(), fc.option(fc.nat(9)))
    .map(([where, isWrong, session]) => submit(where, [isWrong], false, session)),
  fc
    .tuple(
      backend,
      fc.array(
        fc.nat(5).map((k) => k === 0),
        { minLength: 1, maxLength: 3 },
      ),
      fc.option(fc.nat(9)),
    )
    .map(([where, wrong, session]) => submit(where, wrong, true, session)),
  fc.nat(50).map(look),
  fc.nat(50).map(look),
  fc.nat(50).map(results),
  fc.tuple(several, fc.boolean()).map(([indices, isBulk]) => cancel(indices, isBulk)),
  fc.tuple(several, fc.boolean()).map(([indices, withUnknown]) => remove(indices, withUnknown)),
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom('status', 'target', 'session', undefined), fc.nat(9))
    .map(([limit, filter, value]) => list(limit, filter, value)),
  fc.tuple(backend, fc.integer({ min: 1, max: 3 })).map(([where, most]) => open(where, most)),
  fc.nat(9).map(end),
  fc.constant(sessions),
  fc.constantFrom(50, 100, 200, 500).map(wait),
  fc.constant(restart),
  fc.constant(moved),
];

it('an emulator is what a naive model says, whatever is done with it', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 40, size: 'max' }), async (steps) => {
      const setup = () => {
        const clock = new VirtualClock();
        const store = memoryStore();
        const options: EmulatorOptions = { store, policies, noise: 'ideal' };
        const make = () => testEmulator({ ...options, clock });
        return { model: new Model(policies), real: { emulator: make(), restart: make } };
      };
      await fc.asyncModelRun(setup, steps);
    }),
    { seed: SEED, numRuns: 100 },
  );
});
