import type { JobOutcome, Runner, RunTask } from '../../src/emulator/index.js';
import { runTask } from '../../src/emulator/run/run-task.js';

/** A task that a runner was given and that is not done. */
interface Held {
  readonly task: RunTask;
  readonly finish: () => Promise<void>;
}

/** A runner that does nothing until a test says so, and in the order that it says. */
export class HandRunner implements Runner {
  readonly held: Held[] = [];
  /** How many tasks were given up. */
  dropped = 0;

  run(task: RunTask, signal?: AbortSignal): Promise<JobOutcome> {
    return new Promise((resolve, reject) => {
      const held: Held = {
        task,
        finish: async () => {
          this.#forget(held);
          resolve(await runTask(task));
          await new Promise((turn) => setImmediate(turn));
        },
      };
      this.held.push(held);
      signal?.addEventListener('abort', () => {
        this.dropped++;
        this.#forget(held);
        reject(signal.reason);
      });
    });
  }

  /** Does a task that is held. @param index of the oldest is 0, of the newest -1 */
  async finish(index = 0): Promise<void> {
    const held = this.held.at(index);
    if (held === undefined) throw new Error('nothing is held');
    await held.finish();
  }

  async finishAll(): Promise<void> {
    while (this.held.length > 0) await this.finish();
  }

  async close(): Promise<void> {}

  #forget(held: Held): void {
    const index = this.held.indexOf(held);
    if (index >= 0) this.held.splice(index, 1);
  }
}
