import { effect, signal, untracked } from '@preact/signals';
import type { Issue } from '../../public/index.js';
import { text as leftText } from '../state/source.js';
import { textOfFile } from '../state/text-of-file.js';
import { issuesOf } from '../work/issues-of.js';
import type { JobSizes } from '../work/methods/job-size.js';
import type { TextValidation } from '../work/methods/validate-job.js';
import { lowering } from '../work/workers.js';

/** The text that is checked. */
export const checkedText = signal('');

/** What it is checked for; empty for the backend that the job names. */
export const checkedFor = signal('');

/** What was found in the last text that was checked; undefined before the first. */
export const validation = signal<TextValidation | undefined>(undefined);

/** Why it could not be checked. */
export const failure = signal<Issue | undefined>(undefined);

/** How large the job is; undefined where that is not known. */
export const checkedSizes = signal<JobSizes | undefined>(undefined);

/** Whether a text is being checked. */
export const isChecking = signal(false);

/** Why the last file was not opened, in a sentence; undefined once there is another text. */
export const refusal = signal<string | undefined>(undefined);

checkedText.subscribe(() => {
  refusal.value = undefined;
});

/** Checks the text of a file, or says why that cannot be; of what is no job the validator says so. */
export async function openJob(file: File): Promise<void> {
  const found = await textOfFile(file);
  if ('text' in found) checkedText.value = found.text;
  else refusal.value = found.refusal;
}

/** Checks the text of the editor on the left, as it is now. */
export function takeLeftText(): void {
  checkedText.value = leftText.value;
}

/** Checks the text now, and again whenever it changes, until the function that it gives is called. */
export function startChecking(): () => void {
  // Whoever has a job on the left means that one, until there is another here.
  if (checkedText.value === '' && /^\s*\{/.test(leftText.value)) takeLeftText();
  let controller = new AbortController();
  const stop = effect(() => {
    const given = { text: checkedText.value, target: checkedFor.value || undefined };
    controller.abort();
    controller = new AbortController();
    untracked(() => void check(given, controller.signal));
  });
  return () => {
    stop();
    controller.abort();
    isChecking.value = false;
  };
}

async function check(
  given: { readonly text: string; readonly target: string | undefined },
  signal: AbortSignal,
): Promise<void> {
  failure.value = undefined;
  if (given.text.trim() === '') {
    validation.value = undefined;
    checkedSizes.value = undefined;
    isChecking.value = false;
    return;
  }
  isChecking.value = true;
  try {
    const found = await lowering.call('validateJob', given, { signal });
    validation.value = found;
    checkedSizes.value = found.isJob ? await sizesOf(given, signal) : undefined;
  } catch (error) {
    if (!signal.aborted) [failure.value] = issuesOf(error);
  } finally {
    if (!signal.aborted) isChecking.value = false;
  }
}

/** Of a job that cannot be read there are none; the validator has said why. */
async function sizesOf(
  { text, target }: { readonly text: string; readonly target: string | undefined },
  signal: AbortSignal,
): Promise<JobSizes | undefined> {
  try {
    return await lowering.call('jobSize', { json: text, target }, { signal });
  } catch (error) {
    if (signal.aborted) throw error;
    return undefined;
  }
}
