import { type Evaluable, isStated, requireEvaluable } from '../../circuit/index.js';
import { IonloomError, inWords, issue } from '../../errors/index.js';
import { circuitJob, multiCircuitJob, type NamedCircuit } from '../../formats/ionq/index.js';
import type { TargetOrName } from '../../targets/index.js';
import type { JobHandle } from './job-handle.js';
import { launch, type MadeJob, type RunContext, requireValid, withReading } from './launch.js';
import { callOptions, jobOptions, type RunOptions } from './run-options.js';

/** A circuit or transpilation that can be run, alone or under a name. */
export type Runnable<Key extends string = string, Parameter extends string = string> =
  | Evaluable<Parameter, Key>
  | NamedCircuit<Evaluable<Parameter, Key>>;

/** Runs one circuit as a job of its own, or several as one job. */
export async function run(
  circuits: Runnable | readonly Runnable[],
  options: RunOptions,
  context: RunContext,
): Promise<JobHandle> {
  const several = Array.isArray(circuits);
  const list = (several ? circuits : [circuits]) as readonly Runnable[];
  if (list.length === 0)
    throw new IonloomError(issue('CircuitCount', 'run is given no circuits', { hint: 'one at least' }));
  const named = list.map(namedOf);
  const lowered = await transpiled(named, options, context);
  const job = madeOf(lowered, several, options);
  if (options.validate !== false) await requireValid(job.payload, options, context);
  return launch(job, options, context);
}

function namedOf(entry: Runnable): { readonly name: string | undefined; readonly circuit: Evaluable } {
  const isNamed = typeof entry === 'object' && entry !== null && 'name' in entry && 'circuit' in entry;
  const { name, circuit } = isNamed ? entry : { name: undefined, circuit: entry };
  requireEvaluable(circuit, 'run');
  return { name, circuit };
}

/** The job of some circuits, each of which may have a name. */
export function madeOf(
  circuits: readonly { readonly name: string | undefined; readonly circuit: Evaluable }[],
  several: boolean,
  options: RunOptions,
): MadeJob {
  const job = jobOptions(options);
  const evaluables = circuits.map(({ circuit }) => circuit);
  const names = circuits.map(({ name }) => name);
  if (several) {
    const entries = circuits.map(({ name, circuit }) => (name === undefined ? circuit : { name, circuit }));
    return withReading(multiCircuitJob(entries, job), evaluables, names);
  }
  // A job of one circuit has no place for a name but its own.
  const name = job.name ?? names[0];
  const payload = circuitJob(evaluables[0]!, { ...job, ...(name === undefined ? {} : { name }) });
  return withReading(payload, evaluables, names);
}

/** The circuits in native gates of their backend, where that was asked for; what was transpiled before stays. */
async function transpiled<Entry extends { readonly circuit: Evaluable }>(
  circuits: readonly Entry[],
  options: RunOptions,
  context: RunContext,
): Promise<readonly Entry[]> {
  const { transpile = false, signal } = options;
  if (transpile === false) return circuits;
  const target = await targetFor(options, context);
  const { transpileAsync } = await import('../../transpile/index.js');
  const asked = { ...(transpile === true ? {} : transpile), ...(signal === undefined ? {} : { signal }) };
  const lowered: Entry[] = [];
  for (const entry of circuits) {
    const { circuit } = entry;
    lowered.push(isStated(circuit) ? entry : { ...entry, circuit: await transpileAsync(circuit, target, asked) });
  }
  return lowered;
}

/** What circuits are transpiled for: the target that was given, or the backend as last measured. */
export async function targetFor(options: RunOptions, { targets }: RunContext): Promise<TargetOrName> {
  const { target, backend, noise } = options;
  if (target !== undefined) return target;
  if (typeof backend !== 'string') {
    throw new IonloomError(
      issue('WrongArgument', `the backend is a text, not ${inWords(backend)}`, { path: ['backend'] }),
    );
  }
  const name = noise === undefined || noise.model === 'ideal' ? backend : `${backend}:${noise.model}`;
  return (await targets.forChecking(name, callOptions(options))) ?? name;
}
