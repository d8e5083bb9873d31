import type { JobOutcome } from '../runner/outcome.js';
import { numberTaken } from './contents.js';
import { readContents } from './read-contents.js';
import type { JobRecord, JobState, SessionRecord } from './records.js';
import type { JobFilter, Store, StoreContents } from './store.js';

/** A store that lasts as long as the page or the process. */
export function memoryStore(): Store {
  return new MemoryStore();
}

/** Everything that is kept. */
class Kept {
  readonly jobs = new Map<string, JobRecord>();
  readonly byNumber = new Map<number, JobRecord>();
  /** The numbers of all jobs, rising. */
  readonly numbers: number[] = [];
  readonly inputs = new Map<string, string>();
  /** As JSON text: a tenth of the memory of objects, and nobody's change of what he read is kept. */
  readonly outcomes = new Map<string, string>();
  readonly sessions = new Map<string, SessionRecord>();
  lastNumber = 0;
}

class MemoryStore implements Store {
  #kept = new Kept();
  /** How to undo what the outermost open transaction did, in the order in which it was done. */
  readonly #undo: (() => void)[] = [];
  #open = 0;

  transaction<Result>(changes: () => Result): Result {
    const mark = this.#undo.length;
    this.#open++;
    try {
      return changes();
    } catch (error) {
      while (this.#undo.length > mark) this.#undo.pop()!();
      throw error;
    } finally {
      this.#open--;
      if (this.#open === 0) this.#undo.length = 0;
    }
  }

  nextNumber(): number {
    const kept = this.#kept;
    const before = kept.lastNumber;
    this.#undoing(() => {
      kept.lastNumber = before;
    });
    kept.lastNumber = before + 1;
    return kept.lastNumber;
  }

  job(id: string): JobRecord | undefined {
    return this.#kept.jobs.get(id);
  }

  jobs(filter: JobFilter, { below, limit }: { readonly below?: number; readonly limit: number }): readonly JobRecord[] {
    const { numbers, byNumber } = this.#kept;
    const fits = fitting(filter);
    const found: JobRecord[] = [];
    let index = below === undefined ? numbers.length : place(numbers, below);
    while (index > 0 && found.length < limit) {
      index--;
      const record = byNumber.get(numbers[index]!)!;
      if (fits(record)) found.push(record);
    }
    return found;
  }

  unfinished(): readonly JobRecord[] {
    const { numbers, byNumber } = this.#kept;
    return numbers.map((number) => byNumber.get(number)!).filter(({ state }) => unfinishedStates.has(state));
  }

  count(filter: JobFilter): number {
    const fits = fitting(filter);
    let count = 0;
    for (const record of this.#kept.jobs.values()) if (fits(record)) count++;
    return count;
  }

  putJob(record: JobRecord): void {
    const { jobs, byNumber, numbers } = this.#kept;
    const before = jobs.get(record.id);
    if (before?.number !== record.number) {
      if (byNumber.has(record.number)) throw numberTaken(record.number);
      if (before !== undefined) this.#forgetNumber(before.number);
      insert(numbers, record.number);
      this.#undoing(() => remove(numbers, record.number));
    }
    this.#set(jobs, record.id, record);
    this.#set(byNumber, record.number, record);
  }

  putInput(id: string, input: string): void {
    this.#set(this.#kept.inputs, id, input);
  }

  input(id: string): string | undefined {
    return this.#kept.inputs.get(id);
  }

  putOutcome(id: string, outcome: JobOutcome): void {
    this.#set(this.#kept.outcomes, id, JSON.stringify(outcome));
  }

  outcome(id: string): JobOutcome | undefined {
    const text = this.#kept.outcomes.get(id);
    return text === undefined ? undefined : JSON.parse(text);
  }

  deleteJob(id: string): void {
    const { jobs, inputs, outcomes } = this.#kept;
    const record = jobs.get(id);
    if (record !== undefined) this.#forgetNumber(record.number);
    for (const map of [jobs, inputs, outcomes]) this.#set<string, unknown>(map, id, undefined);
  }

  session(id: string): SessionRecord | undefined {
    return this.#kept.sessions.get(id);
  }

  sessions(): readonly SessionRecord[] {
    return [...this.#kept.sessions.values()];
  }

  putSession(session: SessionRecord): void {
    this.#set(this.#kept.sessions, session.id, session);
  }

  contents(): StoreContents {
    const { numbers, byNumber } = this.#kept;
    const jobs = numbers.map((number) => {
      const record = byNumber.get(number)!;
      return { record, input: this.input(record.id) ?? null, outcome: this.outcome(record.id) ?? null };
    });
    return { jobs, sessions: this.sessions() };
  }

  replace(given: StoreContents): void {
    const contents = readContents(given);
    this.transaction(() => {
      const before = this.#kept;
      this.#undoing(() => {
        this.#kept = before;
      });
      this.#kept = new Kept();
      for (const { record, input, outcome } of contents.jobs) {
        this.putJob(record);
        if (input !== null) this.putInput(record.id, input);
        if (outcome !== null) this.putOutcome(record.id, outcome);
      }
      for (const session of contents.sessions) this.putSession(session);
      this.#kept.lastNumber = this.#kept.numbers.at(-1) ?? 0;
    });
  }

  close(): void {}

  #undoing(undo: () => void): void {
    if (this.#open > 0) this.#undo.push(undo);
  }

  /** Sets an entry, or removes it where the value is undefined. */
  #set<Key, Value>(map: Map<Key, Value>, key: Key, value: Value | undefined): void {
    const before = map.get(key);
    this.#undoing(() => assign(map, key, before));
    assign(map, key, value);
  }

  #forgetNumber(number: number): void {
    const { numbers, byNumber } = this.#kept;
    remove(numbers, number);
    this.#undoing(() => insert(numbers, number));
    this.#set(byNumber, number, undefined);
  }
}

const unfinishedStates: ReadonlySet<JobState> = new Set(['submitted', 'ready', 'started']);

/** Whether a record fits everything that a filter names. */
function fitting({ ids, parentId, state, backends, sessionId }: JobFilter): (record: JobRecord) => boolean {
  const wanted = ids === undefined ? undefined : new Set(ids);
  return (record) =>
    (wanted === undefined || wanted.has(record.id)) &&
    (parentId === undefined || record.parentId === parentId) &&
    (state === undefined || record.state === state) &&
    (backends === undefined || backends.includes(record.backend)) &&
    (sessionId === undefined || record.sessionId === sessionId);
}

function assign<Key, Value>(map: Map<Key, Value>, key: Key, value: Value | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

/** Where a number stands in a rising list, or would: the first place that holds no smaller one. */
function place(numbers: readonly number[], number: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insert(numbers: number[], number: number): void {
  numbers.splice(place(numbers, number), 0, number);
}

function remove(numbers: number[], number: number): void {
  numbers.splice(place(numbers, number), 1);
}
