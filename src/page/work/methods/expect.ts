import {
  type CircuitData,
  type Evaluable,
  IonloomError,
  type Issue,
  moments,
  type Noise,
  type PauliSum,
  simulateAsync,
} from '../../../public/index.js';
import { estimate, type Grouping, measurementsFor, parseObservable } from '../../../public/observe.js';
import { randomStream } from '../../../public/simulate.js';
import { type ChosenCircuit, type Template, templateOf } from './chosen-circuit.js';
import type { Context } from './index.js';
import { type NoiseChoice, noisyMachine } from './noisy-machine.js';
import { readyThreads } from './ready-threads.js';
import { attempt, MEMORY_LIMIT } from './simulate.js';

/** Which observable, of which state. */
export interface ExpectGiven extends ChosenCircuit {
  readonly values: Readonly<Record<string, number>>;
  readonly observable: string;
  readonly noise: NoiseChoice;
  /** Shots of all measurement circuits together; 0 for none. */
  readonly shots: number;
  readonly seed: number;
  readonly grouping: Grouping;
}

/** A mean, with how far chance typically takes it from the true one: 0 where it is exact. */
export interface Mean {
  readonly mean: number;
  readonly standardError: number;
  readonly source: 'state' | 'trajectories' | 'shots' | 'probabilities';
}

/** The mean of an observable on one side. */
export interface Expected {
  readonly computed: Mean;
  readonly measured: Mean | undefined;
  /** Each circuit that is measured, with the terms that it reads; empty where no shots are drawn. */
  readonly circuits: readonly {
    readonly terms: readonly string[];
    readonly shots: number;
    readonly entanglingGates: number;
    readonly mean: Mean;
  }[];
}

export type ExpectedOutcome =
  | { readonly ok: true; readonly value: Expected }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** The means of an observable; what is wrong with its text is told apart from what the simulation refuses. */
export interface Expectations {
  readonly observableIssues: readonly Issue[];
  readonly ideal: ExpectedOutcome | undefined;
  readonly noisy: ExpectedOutcome | undefined;
  /** Keys whose measurements are left out: the observable decides what is read. */
  readonly leftOut: readonly string[];
}

/** The mean of an observable, exactly and as it is measured, without noise and with it. */
export async function expect(given: ExpectGiven, { signal }: Context): Promise<Expectations> {
  const template = unmeasured(templateOf(given));
  const leftOut = templateOf(given).written.keys;
  const read = readable(given.observable, template);
  if ('issues' in read) return { observableIssues: read.issues, ideal: undefined, noisy: undefined, leftOut };
  await readyThreads(template.written.qubits, undefined);
  const { noise } = given;
  const ideal = await attempt(() => expected(template.bind(given.values), read.sum, 'ideal', given, signal));
  const noisy =
    noise.kind === 'none'
      ? undefined
      : await attempt(async () => {
          const machine = await noisyMachine(template, noise, signal);
          return expected(machine.bind(given.values), read.sum, machine.noise, given, signal);
        });
  return { observableIssues: [], ideal, noisy, leftOut };
}

/** Reads an observable, and holds it against the qubits that there are. */
export function readable(
  text: string,
  { written }: Template,
): { readonly sum: PauliSum } | { readonly issues: readonly Issue[] } {
  try {
    const sum = parseObservable(text);
    measurementsFor(sum, { ...written, operations: [], measurements: [], keys: [] });
    return { sum };
  } catch (error) {
    if (error instanceof IonloomError) return { issues: error.issues };
    throw error;
  }
}

async function expected(
  run: Evaluable<never>,
  sum: PauliSum,
  noise: Noise,
  { shots, seed, grouping }: ExpectGiven,
  signal: AbortSignal,
): Promise<Expected> {
  const how = { noise, memoryLimit: MEMORY_LIMIT };
  const { mean, standardError, source } = moments(run, sum, { ...how, seed });
  const computed: Mean = { mean, standardError, source };
  if (shots === 0) return { computed, measured: undefined, circuits: [] };
  const measurements = measurementsFor(sum, run, { shots, grouping });
  // Every circuit draws by a seed of its own, which the given one decides: as the command line does.
  const seeds = randomStream(seed, 0);
  const results = [];
  for (const group of measurements.groups) {
    const own = seeds.integer(2 ** 31);
    results.push(await simulateAsync(group.circuit, { ...how, shots: group.shots!, seed: own, signal }));
  }
  const found = estimate(measurements, results);
  return {
    computed,
    measured: { mean: found.value, standardError: found.standardError, source: found.source },
    circuits: measurements.groups.map(({ terms, entanglingGates }, k) => {
      const part = found.groups[k]!;
      return {
        terms: terms.map(({ pauli }) => pauli),
        shots: part.shots ?? 0,
        entanglingGates,
        mean: { mean: part.value, standardError: part.standardError, source: found.source },
      };
    }),
  };
}

/** The template without its measurements. */
export function unmeasured({ written, bind }: Template): Template {
  const bare = <Data extends CircuitData<never> | CircuitData>(circuit: Data): Data =>
    ({ ...partsOf(circuit), measurements: [], keys: [] }) as unknown as Data;
  return {
    written: bare(written),
    bind: (values) => {
      const run = bind(values);
      return 'circuit' in run ? { ...run, circuit: bare(run.circuit as never) } : bare(run as never);
    },
  };
}

/** What a circuit consists of: its methods stay behind. */
function partsOf({ gateset, qubits, operations, globalPhase, parameters }: CircuitData) {
  return { gateset, qubits, operations, globalPhase, parameters };
}
