import { MAXIMUM_QUBITS, readableBytes } from '../simulate/index.js';
import type { Steps } from '../steps/index.js';
import type { Finding } from './finding.js';
import type { Limits, Question } from './question.js';

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
  /** Whether it can answer for all values of free parameters; a check that needs numbers leaves it out. */
  readonly forAllValues?: boolean;
  /** What it would take; undefined where it cannot answer the question, or where nobody would wait for it. */
  plan(question: Question): Plan | undefined;
  /** Compares; asked only where the plan fits. */
  run(question: Question): Steps<Finding>;
  /** What was compared, how, and what is therefore guaranteed. */
  guarantee(question: Question, found: Finding): string;
}

/**
 * The plan of a check that holds statevectors.
 *
 * @param work asked only where they can be held
 */
export function planWithin(limits: Limits, qubits: number, bytes: number, work: () => number): Plan {
  if (qubits > MAXIMUM_QUBITS || bytes > limits.memory) {
    return { bytes, reason: tooLarge(qubits, bytes, limits.memory) };
  }
  const taken = work();
  return taken > limits.work ? { bytes, reason: tooLong(taken, limits.work) } : { work: taken, bytes };
}

/** Why a state cannot be held. */
function tooLarge(qubits: number, bytes: number, limit: number): string {
  if (qubits > MAXIMUM_QUBITS) return `${qubits} qubits are in use and statevectors end at ${MAXIMUM_QUBITS}`;
  return `the comparison of ${qubits} qubits needs ${bytes} bytes (${readableBytes(bytes)}), more than the limit of ${readableBytes(limit)}`;
}

/** Why a comparison is not worth its time. */
function tooLong(work: number, limit: number): string {
  return `the comparison would take about ${seconds(work)}, more than the limit of ${seconds(limit)}`;
}

function seconds(work: number): string {
  return `${Number((work / 1e9).toPrecision(2))} s`;
}
