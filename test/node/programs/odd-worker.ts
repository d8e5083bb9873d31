import { writeFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { threadId } from 'node:worker_threads';
import type { JobOutcome, RunTask } from '../../../src/emulator/index.js';
import { takeTask } from '../../../src/node/take-task.js';
import { failedOutcome } from '../../emulator/store/sample-records.js';

// A worker whose jobs say how they go wrong.
export default takeTask(async ([task]: readonly { readonly given: RunTask }[], signal) => {
  const json = JSON.stringify(await odd(task!.given, signal));
  return { outcomes: [{ ok: true, json }], milliseconds: 0 };
});

async function odd({ payload }: RunTask, signal: AbortSignal): Promise<JobOutcome> {
  const [kind, file] = payload.split(' ');
  // Says that it has begun.
  if (file !== undefined) writeFileSync(file, '');
  switch (kind) {
    case 'thread':
      return failedOutcome(`${threadId}`);
    case 'throw':
      throw new Error('thrown\nin two lines');
    case 'exit':
      process.exit(7);
      break;
    case 'memory': {
      const all: number[][] = [];
      for (;;) all.push(new Array(100_000).fill(all.length));
    }
    case 'listen':
      while (!signal.aborted) await setImmediate();
      return failedOutcome('listened');
    case 'ask':
      for (;;) signal.throwIfAborted();
    default:
      for (;;);
  }
}
