import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { usageFailure } from './failure.js';
import type { Terminal } from './terminal.js';

/**
 * Runs a program with this one's streams and gives the exit code that shells would give for it: its own, or 128 and the
 * number of the signal that ended it.
 *
 * Ctrl-C reaches both, and it is the other program's to answer; being told to end is passed on.
 *
 * @throws Failure where there is no such program.
 */
export function runBeside(
  [program = '', ...words]: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  { onInterrupt, onTermination }: Pick<Terminal, 'onInterrupt' | 'onTermination'>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: 'inherit', env: environment });
    let stopIgnoring = onInterrupt?.(ignore);
    function ignore(): void {
      stopIgnoring = onInterrupt?.(ignore);
    }
    const stopListening = onTermination?.(() => child.kill('SIGTERM'));
    const settle = () => {
      stopIgnoring?.();
      stopListening?.();
    };
    child.once('error', (error: NodeJS.ErrnoException) => {
      settle();
      const why = error.code === 'ENOENT' ? 'is not there' : `cannot be run: ${error.message}`;
      reject(usageFailure(`the program '${program}' ${why}`));
    });
    child.once('close', (code, signal) => {
      settle();
      resolve(code ?? 128 + constants.signals[signal!]);
    });
  });
}
