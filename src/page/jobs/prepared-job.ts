import { effect, signal, untracked } from '@preact/signals';
import type { Issue } from '../../public/index.js';
import { parameterValues } from '../state/parameters.js';
import { text, title } from '../state/source.js';
import { issuesOf } from '../work/issues-of.js';
import type { PreparedJob } from '../work/methods/job-payload.js';
import type { JobSizes } from '../work/methods/job-size.js';
import type { JobWishes } from '../work/methods/job-wishes.js';
import { lowering } from '../work/workers.js';

/** What the form says otherwise than the text. */
export const wishes = signal<JobWishes>({});

/** Whether circuits are transpiled here, and not by the service. */
export const transpileHere = signal(false);

/** The job that the text becomes; the last one while another is made. */
export const prepared = signal<PreparedJob | undefined>(undefined);

/** How large it is; undefined where that is not known. */
export const sizes = signal<JobSizes | undefined>(undefined);

/** Why there is no job where one could have been made of the text. */
export const failures = signal<readonly Issue[]>([]);

/** Whether a job is being made. */
export const isPreparing = signal(false);

/** Says something otherwise than the text. */
export function wish(more: JobWishes): void {
  wishes.value = { ...wishes.value, ...more };
}

/** Another text has words of its own. */
title.subscribe(() => {
  wishes.value = {};
});

/** Makes the job now, and again whenever what it depends on changes, until the function that it gives is called. */
export function prepareJobs(): () => void {
  let controller = new AbortController();
  const stop = effect(() => {
    const given = {
      text: text.value,
      values: parameterValues.value,
      wishes: wishes.value,
      transpile: transpileHere.value,
    };
    controller.abort();
    controller = new AbortController();
    untracked(() => void prepare(given, controller.signal));
  });
  return () => {
    stop();
    controller.abort();
    isPreparing.value = false;
  };
}

async function prepare(given: Parameters<typeof lowering.call<'jobPayload'>>[1], signal: AbortSignal): Promise<void> {
  isPreparing.value = true;
  try {
    const found = await lowering.call('jobPayload', given, { signal });
    prepared.value = found;
    failures.value = found.json === undefined ? found.issues : [];
    if (found.json === undefined) sizes.value = undefined;
    else await measure(found.json, signal);
  } catch (error) {
    if (signal.aborted) return;
    failures.value = issuesOf(error);
    if (prepared.value !== undefined) prepared.value = { ...prepared.value, json: undefined, ok: false, issues: [] };
    sizes.value = undefined;
  } finally {
    if (!signal.aborted) isPreparing.value = false;
  }
}

/** What cannot be measured is no fault of the job beyond what the validator says of it. */
async function measure(json: string, signal: AbortSignal): Promise<void> {
  try {
    sizes.value = await lowering.call('jobSize', { json }, { signal });
  } catch (error) {
    if (signal.aborted) throw error;
    sizes.value = undefined;
  }
}
