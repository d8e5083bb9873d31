import type { Runner } from '../../src/emulator/index.js';

/** A runner of which it is known whether it has anything to do. */
export class KnownRunner implements Runner {
  readonly #runner: Runner;
  /** How many tasks are not done. */
  pending = 0;

  constructor(runner: Runner) {
    this.#runner = runner;
  }

  async run(...[task, signal]: Parameters<Runner['run']>): ReturnType<Runner['run']> {
    this.pending++;
    try {
      return await this.#runner.run(task, signal);
    } finally {
      this.pending--;
    }
  }

  close(): Promise<void> {
    return this.#runner.close();
  }
}
