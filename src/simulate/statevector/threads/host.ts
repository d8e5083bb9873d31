/**
 * What the surrounding JavaScript engine offers for threads: Node's `worker_threads` or a browser's Web Workers.
 *
 * Everything is looked up at run time and nothing is imported, so that the library loads anywhere.
 */

/** A started thread. */
export interface HostThread {
  post(message: unknown): void;
}

interface NodeWorker {
  postMessage(message: unknown): void;
  unref(): void;
  on(event: 'error', listener: () => void): void;
}

interface WebWorker {
  postMessage(message: unknown): void;
  onerror: (() => void) | null;
}

interface HostGlobals {
  readonly process?: { getBuiltinModule?(name: string): unknown };
  readonly navigator?: { readonly hardwareConcurrency?: number };
  readonly document?: unknown;
  readonly Worker?: new (url: string) => WebWorker;
  readonly Blob?: new (parts: readonly string[], options: { type: string }) => unknown;
  readonly URL?: { createObjectURL?(blob: unknown): string };
}

const host = globalThis as unknown as HostGlobals;

function nodeModule<T>(name: string): T | undefined {
  return host.process?.getBuiltinModule?.(name) as T | undefined;
}

/** Starts a thread that runs a script; undefined where there are no threads. It never keeps a process alive. */
export function startThread(script: string, onFailure: () => void): HostThread | undefined {
  try {
    return startNodeThread(script, onFailure) ?? startWebThread(script, onFailure);
  } catch {
    return undefined;
  }
}

function startNodeThread(script: string, onFailure: () => void): HostThread | undefined {
  const threads = nodeModule<{ Worker: new (script: string, options: object) => NodeWorker }>('node:worker_threads');
  if (threads === undefined) return undefined;
  // The thread needs none of the process's flags: loaders and inspectors would only slow its start.
  const worker = new threads.Worker(script, { eval: true, execArgv: [] });
  worker.unref();
  worker.on('error', onFailure);
  return { post: (message) => worker.postMessage(message) };
}

function startWebThread(script: string, onFailure: () => void): HostThread | undefined {
  if (host.Worker === undefined || host.Blob === undefined || host.URL?.createObjectURL === undefined) return undefined;
  const worker = new host.Worker(host.URL.createObjectURL(new host.Blob([script], { type: 'text/javascript' })));
  worker.onerror = onFailure;
  return { post: (message) => worker.postMessage(message) };
}

/** The number of threads that run at the same time on this machine; 1 where nobody says. */
export function availableThreads(): number {
  const os = nodeModule<{ availableParallelism(): number }>('node:os');
  return os?.availableParallelism() ?? host.navigator?.hardwareConcurrency ?? 1;
}

/** Whether threads can share memory here; browsers allow it only on cross-origin isolated pages. */
export function canShareMemory(): boolean {
  return typeof SharedArrayBuffer !== 'undefined';
}

/** Whether this thread may sleep; the main thread of a page may not. */
export function maySleep(): boolean {
  return host.document === undefined;
}
