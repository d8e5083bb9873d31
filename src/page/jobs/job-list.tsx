import { JobItem } from './job-item.js';
import { jobs, listFailure } from './job-list-state.js';

/** The jobs that were submitted, in the page or by anybody to what serves it. */
export function JobList() {
  return (
    <section class="job-list" aria-label="Submitted jobs">
      <h2>Submitted jobs</h2>
      {listFailure.value !== undefined && <p class="error-line">{listFailure.value}</p>}
      {jobs.value.length === 0 && <p class="hint">None yet.</p>}
      <ul>
        {jobs.value.map((job) => (
          <JobItem key={`${job.place} ${job.id}`} job={job} />
        ))}
      </ul>
    </section>
  );
}
