import { useEffect } from 'preact/hooks';
import { IssueList } from '../controls/issue-list.js';
import { CodeView } from './code-view.js';
import { JobForm } from './job-form.js';
import { JobList } from './job-list.js';
import { followJobs } from './job-list-state.js';
import { failures, isPreparing, prepared, prepareJobs, sizes } from './prepared-job.js';
import { SizeLine } from './size-line.js';
import { SnippetView } from './snippet-view.js';
import { SubmitBar } from './submit-bar.js';

/** The circuit as a job: what is posted, where it runs, what became of it, and how programs submit the same. */
export function JobsPanel() {
  useEffect(prepareJobs, []);
  useEffect(followJobs, []);
  const job = prepared.value;
  return (
    <div class="jobs" aria-busy={isPreparing.value}>
      <JobForm />
      {failures.value.length > 0 && (
        <>
          <p>The text holds nothing that could be submitted yet.</p>
          <IssueList label="Why there is no job" issues={failures.value} />
        </>
      )}
      {job?.json !== undefined && (
        <>
          {job.issues.length > 0 && <IssueList label="What the validator says of the job" issues={job.issues} />}
          {job.ok && <p class="good-line">The validator finds nothing that would be refused.</p>}
          <SizeLine sizes={sizes.value} />
          <details>
            <summary>The job as it is posted</summary>
            <CodeView what="job" text={job.json} file="job.json" />
          </details>
        </>
      )}
      <SubmitBar />
      <JobList />
      <SnippetView />
    </div>
  );
}
