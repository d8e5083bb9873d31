import { existsSync, writeFileSync } from 'node:fs';
import { takeTask } from '../../../src/node/take-task.js';
import { workerKinds } from '../../../src/node/worker-kinds.js';
import { computeBatch } from '../../../src/tasks/index.js';

/** What a test has a task do beside being computed: its seed says it. */
const ENDS_ALWAYS = 666;
const WAITS_ONCE = 777;

// As the package's own threads, but for tasks that end their process, or wait for it to be ended.
export default takeTask(async (tasks: readonly unknown[], signal) => {
  const seeds = (tasks as readonly { readonly seed?: number }[]).map(({ seed }) => seed);
  if (seeds.includes(ENDS_ALWAYS)) process.kill(process.pid, 'SIGKILL');
  const mark = process.env['MARK'];
  if (seeds.includes(WAITS_ONCE) && mark !== undefined && !existsSync(mark)) {
    writeFileSync(mark, '');
    for (;;);
  }
  return computeBatch(workerKinds, tasks, signal);
});
