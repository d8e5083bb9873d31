import type { CircuitData, Operation } from '../../circuit/index.js';
import type { Issue } from '../../errors/index.js';
import type { Steps } from '../../steps/index.js';
import type { DepolarizingRates } from '../noise/noise.js';
import type { Samples } from '../sampling/samples.js';
import type { QuantumState, RunOptions } from './simulator.js';

/** What is to be simulated. */
export interface Task {
  readonly circuit: CircuitData;
  readonly rates: DepolarizingRates;
  /** How often all qubits are read; undefined for exact probabilities. */
  readonly shots: number | undefined;
  readonly seed: number;
  readonly limit: RunOptions;
}

/** What an engine says of a task: what it would cost, or why it cannot be done. */
export type Judgement =
  | {
      /** In amplitudes that a gate changes, about; infinite for what is done only if it is asked for. */
      readonly cost: number;
      /** Why it is this engine, in a clause, where no other one costs less. */
      readonly reason: string;
    }
  | { readonly refusal: Issue };

/** A cost that is not worth saving: that of a vector of 16 qubits. */
export const SMALL_COST = 2 ** 16;

/** States that errors lead to which were drawn by chance. */
export interface Trajectories {
  /** The probability that no error happens at all. */
  readonly errorFree: number;
  /** The state without errors once, with 0 shots, and every state with errors, with how many shots suffered just these. */
  readonly visit: (each: (state: QuantumState, shotsWithErrors: number) => void) => void;
}

/** What an engine found. */
export interface Run {
  /** The final state, of engines that have it. */
  readonly state?: QuantumState;
  /** The shots, where some were asked for. */
  readonly samples?: Samples;
  /** The pure states that the shots are of, where noise was drawn and not computed. */
  readonly trajectories?: Trajectories;
  /** As many shots once more, after some more gates, which are without noise; the seed decides them. */
  readonly again?: (gates: readonly Operation[], seed: number) => Samples;
}

/** An engine in the list that {@link simulate} chooses from. */
export interface NamedEngine<Name extends string = string> {
  readonly name: Name;
  /** Looks at a task without doing it. */
  judge(task: Task): Judgement;
  /** @throws IonloomError `UnboundParameter`, `TooMuchMemory`, or what the engine refuses. */
  run(task: Task): Steps<Run>;
}
