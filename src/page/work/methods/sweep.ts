import { type Evaluable, type Issue, type Noise, simulateAsync } from '../../../public/index.js';
import { type ChosenCircuit, type Template, templateOf } from './chosen-circuit.js';
import { readable, unmeasured } from './expect.js';
import type { Context } from './index.js';
import { type NoiseChoice, noisyMachine } from './noisy-machine.js';
import { readyThreads } from './ready-threads.js';
import { MEMORY_LIMIT, noisyEngineFor } from './simulate.js';

/** What is plotted over the parameter. */
export type Plotted =
  | { readonly kind: 'observable'; readonly observable: string }
  /** The probability that a key, or all qubits where it is empty, reads an outcome, bit 0 first. */
  | { readonly kind: 'outcome'; readonly key: string; readonly outcome: string };

/** What is swept. */
export interface SweepGiven extends ChosenCircuit {
  /** Of the parameters that stay. */
  readonly values: Readonly<Record<string, number>>;
  readonly parameter: string;
  readonly from: number;
  readonly to: number;
  /** At least 2. */
  readonly points: number;
  readonly plotted: Plotted;
  readonly noise: NoiseChoice;
  /** Of each point that is not exact. */
  readonly shots: number;
  readonly seed: number;
}

/** What one side has at a point, with its standard error: 0 where it is exact. */
export interface SweptValue {
  readonly value: number;
  readonly standardError: number;
}

/** One point of the curves. */
export interface SweepPoint {
  /** From 0: a sweep that another worker has to begin anew tells its first points twice. */
  readonly index: number;
  readonly at: number;
  readonly ideal: SweptValue;
  readonly noisy: SweptValue | undefined;
}

/** How a sweep ended. */
export interface Swept {
  /** What is wrong with what is plotted; nothing was computed then. */
  readonly plottedIssues: readonly Issue[];
  /** What the transpiled template was made for. */
  readonly target: string | undefined;
}

/** Goes through the values of a parameter; each point is told as soon as it is there. */
export async function sweep(given: SweepGiven, { signal, tell }: Context<SweepPoint>): Promise<Swept> {
  const { plotted, noise } = given;
  const whole = templateOf(given);
  const template = plotted.kind === 'observable' ? unmeasured(whole) : whole;
  const value = valueAt(plotted, template);
  if (typeof value !== 'function') return { plottedIssues: value, target: undefined };
  await readyThreads(template.written.qubits, undefined);
  const machine = noise.kind === 'none' ? undefined : await noisyMachine(template, noise, signal);
  for (let k = 0; k < given.points; k++) {
    const at = given.from + ((given.to - given.from) * k) / Math.max(1, given.points - 1);
    const values = { ...given.values, [given.parameter]: at };
    tell({
      index: k,
      at,
      ideal: await value(template.bind(values), 'ideal', given, signal),
      noisy: machine && (await value(machine.bind(values), machine.noise, given, signal)),
    });
    // A turn for the word that nobody wants the rest any more.
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal.throwIfAborted();
  }
  return { plottedIssues: [], target: machine?.target };
}

type ValueAt = (
  run: Evaluable<never>,
  noise: Noise,
  given: Pick<SweepGiven, 'shots' | 'seed'>,
  signal: AbortSignal,
) => Promise<SweptValue>;

/** How the value of a point is found; or what is wrong with what is asked for. */
function valueAt(plotted: Plotted, template: Template): ValueAt | readonly Issue[] {
  if (plotted.kind === 'outcome') return outcomeValue(plotted, template);
  const read = readable(plotted.observable, template);
  if ('issues' in read) return read.issues;
  return async (run, noise, { seed }, signal) => {
    const engine = noise === 'ideal' ? 'auto' : noisyEngineFor(run, 'auto');
    const result = await simulateAsync(run, { noise, seed, signal, engine, memoryLimit: MEMORY_LIMIT });
    const { mean, standardError } = result.moments(read.sum);
    return { value: mean, standardError };
  };
}

function outcomeValue(
  { key, outcome }: Extract<Plotted, { kind: 'outcome' }>,
  { written: { qubits, measurements } }: Template,
): ValueAt | readonly Issue[] {
  const keys = key === '' ? [] : [key];
  const bits = key === '' ? qubits : measurements.find((measured) => measured.key === key)?.wires.length;
  if (bits === undefined || !/^[01]+$/.test(outcome) || outcome.length !== bits) {
    const what = key === '' ? `the circuit's ${qubits} qubits` : `the key ${key}`;
    const message = `${JSON.stringify(outcome)} is no outcome of ${what}`;
    const hint = `write ${bits === 1 ? 'one character' : `${bits ?? 'as many characters'} characters`} 0 or 1, bit 0 first`;
    return [{ code: 'ValueOutOfRange', severity: 'error', message, hint }];
  }
  return async (run, noise, { shots, seed }, signal) => {
    const isIdeal = noise === 'ideal';
    const engine = isIdeal ? 'auto' : noisyEngineFor(run, 'auto');
    const drawn = engine === 'density-matrix' || isIdeal ? {} : { shots: Math.max(1, shots) };
    const result = await simulateAsync(run, { noise, seed, signal, engine, memoryLimit: MEMORY_LIMIT, ...drawn });
    const value = result.probability(outcome, ...keys);
    const standardError = result.exact ? 0 : Math.sqrt((value * (1 - value)) / (result.shots ?? 1));
    return { value, standardError };
  };
}
