import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program that runs beside the tests. */
export class StartedProgram {
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #ended: Promise<[code: number | null, signal: NodeJS.Signals | null]>;
  #errors = '';
  readonly #waiting = new Set<() => void>();

  constructor(file: string, words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    this.#child = spawn(process.execPath, [file, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    createInterface(this.#child.stdout!).on('line', (line) => {
      this.lines.push(line);
      for (const look of this.#waiting) look();
    });
    this.#child.stderr!.on('data', (piece) => {
      this.#errors += piece;
    });
    // All that was written is read before this.
    this.#ended = once(this.#child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
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

  /** What it wrote to standard error so far. */
  get errors(): string {
    return this.#errors;
  }

  /** Waits until it has ended, and gives its exit code, or the signal that ended it. */
  async end(): Promise<number | NodeJS.Signals> {
    const [code, signal] = await this.#ended;
    return code ?? signal!;
  }

  /** Ends the program as if its power were cut, or by another signal. */
  kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | NodeJS.Signals> {
    this.#child.kill(signal);
    return this.end();
  }
}
