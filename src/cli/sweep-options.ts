import { type CircuitDocument, wordsOf } from '../documents/index.js';
import { IonloomError, type Issue } from '../errors/index.js';
import { isDiagonal } from '../pauli/index.js';
import type { EngineName } from '../simulate/index.js';
import type { NoiseModelName } from '../targets/index.js';
import { type Axis, readAxis, readTable, type SweepDefinition } from '../tasks/index.js';
import { aboutFile, Failure, usageFailure } from './failure.js';
import type { NamedObservable } from './observable.js';
import { GIBIBYTE, type Settings } from './options.js';
import type { Output } from './output.js';
import { displayName, readText, type TextKind } from './source.js';
import type { Terminal } from './terminal.js';

/** What the command line says of what a sweep computes. */
export interface SweepOptions {
  readonly set?: Settings;
  readonly setFile?: string;
  readonly circuit?: string;
  readonly shots?: number;
  readonly exact?: boolean;
  readonly seed?: number;
  readonly noise?: NoiseModelName | 'ideal';
  readonly observable?: readonly NamedObservable[];
  readonly target?: string;
  readonly level?: 0 | 1 | 2;
  readonly engine?: EngineName;
  readonly memory?: number;
  /** Milliseconds that a point may take. */
  readonly timeLimit?: number;
  /** How many parts the shots of each point are computed in. */
  readonly splitShots?: number;
}

/** A table is held as one text, and none of 2 ** 29 characters can be (V8). */
const TABLE: TextKind = {
  most: 500_000_000,
  tooLarge: 'the most that a table of values may have; several sweeps may share its rows',
  expected: 'a table of values is CSV with the parameters in its first line, or JSON Lines with an object in each',
};

/**
 * The axes of `--set-file` and `--set`, in this order: for every row of the file, all values of the settings, the last of
 * which vary fastest.
 *
 * @throws Failure with everything that is wrong.
 */
export async function sweepAxes(
  { set = {}, setFile }: SweepOptions,
  terminal: Pick<Terminal, 'stdin'>,
): Promise<readonly Axis[]> {
  const axes: Axis[] = [];
  if (setFile !== undefined) {
    const text = await readText(setFile, terminal, TABLE);
    axes.push(aboutFile(displayName(setFile), undefined, () => readTable(text)));
  }
  const found: Issue[] = [];
  for (const [name, text] of Object.entries(set)) {
    try {
      axes.push(readAxis(name, text));
    } catch (error) {
      if (!(error instanceof IonloomError)) throw error;
      found.push(...error.issues);
    }
  }
  if (found.length > 0) throw new Failure(found);
  return axes;
}

/**
 * What is computed at each point: means of observables, the energy of a job's Hamiltonian, counts where there are shots,
 * else probabilities. What a job says of shots, noise and seed is used unless the command line says otherwise.
 *
 * @param text what the document was read from
 */
export function sweepDefinition(
  document: CircuitDocument,
  text: string,
  axes: readonly Axis[],
  options: SweepOptions,
  output: Output,
): SweepDefinition {
  const { observable = [], target, level, memory, timeLimit, circuit, splitShots } = options;
  // Parts are of trajectories; one machine gives the same with that engine.
  const engine = splitShots === undefined ? options.engine : 'trajectories';
  const { shots, noise, seed } = spoken(document, options, output);
  const common = {
    program: { text, ...(circuit === undefined ? {} : { circuit }) },
    ...(target === undefined ? {} : { target }),
    ...(level === undefined ? {} : { level }),
    ...(noise === undefined ? {} : { noise }),
    ...(memory === undefined ? {} : { memoryLimit: Math.floor(memory * GIBIBYTE) }),
    ...(timeLimit === undefined ? {} : { timeLimit }),
  };
  const chosen = engine === undefined ? {} : { engine };
  const drawn = shots === undefined ? {} : { shots };
  if (splitShots !== undefined) requireTrajectories(document, options, shots, noise);
  const rest = { axes, ...(seed === undefined ? {} : { seed }) };
  if (observable.length > 0) {
    const observables = observable.map(({ sum: { terms, coefficients } }) => ({
      terms: [...terms],
      coefficients: [...coefficients],
    }));
    return { kind: 'expectation', given: { ...common, ...chosen, ...drawn, observables }, ...rest };
  }
  if (document.problem !== undefined) {
    if (engine !== undefined) throw usageFailure('the job gives an energy, for which no engine is chosen');
    return { kind: 'energy', given: { ...common, ...drawn }, ...rest };
  }
  if (shots === undefined) return { kind: 'simulate', given: { ...common, ...chosen }, ...rest };
  return { kind: 'sample', given: { ...common, ...chosen, shots }, ...rest };
}

/** Shots, noise and seed as the command line says, else as the job does. */
function spoken(
  { job, problem }: CircuitDocument,
  { shots, noise, seed, exact, observable = [] }: SweepOptions,
  output: Output,
): Pick<SweepOptions, 'shots' | 'noise' | 'seed'> {
  const words = wordsOf(job);
  const evaluates = problem !== undefined && observable.length === 0;
  const takesShots = !exact && (!evaluates || isDiagonal(problem.hamiltonian));
  const own = {
    ...(shots === undefined && words.shots !== undefined && takesShots ? { shots: words.shots } : {}),
    ...(noise === undefined && words.noise !== undefined && words.noise !== 'ideal' ? { noise: words.noise } : {}),
    ...(seed === undefined && words.seed !== undefined ? { seed: words.seed } : {}),
  };
  const said = Object.entries(own).map(([name, value]) => `${name}: ${value}`);
  if (said.length > 0) output.say(`${said.join(', ')}, as the job says`);
  return {
    ...(shots === undefined ? {} : { shots }),
    ...(noise === undefined ? {} : { noise }),
    ...(seed === undefined ? {} : { seed }),
    ...own,
  };
}

/** Refuses a combination that means nothing. */
export function requireMeaning({ exact, shots, target, level }: SweepOptions): void {
  if (exact && shots !== undefined) throw usageFailure('--exact takes no shots', 'leave out one of the two');
  if (level !== undefined && target === undefined) {
    throw usageFailure('--level is for transpiling, and no target is given', '--target NAME chooses one');
  }
}

/** Only shots under noise are one trajectory each. */
function requireTrajectories(
  { problem }: CircuitDocument,
  { engine = 'trajectories', observable = [] }: SweepOptions,
  shots: number | undefined,
  noise: string = 'ideal',
): void {
  const hint = 'give --shots and --noise, and neither --observable nor another engine than trajectories';
  if (shots !== undefined && noise !== 'ideal' && engine === 'trajectories' && observable.length === 0 && !problem)
    return;
  throw usageFailure('--split-shots is for counts of shots under noise', hint);
}

/** Refuses a sweep that has nothing to go through. */
export function requireAxes(axes: readonly Axis[]): void {
  if (axes.length > 0) return;
  const hint = '--set theta=0:2*pi:200 gives a parameter 200 values, --set-file FILE those of a table';
  throw usageFailure('there are no values to go through', hint);
}
