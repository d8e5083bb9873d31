import {
  type EngineName,
  type Evaluable,
  IonloomError,
  type Issue,
  inOriginalQubits,
  type SimulationResult,
  simulateAsync,
} from '../../../public/index.js';
import { type ChosenCircuit, templateOf } from './chosen-circuit.js';
import type { Context } from './index.js';
import { type NoiseChoice, noisyMachine } from './noisy-machine.js';
import { readyThreads } from './ready-threads.js';
import { type Register, registersOf } from './registers.js';

/** What is simulated, and how. */
export interface SimulateGiven extends ChosenCircuit {
  readonly values: Readonly<Record<string, number>>;
  readonly noise: NoiseChoice;
  /** How many shots are drawn beside the probabilities; 0 for none. */
  readonly shots: number;
  readonly seed: number;
  readonly engine: EngineName;
  readonly noisyEngine: EngineName;
  /** How many threads may work; as many as the machine runs if left out. */
  readonly threads?: number | undefined;
}

/** How one side ran. */
export interface Side {
  readonly engine: string;
  readonly reason: string;
  /** Whether its probabilities are exact, and not shares of its shots. */
  readonly exact: boolean;
  readonly shots: number | undefined;
  /** What it was transpiled for; undefined where it ran as it is. */
  readonly target: string | undefined;
  /** How many gates ran, and on how many qubits. */
  readonly gates: number;
  readonly qubits: number;
  /** A sentence of the library about how its answers are meant. */
  readonly note: string | undefined;
}

/** What came of one side, or why nothing did. */
export type SideOutcome =
  | { readonly ok: true; readonly side: Side }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** What a simulation found. */
export interface Simulated {
  readonly ideal: SideOutcome;
  /** Undefined where no noise was asked for. */
  readonly noisy: SideOutcome | undefined;
  /** Every measurement key, then all of them together; all qubits where nothing is measured. */
  readonly registers: readonly Register[];
  readonly threads: number;
}

/** Bytes that a state may take in a page: browsers end pages that take much more. */
export const MEMORY_LIMIT = 2 ** 31;

/** Up to this many qubits the exact mixed state is made by itself: it takes less than a second. */
const MIXED_QUBITS = 8;

/** Why it was this engine where nobody asked for it. */
const MIXED_REASON = 'the exact mixed state is small';

/** Simulates a circuit without noise and with it. */
export async function simulate(given: SimulateGiven, { signal }: Context): Promise<Simulated> {
  const template = templateOf(given);
  const threads = await readyThreads(template.written.qubits, given.threads);
  const how = { signal, memoryLimit: MEMORY_LIMIT, threads, seed: given.seed };
  const shots = given.shots > 0 ? { shots: given.shots } : {};

  const ideal = await attempt(async () => {
    const run = template.bind(given.values);
    return ran(run, await simulateAsync(run, { ...how, ...shots, engine: given.engine }), undefined);
  });
  const { noise } = given;
  const noisy =
    noise.kind === 'none'
      ? undefined
      : await attempt(async () => {
          const machine = await noisyMachine(template, noise, signal);
          const run = machine.bind(given.values);
          const engine = noisyEngineFor(run, given.noisyEngine);
          const result = await simulateAsync(run, { ...how, ...shots, noise: machine.noise, engine });
          return ran(run, result, machine.target, engine === given.noisyEngine ? undefined : MIXED_REASON);
        });
  signal.throwIfAborted();
  return {
    ideal: outcomeOf(ideal),
    noisy: noisy && outcomeOf(noisy),
    registers: registersOf(
      template.written,
      ideal.ok ? ideal.value.result : undefined,
      noisy?.ok ? noisy.value.result : undefined,
    ),
    threads,
  };
}

/** The engine for noise: the exact mixed state where that is no work, so that probabilities are known beside the shots. */
export function noisyEngineFor(run: Evaluable, asked: EngineName): EngineName {
  if (asked !== 'auto') return asked;
  return inOriginalQubits(run).qubits <= MIXED_QUBITS ? 'density-matrix' : 'auto';
}

interface Ran {
  readonly result: SimulationResult;
  readonly side: Side;
}

function ran(run: Evaluable, result: SimulationResult, target: string | undefined, why?: string): Ran {
  const { engine, exact, shots, note } = result;
  const reason = why ?? result.reason;
  const { operations, qubits } = 'circuit' in run ? run.circuit : run;
  return { result, side: { engine, reason, exact, shots, target, gates: operations.length, qubits, note } };
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] };

/** What fails in the library's own words is an answer, too: the other side may still have one. */
export async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    return { ok: false, issues: error.issues };
  }
}

function outcomeOf(attempted: Attempt<Ran>): SideOutcome {
  return attempted.ok ? { ok: true, side: attempted.value.side } : attempted;
}
