/** What a worker thread is given. */
export interface WorkerTask<Given> {
  readonly task: Given;
  /** What both threads see of each other while the task runs, at the places of {@link SIGNS}. */
  readonly signs: Int32Array<SharedArrayBuffer>;
}

/** Where a thread says that it has begun, and sees that the task is not wanted any more: 1 for yes. */
export const SIGNS = { begun: 0, unwanted: 1 } as const;

/** Signs of a task that nobody has begun. Messages between threads would cost more than a small circuit. */
export function newSigns(): WorkerTask<never>['signs'] {
  const { length } = Object.keys(SIGNS);
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}

/**
 * What a worker thread does with each task that it is given.
 *
 * @param run runs one; its signal looks at the signs by itself when it is asked, so that work which never waits sees that
 * it is not wanted, too. It calls nobody back.
 */
export function takeTask<Given, Answer>(
  run: (task: Given, signal: AbortSignal) => Promise<Answer>,
): (given: WorkerTask<Given>) => Promise<Answer> {
  return ({ task, signs }) => {
    const end = new AbortController();
    const { signal } = end;
    const throwIfAborted = signal.throwIfAborted.bind(signal);
    const isUnwanted = () => Atomics.load(signs, SIGNS.unwanted) === 1;
    signal.throwIfAborted = () => {
      if (isUnwanted()) end.abort();
      throwIfAborted();
    };
    Object.defineProperty(signal, 'aborted', { get: isUnwanted });
    Atomics.store(signs, SIGNS.begun, 1);
    return run(task, signal);
  };
}
