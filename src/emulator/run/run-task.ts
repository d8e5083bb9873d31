import type { CircuitData } from '../../circuit/index.js';
import { simulateAsync } from '../../simulate/index.js';
import type { CircuitOutcome, JobOutcome } from '../runner/outcome.js';
import type { RunTask } from '../runner/runner.js';
import { type Compiled, compile } from './compile.js';
import { compiledNative } from './compiled-texts.js';
import { evaluate } from './energy.js';
import { taskFailureOf } from './failure.js';
import { checkCircuit, checkShots } from './limits.js';
import { countsOf, decimals, exactWeights, weightsOf } from './outcomes.js';
import { type Place, placeOf } from './place.js';
import { type Job, readJob, readWork } from './read-job.js';
import { takeShots } from './shots.js';
import { timedSignal } from './time-limit.js';
import { runVariants, votesOf } from './variants.js';

/**
 * Runs one task: the same task always to the same outcome. Whatever cannot be run is an outcome of kind `failed` with the
 * service's code and one sentence.
 *
 * @throws the signal's reason, where it was aborted; nothing else.
 */
export async function runTask(task: RunTask, signal?: AbortSignal): Promise<JobOutcome> {
  try {
    signal?.throwIfAborted();
    return await outcomeOf(task, timedSignal(task.timeLimit, signal));
  } catch (error) {
    signal?.throwIfAborted();
    const { code, message } = taskFailureOf(error);
    return { kind: 'failed', failure: { code, message } };
  }
}

async function outcomeOf(task: RunTask, signal: AbortSignal): Promise<JobOutcome> {
  const job = readJob(task);
  const place = placeOf(job.backend, job.noiseModel, task.noise);
  checkShots(job, place);
  const work = readWork(job);
  const { circuit, problem } = work;
  checkCircuit(circuit, place);
  const compiled = await compile(circuit, place.target, job.opt, signal);
  // The simulator has nothing that would be saved, and runs all the same.
  if (job.dryRun && place.isMachine) {
    return { kind: 'dry-run', stats: compiled.stats, compiled: compiledNative(compiled.native) };
  }
  const { memoryLimit } = task;
  if (problem !== undefined) {
    const energy = evaluate({ circuit, problem }, compiled, place, job, { memoryLimit, signal });
    return { kind: 'energy', energy };
  }
  const found = place.isExact
    ? await exactly(circuit, memoryLimit, signal)
    : await byShots(compiled, place, job, task, signal);
  return {
    kind: 'circuit',
    circuit: {
      stats: compiled.stats,
      ...found,
      registers: registersOf(circuit),
      compiled: compiledNative(compiled.native),
    },
  };
}

/** Up to this width all outcomes are listed, of which other engines list fewer. */
const LISTED_QUBITS = 20;

/** What depends on how a circuit is run. */
type Found = Pick<CircuitOutcome, 'probabilities' | 'sharpened' | 'outcomes' | 'variants'>;

async function exactly(circuit: CircuitData, memoryLimit: number, signal: AbortSignal): Promise<Found> {
  const engine = circuit.qubits <= LISTED_QUBITS ? 'statevector' : 'auto';
  const result = await simulateAsync(circuit, { memoryLimit, signal, engine });
  return { probabilities: exactWeights(result, signal), sharpened: null, outcomes: null, variants: [] };
}

async function byShots(
  { native }: Compiled,
  { target, isMachine, rates }: Place,
  { shots, seed }: Job,
  { memoryLimit, variants: wanted }: RunTask,
  signal: AbortSignal,
): Promise<Found> {
  const options = { shots, seed, rates, compact: isMachine, memoryLimit, signal };
  if (!isMachine || wanted === 0) {
    const outcomes = await takeShots(native, options);
    const probabilities = weightsOf(countsOf(outcomes), shots);
    return { probabilities, sharpened: null, outcomes: decimals(outcomes), variants: [] };
  }
  const run = await runVariants(native, target.qubits ?? native.qubits, wanted, options);
  const each = run.map(({ outcomes }) => outcomes);
  const all = new Float64Array(shots);
  let filled = 0;
  for (const outcomes of each) {
    all.set(outcomes, filled);
    filled += outcomes.length;
  }
  return {
    probabilities: weightsOf(countsOf(all), shots),
    sharpened: weightsOf(votesOf(each)),
    outcomes: decimals(all),
    variants: run.map(({ outcome }) => outcome),
  };
}

function registersOf({ measurements }: CircuitData): CircuitOutcome['registers'] {
  return Object.fromEntries(measurements.map(({ key, wires }) => [key, wires]));
}
