import { computeBatch } from '../tasks/index.js';
import { takeTask } from './take-task.js';
import { workerKinds } from './worker-kinds.js';

/** What a thread does, which loads this file: it computes batches of tasks. */
export default takeTask((tasks: readonly unknown[], signal) => computeBatch(workerKinds, tasks, signal));
