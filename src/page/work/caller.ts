import type { Issue } from '../../public/index.js';
import type { Given, MethodName, News, Value } from './methods/index.js';
import type { FailureData, FromWorker, ToWorker } from './protocol.js';

/** What a call may be given beside what its method takes. */
export interface CallOptions<Name extends MethodName> {
  /** Ends the call: it rejects with the signal's reason at once. */
  readonly signal?: AbortSignal | undefined;
  /** Hears how far the method has come. */
  readonly onNews?: (news: News<Name>) => void;
}

/** A call that failed in its worker, with the issues of the library's error where it was one. */
export class WorkFailure extends Error {
  override readonly name = 'WorkFailure';
  readonly issues: readonly Issue[];

  constructor({ message, issues }: FailureData) {
    super(message);
    this.issues = issues;
  }
}

/** A call that is not done. */
interface Pending {
  readonly message: Extract<ToWorker, { kind: 'call' }>;
  readonly resolve: (value: never) => void;
  readonly reject: (reason: unknown) => void;
  readonly onNews: ((news: never) => void) | undefined;
}

/** Milliseconds that a worker may take to end a call that nobody wants any more, before it is ended itself. */
const GRACE = 400;

/** Calls the methods of one worker, which starts with the first call. */
export class Caller {
  readonly #start: () => Worker;
  readonly #isReplaceable: boolean;
  readonly #pending = new Map<number, Pending>();
  /** Calls that were aborted and not yet answered, each with the clock that runs against the worker. */
  readonly #unwanted = new Map<number, ReturnType<typeof setTimeout>>();
  #worker: Worker | undefined;
  #calls = 0;

  /** @param isReplaceable whether a worker that does not hear may be ended: it keeps nothing that is needed later */
  constructor(start: () => Worker, isReplaceable: boolean) {
    this.#start = start;
    this.#isReplaceable = isReplaceable;
  }

  /**
   * Calls a method of the worker.
   *
   * @throws WorkFailure where the method throws; the signal's reason where it is aborted.
   */
  call<Name extends MethodName>(
    method: Name,
    given: Given<Name>,
    { signal, onNews }: CallOptions<Name> = {},
  ): Promise<Value<Name>> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const id = this.#calls++;
      const message = { kind: 'call', id, method, given } as const;
      const onAbort = () => {
        this.#pending.delete(id);
        this.#cancel(id);
        reject(signal?.reason);
      };
      const settling =
        <T>(settle: (value: T) => void) =>
        (value: T) => {
          signal?.removeEventListener('abort', onAbort);
          settle(value);
        };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#pending.set(id, { message, resolve: settling(resolve), reject: settling(reject), onNews });
      this.#running().postMessage(message);
    });
  }

  /** Loads everything that the worker may need. What cannot be loaded is asked for again by the call that needs it. */
  load(): void {
    this.#running().postMessage({ kind: 'load' } satisfies ToWorker);
  }

  #running(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = this.#start();
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#take(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(event.message || 'A worker of the page could not be started; loading the page anew may help.');
    };
    this.#worker = worker;
    return worker;
  }

  #take(message: FromWorker): void {
    const { id } = message;
    const pending = this.#pending.get(id);
    if (message.kind === 'progress') {
      pending?.onNews?.(message.news as never);
      return;
    }
    clearTimeout(this.#unwanted.get(id));
    this.#unwanted.delete(id);
    this.#pending.delete(id);
    if (message.kind === 'value') pending?.resolve(message.value as never);
    else pending?.reject(new WorkFailure(message.failure));
  }

  #cancel(id: number): void {
    this.#worker?.postMessage({ kind: 'cancel', id } satisfies ToWorker);
    if (this.#isReplaceable)
      this.#unwanted.set(
        id,
        setTimeout(() => this.#replace(), GRACE),
      );
  }

  /** Ends the worker and has another one do what is still wanted. */
  #replace(): void {
    this.#end();
    for (const { message } of this.#pending.values()) this.#running().postMessage(message);
  }

  /** The worker has failed as a whole: everything that waits for it does so in vain. */
  #fail(message: string): void {
    this.#end();
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of waiting) reject(new WorkFailure({ message, issues: [] }));
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const clock of this.#unwanted.values()) clearTimeout(clock);
    this.#unwanted.clear();
  }
}
