import type { CircuitResults, IonQ, ListedJob } from '../../../public/cloud.js';
import type { Distribution, JobPayload } from '../../../public/ionq.js';
import { dollars } from '../../numerals.js';
import { type JobPlace, type Pace, pageClient, pageClients, serverClient, serverUrl } from './emulators.js';

/** A job in a list. */
export interface JobSummary {
  readonly id: string;
  readonly place: JobPlace;
  /** Empty where it has none. */
  readonly name: string;
  readonly backend: string;
  readonly status: string;
  readonly shots: number | undefined;
  readonly submittedAt: string;
  /** Why it failed. */
  readonly failure: { readonly code: string; readonly message: string } | undefined;
  /** Whether its results may be aggregated in more than one way. */
  readonly debiased: boolean;
}

/** What a job measured. */
export interface JobOutcomes {
  readonly circuits: readonly CircuitOutcomes[];
  /** In words; undefined where the service does not say. */
  readonly cost: string | undefined;
}

/** What one circuit of a job measured. */
export interface CircuitOutcomes {
  readonly title: string;
  readonly histograms: readonly JobHistogram[];
}

/** The outcomes of one measurement, the most probable first. */
export interface JobHistogram {
  /** The measurement key; undefined for all qubits. */
  readonly key: string | undefined;
  /** What the bits of an outcome stand for, from left to right. */
  readonly labels: readonly string[];
  readonly outcomes: readonly { readonly bits: string; readonly probability: number }[];
  /** How many outcomes are not listed. */
  readonly left: number;
}

/** The jobs that are known. */
export interface JobListing {
  readonly jobs: readonly JobSummary[];
  /** Why those of the server are missing; undefined where they are not. */
  readonly problem: string | undefined;
}

/** Where the emulator that serves the page is, if one does. */
export async function findServer(_given: Record<never, never>): Promise<string | undefined> {
  if (!self.location.protocol.startsWith('http')) return undefined;
  try {
    const client = serverClient();
    await client.backends.list({ maxRetries: 0, timeout: LOOK_MILLISECONDS });
    return serverUrl();
  } catch {
    return undefined;
  }
}

const LOOK_MILLISECONDS = 5000;

/** Submits a job, whatever the validator says of it, and gives its id. */
export async function submitJob({
  json,
  place,
  pace,
}: {
  readonly json: string;
  readonly place: JobPlace;
  readonly pace: Pace;
}): Promise<string> {
  const client = place === 'page' ? pageClient(pace) : serverClient();
  // The page has validated it; the client would load a validator of its own, which without a network cannot be had.
  const { id } = await client.submit(JSON.parse(json) as JobPayload, { validate: false });
  if (place === 'page') owners.set(id, client);
  return id;
}

/** Whose the jobs of the page are. */
const owners = new Map<string, IonQ>();

/** The newest jobs of all places; those of a server that does not answer are missing, and that is said. */
export async function listJobs({ server }: { readonly server: boolean }): Promise<JobListing> {
  const own = await Promise.all(pageClients().map((client) => jobsOf(client, 'page')));
  let problem: string | undefined;
  const others = server
    ? await jobsOf(serverClient(), 'server').catch((error: unknown) => {
        problem = error instanceof Error ? error.message : String(error);
        return [];
      })
    : [];
  const jobs = [...own.flat(), ...others];
  return { jobs: jobs.sort((one, other) => other.submittedAt.localeCompare(one.submittedAt)), problem };
}

/** Looked at again and again: an attempt that fails is followed by another one anyway. */
async function jobsOf(client: IonQ, place: JobPlace): Promise<readonly JobSummary[]> {
  const options = { maxRetries: 0, timeout: LOOK_MILLISECONDS };
  const { items } = await client.jobs.list({ limit: LISTED_JOBS }, options).page();
  return items.filter(({ parent_job_id }) => !parent_job_id).map((job) => summaryOf(job, place));
}

const LISTED_JOBS = 50;

function summaryOf(job: ListedJob, place: JobPlace): JobSummary {
  const { failure, settings } = job as { readonly failure?: JobSummary['failure'] | null; readonly settings?: unknown };
  const asked = (settings ?? {}) as { readonly error_mitigation?: { readonly debiasing?: boolean } };
  return {
    id: job.id,
    place,
    name: job.name ?? '',
    backend: job.backend,
    status: job.status,
    shots: job.shots ?? undefined,
    submittedAt: job.submitted_at,
    failure: failure ?? undefined,
    debiased: asked.error_mitigation?.debiasing === true,
  };
}

/** Which job is meant. */
interface Which {
  readonly id: string;
  readonly place: JobPlace;
}

/** Cancels a job. */
export async function cancelJob(which: Which): Promise<void> {
  await clientOf(which).jobs.cancel(which.id);
}

/** Deletes a job with its results. */
export async function deleteJob(which: Which): Promise<void> {
  await clientOf(which).jobs.delete(which.id);
}

/** What a job measured that is completed, by measurement key. */
export async function jobResults({
  aggregation,
  ...which
}: Which & { readonly aggregation?: 'average' | 'sharpened' | undefined }): Promise<JobOutcomes> {
  const handle = clientOf(which).handle(which.id);
  const [results, cost] = await Promise.all([handle.results({ wait: false, aggregation }), handle.cost()]);
  const { cost: billed } = cost;
  return {
    circuits: results.circuits.map(outcomesOf),
    cost: billed === undefined ? undefined : costText(billed),
  };
}

function costText({ value, unit }: { readonly value: number; readonly unit: string }): string {
  return unit === 'usd' ? dollars(value) : `${value} ${unit}`;
}

function clientOf({ id, place }: Which): IonQ {
  return place === 'server' ? serverClient() : (owners.get(id) ?? pageClient('immediate'));
}

function outcomesOf({ name, probabilities }: CircuitResults, index: number): CircuitOutcomes {
  const { keys, all } = probabilities;
  const byKey = keys.map((key) => histogramOf(key, probabilities.get(key)));
  return {
    title: name ?? `circuit ${index}`,
    histograms: byKey.length > 0 || all === undefined ? byKey : [histogramOf(undefined, all)],
  };
}

function histogramOf(key: string | undefined, found: Distribution): JobHistogram {
  const outcomes = [...found.outcomes()].sort((one, other) => other.weight - one.weight);
  return {
    key,
    labels: found.labels,
    outcomes: outcomes.slice(0, LISTED_OUTCOMES).map(({ bits }) => ({ bits, probability: found.probability(bits) })),
    left: Math.max(0, outcomes.length - LISTED_OUTCOMES),
  };
}

/** More bars than that nobody reads. */
const LISTED_OUTCOMES = 16;
