import type { JobPlan } from './job-progress.js';
import { JobStore, type JobViews } from './job-store.js';
import type { Pairs } from './machines.js';
import { SessionStore } from './session-store.js';
import type { StoredJob } from './stored-job.js';
import { type PostedJob, type ResultsOf, type SubmittedCircuit, tellingResults } from './submitted-circuits.js';

/** How a service behaves where nothing goes wrong. */
export interface ServiceBehaviour {
  /** How a job will go; `index` counts the jobs. Ready after 1 s, started after 2 s, completed after 3 s unless given. */
  readonly plan?: (job: PostedJob, index: number) => Partial<JobPlan>;
  /** What a circuit gives: `tellingResults` unless given. */
  readonly results?: ResultsOf;
  /** How jobs are shown. */
  readonly views?: Partial<JobViews>;
  /** Whether completed jobs also have their results as artifacts, as documents later than ours say. */
  readonly hasArtifacts?: boolean;
  /** Whether each job has debiasing variants, whose results are those of the job; without, their paths answer 404. */
  readonly hasVariants?: boolean;
  /** Whether they have them at paths of their own, as ours says; true unless given. */
  readonly hasLinks?: boolean;
  /** Whether artifacts are also by register. */
  readonly hasRegisters?: boolean;
  /** The pairs of qubits that machines connect; a chain unless given. */
  readonly pairs?: Pairs;
  /** The qubit maps of the debiasing variants of a circuit; jobs have no variants unless given. */
  readonly variants?: (circuit: SubmittedCircuit) => readonly (readonly number[] | null)[];
  /** Whether the results of several circuits stand in the reverse of the circuits' order. */
  readonly reversesCircuits?: boolean;
}

const life = { by: 'time', ready: 1000, started: 2000, completed: 3000 } as const;

const usualViews: JobViews = {
  listedAfter: 0,
  readableAfter: 0,
  listsChildren: true,
  childrenHaveMetadata: false,
  pageSize: 25,
  largestPage: 100,
};

/** What the service remembers. */
export class ServiceState {
  readonly behaviour: ServiceBehaviour;
  readonly store: JobStore;
  readonly sessions = new SessionStore();
  /** How many jobs each client token made; `undefined` for jobs without one. */
  readonly created = new Map<string | undefined, number>();
  /** Where paths of the service begin, as in `/v0.4`. */
  readonly prefix: string;
  #posted = 0;

  constructor(behaviour: ServiceBehaviour, prefix: string) {
    this.behaviour = behaviour;
    this.prefix = prefix;
    this.store = new JobStore({ ...usualViews, ...behaviour.views });
  }

  /** Takes a job, and counts it for its token. */
  post(posted: PostedJob, now: number): StoredJob {
    if (posted.session_id !== undefined) this.sessions.use(posted.session_id, now);
    const token = posted.metadata?.['client_request_id'];
    this.created.set(token, (this.created.get(token) ?? 0) + 1);
    const plan = { life, ...this.behaviour.plan?.(posted, this.#posted) };
    this.#posted++;
    return this.store.add(posted, plan, now);
  }

  /** What a circuit gives. */
  resultsOf(circuit: SubmittedCircuit): Readonly<Record<string, number>> {
    return (this.behaviour.results ?? tellingResults)(circuit);
  }
}
