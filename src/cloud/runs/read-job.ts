import { IonloomError, type Issue, issue } from '../../errors/index.js';
import {
  decodeProbabilities,
  decodeShots,
  decodeVariants,
  isObject,
  type MeasuredCircuit,
  measuredIn,
  member,
  type ReadOutOfAnswer,
  type ResultKind,
  readOutOfAnswer,
  resultFormats,
  type StatedMeasuredCircuit,
  variantsIn,
} from '../../formats/ionq/index.js';
import { NotFoundError } from '../errors/index.js';
import type { CallOptions } from '../options.js';
import type { JobData } from '../resources/jobs/job-types.js';
import type { Jobs, ResultsQuery } from '../resources/jobs/jobs.js';
import type { Job } from './job-handle.js';
import { CircuitResults, JobResults } from './job-results.js';

/** What is known of the circuits of a job without asking the service: what was submitted. */
export interface KnownCircuits {
  readonly circuits: readonly StatedMeasuredCircuit[];
  readonly names: readonly (string | undefined)[];
}

/** How the results of a job that ended are read. */
export interface ReadingOptions extends CallOptions {
  /** How debiasing variants become one: their mean, or the outcome that most of them saw most often. The service decides if left out. */
  readonly aggregation?: 'average' | 'sharpened' | undefined;
  /** Told of what was read and yet deserves a look. */
  readonly onWarning?: ((warning: Issue) => void) | undefined;
}

type Measured = MeasuredCircuit | StatedMeasuredCircuit;

/**
 * What the circuits of a completed job measured. A job of ours is read by key: its metadata, or whoever submitted it, say
 * how; of anyone else's by register where the service names some, else by qubit.
 *
 * @throws IonloomError `NotAnswerable` for jobs that have no such results, and whatever reading them throws.
 */
export async function readJob(
  job: JobData,
  known: KnownCircuits | undefined,
  jobs: Jobs<Job>,
  options: ReadingOptions,
): Promise<JobResults> {
  requireResults(job);
  const said = readOutOfAnswer(job, options.onWarning);
  // What the job itself says counts: a token of somebody's own may have found a job of other circuits.
  const readOut: ReadOutOfAnswer = said.keyed || known === undefined ? said : { ...said, ...known, keyed: true };
  const { aggregation, onWarning, ...call } = options;
  const reader = new JobReader(job, jobs, readOut.keyed, onWarning);
  const query: ResultsQuery = aggregation === undefined ? {} : { sharpen: aggregation === 'sharpened' };
  if (!readOut.several) {
    const document = await reader.document(job, 'probabilities', query, call);
    return new JobResults([reader.circuit(document, readOut.circuits[0], readOut.names[0], job.id)]);
  }
  const { childJobIds } = readOut;
  if (childJobIds === undefined) {
    const hint = 'jobs.list({ parent_job_id }) lists the jobs of its circuits, in no order that can be relied on';
    const message = `the job ${job.id} does not say which of its results are of which circuit`;
    throw new IonloomError(issue('NotAnswerable', message, { hint }));
  }
  if (known !== undefined && known.circuits.length !== childJobIds.length) {
    const message = `the job ${job.id} has ${childJobIds.length} circuits, and ${known.circuits.length} were submitted`;
    throw new IonloomError(issue('CircuitCount', message));
  }
  const document = await reader.document(job, 'aggregated', query, call);
  const circuits = childJobIds.map((id, index) => {
    const own = member(document, id);
    if (own === undefined) {
      const message = `the results of the job ${job.id} lack those of its circuit ${index}`;
      throw new IonloomError(issue('CircuitCount', message, { path: [id] }));
    }
    return reader.circuit(own, readOut.circuits[index], readOut.names[index], id);
  });
  return new JobResults(circuits);
}

/** Jobs that give numbers of another kind, or none at all. */
function requireResults({ id, type, dry_run, results }: JobData): void {
  if (/function|qaoa/.test(type)) {
    const hint = `jobs.get("${id}") has what it gives, in its field results`;
    throw new IonloomError(issue('NotAnswerable', `a job of type ${type} measures no circuit of its own`, { hint }));
  }
  if (dry_run && (results ?? null) === null) {
    throw new IonloomError(issue('NotAnswerable', `the job ${id} is a dry run, which measures nothing`));
  }
}

/** Fetches the documents of one job's results, and reads them for its circuits. */
class JobReader {
  readonly #job: JobData;
  readonly #jobs: Jobs<Job>;
  readonly #keyed: boolean;
  readonly #reading: { readonly onWarning?: (warning: Issue) => void };

  constructor(job: JobData, jobs: Jobs<Job>, keyed: boolean, onWarning: ((warning: Issue) => void) | undefined) {
    this.#job = job;
    this.#jobs = jobs;
    this.#keyed = keyed;
    this.#reading = onWarning === undefined ? {} : { onWarning };
  }

  /**
   * A document of a job's results: from the path that its id makes, never from a link that an answer holds, unless the
   * service keeps it as an artifact only.
   */
  async document(job: JobData, kind: ResultKind, query: ResultsQuery, options: CallOptions): Promise<unknown> {
    const formats = resultFormats(job.results).filter((format) => format.kind === kind);
    const artifacts = formats.filter(({ artifactId }) => artifactId !== undefined);
    const registers = this.#keyed ? undefined : artifacts.find(({ version }) => version === 2);
    const isLinked = formats.some(({ artifactId }) => artifactId === undefined);
    const artifact = registers ?? (isLinked ? undefined : artifacts[0]);
    // How variants become one is asked of the path: an artifact is made already.
    if (artifact?.artifactId !== undefined && query.sharpen === undefined) {
      return this.#jobs.artifact(job.id, artifact.artifactId, options);
    }
    if (kind === 'aggregated') return this.#jobs.aggregated(job.id, query, options);
    return kind === 'shots' ? this.#jobs.shots(job.id, options) : this.#jobs.probabilities(job.id, query, options);
  }

  circuit(
    document: unknown,
    stated: StatedMeasuredCircuit | undefined,
    name: string | undefined,
    id: string,
  ): CircuitResults {
    const measured = this.#measuredBy(document, stated);
    return new CircuitResults(name, decodeProbabilities(document, measured, this.#reading), this.#shotCount, {
      shots: (options) => this.#shots(id, stated, options),
      variants: (options) => this.#variants(id, stated, options),
    });
  }

  get #shotCount(): number | undefined {
    const { shots } = this.#job;
    return typeof shots === 'number' && shots > 0 ? shots : undefined;
  }

  /** What a document is read for: what is known, else what the document itself says. */
  #measuredBy(document: unknown, stated: StatedMeasuredCircuit | undefined): Measured {
    if (this.#keyed && stated !== undefined) return stated;
    const found = measuredIn(document, stated?.circuit.qubits);
    if (found !== undefined) return found;
    const message = `nothing says how many qubits the circuits of the job ${this.#job.id} have`;
    const hint = 'jobs.probabilities gives its results by number';
    throw new IonloomError(issue('NotAnswerable', message, { hint }));
  }

  async #shots(id: string, stated: StatedMeasuredCircuit | undefined, options: CallOptions) {
    const job = await this.#jobOf(id, options);
    try {
      // Not every answer that has shots lists them: whether there are any, the service is asked.
      const document = await this.document(job, 'shots', {}, options);
      return decodeShots(document, this.#measuredBy(document, stated), this.#reading);
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }
  }

  async #variants(id: string, stated: StatedMeasuredCircuit | undefined, options: CallOptions) {
    const job = await this.#jobOf(id, options);
    const listed = variantsIn(job)?.list ?? [];
    const read = await Promise.all(
      listed.map(async (variant) => {
        const results = await this.#variantDocument(job.id, variant, options);
        const measured = this.#measuredBy(results, stated);
        return decodeVariants([{ ...(variant as object), results }], measured, this.#reading);
      }),
    );
    return read.flat();
  }

  async #variantDocument(job: string, variant: unknown, options: CallOptions): Promise<unknown> {
    const results = member(variant, 'results');
    const artifacts = resultFormats(results).filter(({ artifactId }) => artifactId !== undefined);
    // Counts say more than probabilities.
    const artifact =
      artifacts.find(({ kind }) => kind === 'histogram') ?? artifacts.find(({ kind }) => kind === 'probabilities');
    if (artifact?.artifactId !== undefined) return this.#jobs.artifact(job, artifact.artifactId, options);
    const id = member(variant, 'variant_id') ?? member(variant, 'id');
    const has = (kind: string) => isObject(results) && results[kind] !== undefined;
    return has('histogram') || !has('probabilities')
      ? this.#jobs.variants.histogram(job, id as string, options)
      : this.#jobs.variants.probabilities(job, id as string, options);
  }

  /** The job that ran a circuit: the whole one, or that of its part. */
  async #jobOf(id: string, options: CallOptions): Promise<JobData> {
    return id === this.#job.id ? this.#job : this.#jobs.get(id, options);
  }
}
