import type { JobPayload } from '../../formats/ionq/index.js';
import { seedOf } from '../ids.js';
import type { Settings } from '../options.js';
import type { Policy } from '../policy.js';
import type { Faults } from '../requests/faults.js';
import { notFound, ServiceError } from '../requests/service-error.js';
import type { JobOutcome } from '../runner/outcome.js';
import type { Runner } from '../runner/runner.js';
import type { JobRecord } from '../store/records.js';
import type { JobFilter, Store } from '../store/store.js';
import { priceOf } from './billing.js';
import { expectedDuration } from './duration.js';
import { advanced, hasEnded, statsOf, together } from './lifecycle.js';
import { circuitsOf, type NewJob, newJob, partPayload } from './new-job.js';
import { Queue } from './queue.js';

/** The jobs of an emulator: accepted, run, looked at, canceled and deleted. */
export class JobBook {
  readonly #store: Store;
  readonly #settings: Settings;
  readonly #faults: Faults;
  readonly #queue: Queue;
  /** How many circuits of a job of several are still to be run. */
  readonly #left = new Map<string, number>();

  constructor(store: Store, runner: Runner, settings: Settings, faults: Faults) {
    this.#store = store;
    this.#settings = settings;
    this.#faults = faults;
    this.#queue = new Queue(runner, (id, outcome) => this.#computed(id, outcome), settings.world.after);
    for (const record of store.unfinished()) this.#resume(record);
  }

  /** How many circuits wait or run. */
  get waiting(): number {
    return this.#queue.length;
  }

  /**
   * Takes a job. What is given back is in the store: whatever happens from here on, the job will be run.
   *
   * @throws ServiceError 429 where too many circuits wait.
   */
  accept(payload: JobPayload): JobRecord {
    const circuits = circuitsOf(payload);
    if (this.#queue.length + (circuits?.length ?? 1) > this.#settings.queueLimit) {
      throw new ServiceError(429, 'Too many circuits wait to be run.', { retryAfter: 1 });
    }
    const fault = this.#faults.forJob(payload.backend);
    const { record, runs } = this.#store.transaction(() => {
      const whole = this.#record(payload, { parts: circuits?.length ?? 0 });
      const parts = (circuits ?? []).map((circuit, index) => this.#part(payload, whole, circuit, index));
      if (circuits === undefined) this.#store.putInput(whole.id, JSON.stringify(payload));
      this.#store.putJob(whole);
      return { record: whole, runs: circuits === undefined ? [whole] : parts };
    });
    if (fault !== undefined) {
      const failure = { code: fault, message: 'This failure was ordered by a fault rule of the emulator.' };
      for (const { id } of runs) this.#computed(id, { kind: 'failed', failure });
    } else for (const run of runs) this.#enqueue(run);
    return record;
  }

  /** A job as it is now; looking counts where the policy counts. @throws ServiceError 404. */
  look(id: string, isPoll = true): JobRecord {
    const record = this.#store.job(id);
    if (record === undefined) throw notFound('Job');
    const policy = this.#policyOf(record);
    const polled =
      isPoll && policy.kind === 'polls' && !hasEnded(record) ? { ...record, polls: record.polls + 1 } : record;
    return this.#kept(record, this.#now(polled, policy));
  }

  /** Jobs of a filter as they are now, newest first. */
  list(filter: JobFilter, page: { readonly below?: number; readonly limit: number }): readonly JobRecord[] {
    // A job may have come to another state since somebody looked at it.
    if (filter.state !== undefined) {
      for (const record of this.#store.unfinished()) this.#kept(record, this.#now(record, this.#policyOf(record)));
    }
    return this.#store
      .jobs(filter, page)
      .map((record) => this.#kept(record, this.#now(record, this.#policyOf(record))));
  }

  /** What a job that has ended gave. @throws ServiceError 404 where it gave nothing, or not yet. */
  outcome(id: string): JobOutcome {
    const record = this.look(id, false);
    const outcome = record.state === 'completed' ? this.#store.outcome(id) : undefined;
    if (outcome === undefined) throw notFound('Results');
    return outcome;
  }

  /** Cancels a job with its parts, whatever state it is in, as the service does. @throws ServiceError 404. */
  cancel(id: string): JobRecord {
    const record = this.look(id, false);
    const now = this.#settings.world.now();
    const canceled: JobRecord = { ...record, state: 'canceled', completedAt: record.completedAt ?? now };
    this.#store.transaction(() => {
      this.#store.putJob(canceled);
      for (const part of this.#partsOf(record)) {
        if (!hasEnded(part)) this.#store.putJob({ ...part, state: 'canceled', completedAt: now });
      }
      this.#gone(record);
    });
    this.#queue.drop([id, ...(record.childIds ?? [])]);
    return canceled;
  }

  /** Removes a job with its parts and everything that is known of them. @throws ServiceError 404. */
  delete(id: string): void {
    const record = this.look(id, false);
    const all = [id, ...(record.childIds ?? [])];
    this.#store.transaction(() => {
      for (const each of all) this.#store.deleteJob(each);
      this.#gone(record);
    });
    this.#queue.drop(all);
  }

  /** Forgets what waits, and begins with what the store holds. */
  restart(): void {
    this.#queue.clear();
    this.#left.clear();
    for (const record of this.#store.unfinished()) this.#resume(record);
  }

  close(): void {
    this.#queue.close();
  }

  #record(payload: JobPayload, beside: Pick<NewJob, 'parent' | 'parts'>): JobRecord {
    const number = this.#store.nextNumber();
    return newJob(payload, { ...beside, number, policy: this.#policy(payload.backend) }, this.#settings);
  }

  /** The job of one circuit of a job of several. */
  #part(payload: JobPayload, parent: JobRecord, circuit: unknown, index: number): JobRecord {
    const own = partPayload(payload, circuit);
    const part = this.#record(own, { parent });
    if (part.id !== parent.childIds?.[index]) throw new Error('the parts of a job follow it');
    this.#store.putInput(part.id, JSON.stringify(own));
    this.#store.putJob(part);
    return part;
  }

  #enqueue({ id, number, variants }: JobRecord): void {
    this.#queue.add(id, () => {
      const { seed, noise, memoryLimit, timeLimit } = this.#settings;
      const payload = this.#store.input(id) ?? '{}';
      return { payload, seed: seedOf(seed, number), noise, variants, memoryLimit, timeLimit };
    });
  }

  /** A job that was not done when the emulator ended is run again, from the same seed to the same outcome. */
  #resume(record: JobRecord): void {
    if (this.#store.outcome(record.id) !== undefined) return;
    if (record.childIds === null) this.#enqueue(record);
    else if (this.#countLeft(record) === 0) this.#store.transaction(() => this.#conclude(record.id));
  }

  /** Keeps what a circuit gave, and what that makes of the job that it is a part of. */
  #computed(id: string, outcome: JobOutcome): void {
    this.#store.transaction(() => {
      const record = this.#store.job(id);
      if (record === undefined || hasEnded(record)) return;
      this.#keepComputed(record, outcome);
      const whole = record.parentId === null ? undefined : this.#store.job(record.parentId);
      if (whole !== undefined) this.#partComputed(whole);
    });
  }

  #keepComputed(record: JobRecord, outcome: JobOutcome): void {
    const now = this.#settings.world.now();
    this.#store.putOutcome(record.id, outcome);
    this.#store.putJob(advanced(this.#billed(record, outcome), outcome, this.#policyOf(record), now, now));
  }

  #partComputed(whole: JobRecord): void {
    const before = this.#left.get(whole.id);
    const left = before === undefined ? this.#countLeft(whole) : before - 1;
    this.#left.set(whole.id, left);
    if (left === 0) this.#conclude(whole.id);
  }

  /** After a job was canceled or deleted: nobody waits for it any more. */
  #gone({ id, parentId }: JobRecord): void {
    this.#left.delete(id);
    if (parentId === null || this.#store.job(parentId) === undefined) return;
    const whole = this.look(parentId, false);
    this.#left.delete(whole.id);
    if (this.#countLeft(whole) === 0) this.#conclude(whole.id);
  }

  /** How many circuits of a job of several are still to be run. */
  #countLeft(whole: JobRecord): number {
    const left = this.#partsOf(whole).filter((part) => !hasEnded(part) && this.#store.outcome(part.id) === undefined);
    return left.length;
  }

  /** Ends a job of several circuits after the last of them: for want of one that was canceled or deleted it is canceled. */
  #conclude(id: string): void {
    this.#left.delete(id);
    const whole = this.#store.job(id);
    if (whole === undefined || hasEnded(whole)) return;
    const outcome = together(this.#outcomesOf(whole));
    if (outcome !== undefined) this.#keepComputed(whole, outcome);
    else this.#store.putJob({ ...whole, state: 'canceled', completedAt: this.#settings.world.now() });
  }

  /** One at a time, since those of thousands of circuits fill the memory. */
  *#outcomesOf({ childIds }: JobRecord): Generator<JobOutcome | undefined> {
    for (const id of childIds ?? []) {
      yield this.#store.job(id)?.state === 'canceled' ? undefined : this.#store.outcome(id);
    }
  }

  /** With what the job amounts to, costs, and is expected to take where no policy says that. */
  #billed(record: JobRecord, outcome: JobOutcome): JobRecord {
    const stats = statsOf(outcome);
    if (stats === undefined) return { ...record, cost: 0 };
    const price = priceOf(record, stats, record.variants > 0);
    const byPolicy = this.#policyOf(record).kind === 'time';
    return {
      ...record,
      stats,
      estimatedCost: price,
      cost: record.dryRun || record.parentId !== null ? 0 : price,
      predictedExecutionMs: byPolicy ? record.predictedExecutionMs : expectedDuration(record, stats),
    };
  }

  #partsOf({ childIds }: JobRecord): readonly JobRecord[] {
    return (childIds ?? []).flatMap((id) => this.#store.job(id) ?? []);
  }

  #now(record: JobRecord, policy: Policy): JobRecord {
    if (hasEnded(record)) return record;
    const polled = policy.kind === 'polls' ? this.#polledWithWhole(record) : record;
    const after = advanced(polled, this.#store.outcome(record.id), policy, this.#settings.world.now());
    return after === polled ? record : { ...after, polls: record.polls };
  }

  /** Who looks at a job of several circuits looks at each of them: they come along with it. */
  #polledWithWhole(record: JobRecord): JobRecord {
    const polls = record.parentId === null ? 0 : (this.#store.job(record.parentId)?.polls ?? 0);
    return polls > record.polls ? { ...record, polls } : record;
  }

  #kept(before: JobRecord, after: JobRecord): JobRecord {
    if (after !== before) this.#store.transaction(() => this.#store.putJob(after));
    return after;
  }

  #policyOf({ backend }: JobRecord): Policy {
    return this.#policy(backend);
  }

  #policy(backend: string): Policy {
    const { policy, policies } = this.#settings;
    return (Object.hasOwn(policies, backend) ? policies[backend] : undefined) ?? policy;
  }
}
