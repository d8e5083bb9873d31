import { IonloomError } from '../../public/index.js';
import { methods } from './methods/index.js';
import type { FailureData, FromWorker, ToWorker } from './protocol.js';

/** One for each call that is not done. */
const running = new Map<number, AbortController>();

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'cancel') running.get(data.id)?.abort();
  else void answer(data);
};

async function answer({ id, method, given }: Extract<ToWorker, { kind: 'call' }>): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    const file: Readonly<Record<string, unknown>> = await methods[method]();
    controller.signal.throwIfAborted();
    const run = file[method] as (given: unknown, context: object) => unknown;
    const value = await run(given, {
      signal: controller.signal,
      tell: (news: unknown) => post({ kind: 'progress', id, news }),
    });
    post({ kind: 'value', id, value });
  } catch (error) {
    post({ kind: 'failure', id, failure: failureOf(error) });
  } finally {
    running.delete(id);
  }
}

function post(message: FromWorker): void {
  self.postMessage(message);
}

function failureOf(error: unknown): FailureData {
  if (error instanceof IonloomError) return { message: error.message, issues: error.issues };
  return { message: error instanceof Error ? error.message : String(error), issues: [] };
}
