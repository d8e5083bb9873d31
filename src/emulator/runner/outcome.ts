import type { JobFailure, JobStats } from '../store/records.js';

/** How often each outcome came up, or how probable it is: by decimal number with qubit k as bit k. */
export type Weights = Readonly<Record<string, number>>;

/** One debiasing variant: the same circuit on other wires and in other frames. */
export interface VariantOutcome {
  readonly id: string;
  /** Entry k is the qubit of the machine that qubit k of the circuit ran on. */
  readonly qubitMap: readonly number[];
  readonly shots: number;
  /** Counts by outcome of the machine's qubits. */
  readonly histogram: Weights;
  /** The outcome of every shot, by the machine's qubits. */
  readonly outcomes: readonly string[];
}

/** What running one circuit gave. */
export interface CircuitOutcome {
  readonly stats: JobStats;
  /** Of the circuit's own qubits: exact from the ideal simulator, shares of the shots else; the mean of variants. */
  readonly probabilities: Weights;
  /** By the vote of variants, where there are any. */
  readonly sharpened: Weights | null;
  /** The outcome of every shot in order; null where none are drawn. */
  readonly outcomes: readonly string[] | null;
  readonly variants: readonly VariantOutcome[];
  /** The bits of every register by outcome of the circuit's qubits, where the program names registers: their wires. */
  readonly registers: Readonly<Record<string, readonly (number | null)[]>>;
  /**
   * What ran, by the circuit's own qubits, as JSON text of the form `ionq.native.v1`: `{ qubits, circuit }`. The same as
   * OpenQASM 3 is made of it when it is asked for (`compiledQasm3`), which few do and which takes as long as a simulation.
   */
  readonly compiled: string;
}

/** What evaluating a Hamiltonian gave. */
export interface EnergyOutcome {
  readonly stats: JobStats;
  readonly value: number;
  readonly variance: number;
}

/** How a job, or a part of one, ended. */
export type JobOutcome =
  | { readonly kind: 'circuit'; readonly circuit: CircuitOutcome }
  | { readonly kind: 'energy'; readonly energy: EnergyOutcome }
  /** Compiled and priced alone; a job of several circuits has nothing compiled of its own. */
  | { readonly kind: 'dry-run'; readonly stats: JobStats; readonly compiled: CircuitOutcome['compiled'] | null }
  | { readonly kind: 'failed'; readonly failure: JobFailure };
