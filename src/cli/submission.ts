import { APIError, type IonQ } from '../cloud/index.js';
import { addressedTo, type CircuitDocument, looksLikeJson, readJsonDocument, writeIonq } from '../documents/index.js';
import { IonloomError, type Issue } from '../errors/index.js';
import { isObject, type JobPayload, member, shapeOf } from '../formats/ionq/index.js';
import { findTarget, isUnknownMachine, type Target } from '../targets/index.js';
import { aboutFile, exitCodes, Failure, usageFailure } from './failure.js';
import { circuitsIn, type ReadOptions, requireRead } from './input.js';
import { pricedJob } from './job-price.js';
import { Output, type OutputOptions } from './output.js';
import { requireBound } from './parameters.js';
import { displayName, readText } from './source.js';
import { requireBackend } from './target-option.js';
import { tellTranspiled } from './tell-transpiled.js';
import type { Terminal } from './terminal.js';
import { transpileOne, UNASKED_WORK } from './transpile-circuit.js';
import { isDifferent } from './transpile-report.js';

/** What the command line says of the job, beside the file. */
export interface JobWishes extends OutputOptions, ReadOptions {
  readonly target?: string;
  readonly shots?: number;
  readonly name?: string;
  readonly session?: string;
  readonly noise?: string;
  readonly debiasing?: boolean;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly dryRun?: boolean;
  readonly transpile?: boolean;
}

/** What a file holds that can be submitted: a job, which stays as it is, or circuits, of which one is made. */
export type Submittable =
  | { readonly file: string; readonly job: Readonly<Record<string, unknown>> }
  | { readonly file: string; readonly source: CircuitDocument };

/** The level of {@link transpileOne} where nothing is said. */
const LEVEL = 2;

/**
 * Reads what is submitted. A job is left to the validator, which says more about what is wrong than a reader; where its
 * circuits are to be changed, they are read.
 *
 * @throws Failure that says what is wrong with the file.
 */
export async function readSubmittable(path: string, wishes: JobWishes, terminal: Terminal): Promise<Submittable> {
  const file = displayName(path);
  const text = await readText(path, terminal);
  const isChanged = wishes.transpile || wishes.set !== undefined || wishes.circuit !== undefined;
  if (!isChanged && looksLikeJson(text)) {
    const job = requireRead(readJsonDocument(text, file), file);
    if (isObject(job) && shapeOf(job) === 'job') return { file, job };
  }
  const source = circuitsIn(text, file, wishes);
  if (source.problem !== undefined) {
    const hint = 'the service compiles the circuit itself: leave out --transpile, --set and --circuit';
    throw usageFailure('the job evaluates a Hamiltonian, and is submitted as it is', hint);
  }
  requireBound(source, 'be submitted');
  return { file, source };
}

/**
 * The job to submit: what the file holds, with what the command line says otherwise.
 *
 * @throws Failure where it goes nowhere, where its circuits cannot be written, or where transpiling changed them.
 */
export async function jobPayload(given: Submittable, wishes: JobWishes, ionq: IonQ, terminal: Terminal) {
  const before = 'job' in given ? given.job : (given.source.job ?? {});
  const { backend, noise } = withWishes(before, wishes);
  if (backend === undefined) throw usageFailure('no target is given', '--target NAME says where the job runs');
  if ('job' in given) return withWishes(given.job, wishes) as JobPayload;
  const output = new Output(terminal, wishes);
  const { file, source } = given;
  const circuits = wishes.transpile
    ? transpiled(source, await machineOf(String(backend), noise, ionq, output), wishes, output, terminal)
    : source.circuits;
  const onWarning = (warnings: readonly Issue[]) => output.warn(warnings, file);
  const job = aboutFile(file, undefined, () => writeIonq(source, circuits, { job: {}, onWarning }));
  return withWishes(job as Readonly<Record<string, unknown>>, wishes) as JobPayload;
}

/** The machine that a job runs on as last measured, else as the catalogue has it. */
async function machineOf(backend: string, noise: unknown, ionq: IonQ, output: Output): Promise<Target> {
  const model = member(noise, 'model');
  const name = typeof model === 'string' && model !== 'ideal' ? `${backend}:${model}` : backend;
  try {
    const { target, ignored } = await ionq.targetOf(name);
    output.warn(ignored);
    return target;
  } catch (error) {
    if (!(error instanceof APIError) || ![401, 403, 404].includes(error.status)) throw error;
    output.say(`what was measured of ${name} cannot be had (${error.status}); the values of the catalogue are taken`);
    return findTarget(name);
  }
}

/** The circuits in native gates, compared with what they were as `ionloom transpile` compares them. */
function transpiled(
  source: CircuitDocument,
  target: Target,
  wishes: JobWishes,
  output: Output,
  terminal: Terminal,
): CircuitDocument['circuits'] {
  const { json, quiet, shots } = wishes;
  const options = {
    level: LEVEL,
    ...(json === undefined ? {} : { json }),
    ...(quiet === undefined ? {} : { quiet }),
    ...(shots === undefined ? {} : { shots }),
  } as const;
  const priced = pricedJob(source.job, { ...options, job: true });
  const asked = { target, workLimit: UNASKED_WORK / source.circuits.length, priced, isPart: source.multiple };
  const done = source.circuits.map((circuit) =>
    aboutFile(source.file, undefined, () => transpileOne(circuit, asked, options, terminal)),
  );
  const reports = done.map(({ report }) => report);
  const allRight = tellTranspiled(source, reports, asked, { isJob: true }, output);
  if (!allRight || reports.some(isDifferent)) throw changed(source.file);
  return done.map(({ circuit, stated }, k) => ({ name: source.circuits[k]!.name, circuit, stated })) as never;
}

/** Nothing is submitted that is not what was given. */
function changed(file: string): Failure {
  const message = 'transpiling changed the circuit, and nothing is submitted; please report this as a defect';
  return new Failure([{ code: 'UnexpectedFailure', severity: 'error', message }], { file, exitCode: exitCodes.bad });
}

/** A job with what the command line says otherwise; members that are no objects are left to the validator. */
function withWishes(job: Readonly<Record<string, unknown>>, wishes: JobWishes): Readonly<Record<string, unknown>> {
  const { target, shots, name, session, noise, debiasing, metadata, dryRun } = wishes;
  const { noise: own, ...rest } = job;
  const address = target === undefined ? { noise: own } : addressOf(target, own);
  const said = {
    ...address,
    ...(noise === undefined ? {} : { noise: merged(address.noise, { model: noise }) }),
    name: name ?? job['name'],
    shots: shots ?? job['shots'],
    session_id: session ?? job['session_id'],
    dry_run: dryRun ?? job['dry_run'],
    metadata: metadata === undefined ? job['metadata'] : merged(job['metadata'], metadata),
    settings: debiasing === undefined ? job['settings'] : withDebiasing(job['settings'], debiasing),
  };
  return { ...rest, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) };
}

function withDebiasing(settings: unknown, debiasing: boolean): unknown {
  return merged(settings, { error_mitigation: merged(member(settings, 'error_mitigation'), { debiasing }) });
}

function merged(before: unknown, more: object): unknown {
  return before === undefined || isObject(before) ? { ...(before as object | undefined), ...more } : before;
}

/** Where a target is in the words of a job; machines that are newer than this version are the service's to know. */
function addressOf(name: string, noise: unknown): { readonly backend?: string; readonly noise?: unknown } {
  let target: Target;
  try {
    target = findTarget(name);
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    if (isUnknownMachine(name)) return { backend: name };
    const { message, hint } = error.issues[0]!;
    throw usageFailure(message, hint);
  }
  requireBackend(target);
  return addressedTo(target, noise);
}
