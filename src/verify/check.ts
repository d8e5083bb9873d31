import type { Steps } from '../steps/index.js';
import type { Finding } from './finding.js';
import type { Question } from './question.js';

/** What a check would take, or why it is too much. */
export type Plan =
  | {
      /**
       * About how many nanoseconds: one for each amplitude that a gate of either circuit changes, and what inputs and
       * tableaux take beside that. It follows from widths and numbers of gates alone.
       */
      readonly work: number;
      /** Bytes of the largest state. */
      readonly bytes: number;
    }
  | {
      /** Why it is too much, a clause. */
      readonly reason: string;
      readonly bytes: number;
    };

/** One way to find out whether two circuits are the same. */
export interface Check<Name extends string = string> {
  readonly name: Name;
  /** What it would take; undefined where it cannot answer the question, or where nobody would wait for it. */
  plan(question: Question): Plan | undefined;
  /** Compares; asked only where the plan fits. */
  run(question: Question): Steps<Finding>;
  /** What was compared, how, and what is therefore guaranteed. */
  guarantee(question: Question, found: Finding): string;
}
