import { useState } from 'preact/hooks';
import { announce } from '../controls/announce.js';
import { issuesOf } from '../work/issues-of.js';
import type { JobSummary } from '../work/methods/jobs.js';
import { service } from '../work/workers.js';
import { hasEnded, look, opened, titleOf, toggle } from './job-list-state.js';
import { JobOutcomesView } from './job-outcomes.js';

/** A job with its state, what can be done to it, and what it measured. */
export function JobItem({ job }: { readonly job: JobSummary }) {
  const { id, place, backend, status, shots, failure } = job;
  const [refusal, setRefusal] = useState<string>();
  const title = titleOf(job);
  const isOpened = opened.value.has(id);

  async function change(method: 'cancelJob' | 'deleteJob', done: string): Promise<void> {
    try {
      await service.call(method, { id, place });
      setRefusal(undefined);
      announce(`${title} is ${done}`);
      await look();
    } catch (error) {
      setRefusal(issuesOf(error)[0]!.message);
    }
  }

  return (
    <li class="job" aria-label={title}>
      <div class="job-head">
        <span class={`status ${status}`}>{status}</span>
        <strong>{title}</strong>
        <span class="job-facts">
          {[
            backend,
            ...(shots === undefined ? [] : [`${shots.toLocaleString('en')} shots`]),
            place === 'page' ? 'in this page' : 'on the server',
          ].join(' · ')}
        </span>
        <span class="job-actions">
          {status === 'completed' && (
            <button type="button" aria-expanded={isOpened} onClick={() => toggle(id)}>
              Results
              <span class="visually-hidden"> of {title}</span>
            </button>
          )}
          {!hasEnded(job) && (
            <button type="button" onClick={() => void change('cancelJob', 'canceled')}>
              Cancel
              <span class="visually-hidden"> {title}</span>
            </button>
          )}
          <button type="button" onClick={() => void change('deleteJob', 'deleted')}>
            Delete
            <span class="visually-hidden"> {title}</span>
          </button>
        </span>
      </div>
      <p class="job-id">
        <span class="visually-hidden">Id: </span>
        <code>{id}</code>
      </p>
      {failure !== undefined && (
        <p class="error-line">
          <code>{failure.code}</code> {failure.message}
        </p>
      )}
      {refusal !== undefined && <p class="error-line">{refusal}</p>}
      {status === 'completed' && isOpened && <JobOutcomesView job={job} />}
    </li>
  );
}
