import type { JobRecord } from '../../src/emulator/index.js';
import type { Store } from '../../src/emulator/store/store.js';

/** In what the lists of a service differ from the emulator's own; it is not known how the real ones are. */
export interface OtherLists {
  /** After how many ms a new job stands in lists; 0 unless given. */
  readonly listedAfter?: number;
  /** Whether the circuits of a job of several stand in lists as jobs of their own; true unless given. */
  readonly hasParts?: boolean;
  /** Whether they carry the metadata of the job that they are of; false unless given. */
  readonly partsHaveMetadata?: boolean;
  /** How many jobs are on a page at most, whatever a client asks for. */
  readonly pageSize?: number;
}

/** A store whose lists are other ones; everything else in it stays as it is. */
export function storeWithLists(store: Store, now: () => number, lists: OtherLists): Store {
  const { listedAfter = 0, hasParts = true, partsHaveMetadata = false } = lists;
  if (listedAfter === 0 && hasParts && !partsHaveMetadata) return store;

  const isListed = ({ parentId, submittedAt }: JobRecord) =>
    (hasParts || parentId === null) && now() >= submittedAt + listedAfter;
  const shown = (record: JobRecord): JobRecord => {
    const whole = partsHaveMetadata && record.parentId !== null ? store.job(record.parentId) : undefined;
    return whole === undefined ? record : { ...record, metadata: whole.metadata };
  };

  return {
    transaction: (changes) => store.transaction(changes),
    nextNumber: () => store.nextNumber(),
    job: (id) => store.job(id),
    jobs: (filter, { limit, ...page }) =>
      store
        .jobs(filter, { ...page, limit: Number.MAX_SAFE_INTEGER })
        .filter(isListed)
        .slice(0, limit)
        .map(shown),
    unfinished: () => store.unfinished(),
    count: (filter) => store.count(filter),
    putJob: (record) => store.putJob(record),
    putInput: (id, input) => store.putInput(id, input),
    input: (id) => store.input(id),
    putOutcome: (id, outcome) => store.putOutcome(id, outcome),
    outcome: (id) => store.outcome(id),
    deleteJob: (id) => store.deleteJob(id),
    session: (id) => store.session(id),
    sessions: () => store.sessions(),
    putSession: (session) => store.putSession(session),
    contents: () => store.contents(),
    replace: (contents) => store.replace(contents),
    close: () => store.close(),
  };
}
