import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program that runs beside the tests. */
export class StartedProgram {
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #errors = '';
  readonly #waiting = new Set<() => void>();

  constructor(file: string, words: readonly string[]) {
    this.#child = spawn(process.execPath, [file, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    createInterface(this.#child.stdout!).on('line', (line) => {
      this.lines.push(line);
      for (const look of this.#waiting) look();
    });
    this.#child.stderr!.on('data', (piece) => {
      this.#errors += piece;
    });
    // All that was written is read before this.
    this.#ended = once(this.#child, 'close');
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** Waits until the program has written some lines. */
  async written(count: number): Promise<readonly string[]> {
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (this.lines.length < count) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
      this.#ended.then(() => reject(new Error(`the program ended: ${this.lines.join('\n')}${this.#errors}`)), reject);
    });
    return this.lines;
  }

  /** Ends the program as if its power were cut, or by another signal. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.#child.kill(signal);
    await this.#ended;
  }
}
