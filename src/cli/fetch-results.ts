import type { IonQ, Job } from '../cloud/index.js';
import { IonloomError, issue } from '../errors/index.js';
import { member } from '../formats/ionq/index.js';
import { jobResultsDocument, jobResultsText } from './job-results-report.js';
import { JobWatch } from './job-watch.js';
import type { Output, OutputOptions } from './output.js';
import type { ShowingOptions } from './results-report.js';
import { askService } from './service-client.js';
import { aboutDocument } from './service-failure.js';
import type { Terminal } from './terminal.js';

/** How the results of a job are fetched and shown. */
interface Options extends OutputOptions, ShowingOptions {
  /** Whether a job that has not ended is waited for; else it is an error. */
  readonly wait?: boolean;
}

/** The service's word for what the command line calls plurality. */
const SHARPENED = { average: 'average', plurality: 'sharpened' } as const;

/**
 * Shows what a job measured, as far as the job itself says how it is read.
 *
 * @throws Failure where it has no results, and what asking for them gives.
 */
export function showJobResults(id: string, options: Options, output: Output, terminal: Terminal): Promise<void> {
  const { aggregation } = options;
  const how = aggregation === undefined ? {} : { aggregation: SHARPENED[aggregation] };
  return ended(id, options, terminal, async (job, _, words) => {
    const results = await job.readResults({ wait: false, ...how, onWarning: (warning) => words.warn([warning]) });
    if (options.json) output.document({ id, ...jobResultsDocument(results, isSeveral(job), options) });
    else output.result(jobResultsText(results, options, terminal));
  });
}

/**
 * The results of a job as the service has them; those of several circuits in the order of the circuits.
 *
 * @param multiple whether results of several circuits are meant
 * @throws Failure where it has none.
 */
export function fetchDocument(id: string, multiple: boolean, options: Options, terminal: Terminal): Promise<unknown> {
  const { aggregation } = options;
  const query = aggregation === undefined ? {} : { sharpen: aggregation === 'plurality' };
  return ended(id, options, terminal, async (job, { jobs }) => {
    if (isSeveral(job) !== multiple) {
      const [ran, given] = multiple ? ['one circuit', 'several'] : ['several circuits', 'one'];
      throw new IonloomError(issue('CircuitCount', `the job ran ${ran}, and --for names ${given}`));
    }
    if (!multiple) return jobs.probabilities(id, query);
    const document = await jobs.aggregated(id, query);
    const children = job.child_job_ids;
    return children ? Object.fromEntries(children.map((child) => [child, member(document, child)])) : document;
  });
}

/** Does something with a job that has completed. */
function ended<Result>(
  id: string,
  options: Options,
  terminal: Terminal,
  use: (job: Job, ionq: IonQ, words: Pick<Output, 'warn'>) => Promise<Result>,
): Promise<Result> {
  const watch = new JobWatch(options, terminal);
  return askService(terminal, watch.words, async (ionq) => {
    const job = await (options.wait ? watch.wait(id, (waiting) => ionq.jobs.wait(id, waiting)) : ionq.jobs.get(id));
    // What has not completed has no results, which reading them says.
    if (job.status !== 'completed') await job.readResults({ wait: false });
    return aboutDocument({ details: { jobId: id } }, () => use(job, ionq, watch.words));
  });
}

function isSeveral({ type }: Job): boolean {
  return type === 'ionq.multi-circuit.v1';
}
