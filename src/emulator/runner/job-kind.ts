import * as z from 'zod/mini';
import { kind } from '../../tasks/index.js';
import { runTask } from '../run/run-task.js';
import type { JobOutcome } from './outcome.js';
import type { RunTask } from './runner.js';

const whole = z.int().check(z.gte(0));

const schema = z.strictObject({
  payload: z.string(),
  seed: whole,
  noise: z.enum(['machine', 'ideal']),
  variants: whole,
  // As much as an emulator may sensibly be told to allow.
  memoryLimit: z.int().check(z.gte(0), z.lte(2 ** 34)),
  timeLimit: whole,
});

/** What one job of the emulator is among tasks. Its payload was accepted, and is read again where it runs. */
export const jobKind = kind<RunTask, JobOutcome>({
  name: 'emulator-job',
  schema,
  // A body of the service, and the outcomes of all shots with those of every variant.
  longest: { given: 2 ** 27, value: 2 ** 28 },
  run: (task, { signal }) => runTask(task, signal),
});
