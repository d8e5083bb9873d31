import { clearImmediate, setImmediate } from 'node:timers';
import { vi } from 'vitest';
import { EmulatedService } from './service/emulated-service.js';
import { ExactRunner } from './service/exact-runner.js';

/** Milliseconds of the service's time that pass at once. */
const STEP = 250;

/** Variables that would lead a client elsewhere. */
const ADDRESSES = ['IONQ_API_URL', 'IONQ_REMOTE_HOST'];

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Calls back at the next turn; gives what prevents that. */
function soon(callback: () => void): () => void {
  const immediate = setImmediate(callback);
  return () => clearImmediate(immediate);
}

/**
 * Runs an example of the client as a user would: with a key in the environment, and the emulator behind the runtime's own
 * `fetch`, whose machines know no noise and no chance. Timers and the time of day are the service's, so that nothing really waits.
 */
export async function withService(run: () => Promise<unknown>): Promise<void> {
  const policy = { kind: 'polls', ready: 1, started: 2, completed: 3 } as const;
  const service = new EmulatedService({ emulator: { policy, runner: new ExactRunner() } });
  const { clock } = service;
  vi.stubEnv('IONQ_API_KEY', 'a-key-that-nobody-has');
  for (const name of ADDRESSES) vi.stubEnv(name, undefined);
  vi.stubGlobal('fetch', service.fetch);
  // Who waits for no time lets others have their turn, while the clock stands still.
  vi.stubGlobal('setTimeout', (callback: () => void, ms = 0) => (ms > 0 ? clock.after(ms, callback) : soon(callback)));
  vi.stubGlobal('clearTimeout', (cancel: (() => void) | undefined) => cancel?.());
  const date = vi.spyOn(Date, 'now').mockImplementation(() => clock.now());
  try {
    let isOver = false;
    const running = run().finally(() => {
      isOver = true;
    });
    running.catch(() => undefined);
    while (!isOver) {
      // What is being loaded takes turns of its own, while no time has to pass.
      await turn();
      if (clock.waiting > 0) await clock.advance(STEP);
    }
    await running;
  } finally {
    date.mockRestore();
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
  }
  const [violation] = service.violations;
  if (violation !== undefined) throw violation;
}
