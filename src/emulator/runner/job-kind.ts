import * as z from 'zod/mini';
import { kind } from '../../tasks/index.js';
import { runTask } from '../run/run-task.js';
import type { JobOutcome } from './outcome.js';
import type { RunTask } from './runner.js';

/** Bytes that a job may take at most: two states of 30 qubits. */
const MOST_MEMORY = 2 ** 35;

/** Milliseconds that a job may take at most: a day. */
const MOST_TIME = 86_400_000;

/** A job with its limits as far as they are kept. */
export function limited(task: RunTask): RunTask {
  const { memoryLimit, timeLimit } = task;
  return { ...task, memoryLimit: Math.min(memoryLimit, MOST_MEMORY), timeLimit: Math.min(timeLimit, MOST_TIME) };
}

const whole = z.int().check(z.gte(0));

const schema = z.strictObject({
  payload: z.string(),
  seed: whole,
  noise: z.enum(['machine', 'ideal']),
  variants: whole,
  memoryLimit: z.number().check(z.gte(0), z.lte(MOST_MEMORY)),
  timeLimit: z.number().check(z.gte(0), z.lte(MOST_TIME)),
});

/** What one job of the emulator is among tasks. Its payload was accepted, and is read again where it runs. */
export const jobKind = kind<RunTask, JobOutcome>({
  name: 'emulator-job',
  schema,
  // A body of the service, and the outcomes of all shots with those of every variant.
  longest: { given: 2 ** 27, value: 2 ** 28 },
  run: (task, { signal }) => runTask(task, signal),
});
