import { signal } from '@preact/signals';

/** What text and picture mark. */
export interface Selection {
  /** Numbers of operations of the circuit that is shown. */
  readonly operations: readonly number[];
  /** Who chose them: the other one follows. */
  readonly by: 'text' | 'picture';
}

/** Undefined while nothing is chosen. */
export const selection = signal<Selection | undefined>(undefined);
