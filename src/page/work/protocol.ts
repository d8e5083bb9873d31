import type { Issue } from '../../public/index.js';
import type { MethodName } from './methods/index.js';

/** What the page sends to a worker. */
export type ToWorker =
  | { readonly kind: 'call'; readonly id: number; readonly method: MethodName; readonly given: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  /** Loads the files of all methods. */
  | { readonly kind: 'load' };

/** What a worker sends back: news of a call that goes on, or its end. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly id: number; readonly news: unknown }
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly failure: FailureData };

/** What went wrong, as data. */
export interface FailureData {
  readonly message: string;
  /** Of an error that the library means for people; empty where it failed otherwise. */
  readonly issues: readonly Issue[];
}
