import { signal } from '@preact/signals';
import type { Issue } from '../../public/index.js';
import { announce } from '../controls/announce.js';
import { Choice } from '../controls/field.js';
import { IssueList } from '../controls/issue-list.js';
import { issuesOf } from '../work/issues-of.js';
import type { JobPlace, Pace } from '../work/methods/emulators.js';
import { service } from '../work/workers.js';
import { look, opened, server } from './job-list-state.js';
import { isPreparing, prepared } from './prepared-job.js';

const place = signal<JobPlace>('page');
const pace = signal<Pace>('immediate');
const isSubmitting = signal(false);
const refusals = signal<readonly Issue[]>([]);

/** Where the job goes, and what sends it there. */
export function SubmitBar() {
  const json = prepared.value?.json;
  const isOk = prepared.value?.ok === true;
  const isReady = json !== undefined && !isPreparing.value && !isSubmitting.value;
  return (
    <div class="submit-bar">
      <div class="fields">
        <Choice<JobPlace>
          name="Where"
          value={server.value === undefined ? 'page' : place.value}
          options={[
            ['page', 'the emulator in this page'],
            ...(server.value === undefined ? [] : [['server', 'the emulator that serves this page'] as const]),
          ]}
          onChoose={(chosen) => {
            place.value = chosen;
          }}
        />
        {(place.value === 'page' || server.value === undefined) && (
          <Choice<Pace>
            name="How fast"
            value={pace.value}
            options={[
              ['immediate', 'as soon as it is computed'],
              ['seconds', 'a moment in each state'],
              ['hours', 'an hour in the queue'],
            ]}
            onChoose={(chosen) => {
              pace.value = chosen;
            }}
          />
        )}
      </div>
      <div class="fields">
        <button type="button" class="primary" disabled={!isReady || !isOk} onClick={() => void submit()}>
          Submit
        </button>
        {json !== undefined && !isOk && (
          <button type="button" disabled={!isReady} onClick={() => void submit()}>
            Submit all the same
          </button>
        )}
      </div>
      {refusals.value.length > 0 && <IssueList label="Why it was not submitted" issues={refusals.value} />}
    </div>
  );
}

async function submit(): Promise<void> {
  const json = prepared.value?.json;
  if (json === undefined) return;
  isSubmitting.value = true;
  refusals.value = [];
  try {
    const where = server.value === undefined ? 'page' : place.value;
    const id = await service.call('submitJob', { json, place: where, pace: pace.value });
    opened.value = new Set([...opened.value, id]);
    announce('the job is submitted');
    await look();
  } catch (error) {
    refusals.value = issuesOf(error);
  } finally {
    isSubmitting.value = false;
  }
}
