import { IonloomError, inWords, issue, type OptionNames, requireObject, requireOptions } from '../../errors/index.js';
import type { JobOptions } from '../../formats/ionq/index.js';
import type { TargetOrName } from '../../targets/index.js';
import type { TranspileOptions } from '../../transpile/index.js';
import { CALL_OPTIONS, type CallOptions, requireCallValues } from '../options.js';
import { requireLimit } from './cost-limit.js';

/** How a job is submitted whose payload is there. */
export interface SubmitOptions extends CallOptions {
  /** Refuses a job that the service estimates above this, in US dollars; nothing is submitted then. */
  readonly maxCostUsd?: number;
  /** Whether the job is checked for its backend before it is sent; true if left out. */
  readonly validate?: boolean;
  /** What it is checked for, and transpiled for; the backend as last measured if left out. */
  readonly target?: TargetOrName;
  /** As of `jobs.create`. */
  readonly clientToken?: string | false;
}

/** How circuits are run. */
export interface RunOptions extends SubmitOptions, Omit<JobOptions, 'readOut'> {
  /** Whether circuits are transpiled here before, and how; false leaves that to the service, and is meant if left out. */
  readonly transpile?: boolean | Omit<TranspileOptions, 'signal' | 'onProgress'>;
}

const SUBMIT_OPTIONS: OptionNames<SubmitOptions> = {
  ...CALL_OPTIONS,
  maxCostUsd: true,
  validate: true,
  target: true,
  clientToken: true,
};

const RUN_OPTIONS: OptionNames<RunOptions> = {
  ...SUBMIT_OPTIONS,
  transpile: true,
  backend: true,
  name: true,
  shots: true,
  noise: true,
  metadata: true,
  debiasing: true,
  dryRun: true,
  sessionId: true,
  compilation: true,
};

/** @throws IonloomError for options that `submit` does not take. */
export function requireSubmitOptions(options: unknown): asserts options is SubmitOptions {
  requireOptions<SubmitOptions>(options, SUBMIT_OPTIONS, 'submit');
  requireSubmitValues(options, 'submit');
}

/** @throws IonloomError for options that `run` or `sweep` does not take. */
export function requireRunOptions(options: unknown, of: string): asserts options is RunOptions {
  requireOptions<RunOptions>(options, RUN_OPTIONS, of);
  requireSubmitValues(options, of);
  const { transpile, noise } = options;
  if (transpile !== undefined && typeof transpile !== 'boolean') {
    requireObject(transpile, `what ${of} takes as transpile beside true and false`);
  }
  if (noise !== undefined) requireObject(noise, `the noise of ${of}`);
}

function requireSubmitValues(options: SubmitOptions, of: string): void {
  requireCallValues(options, of);
  requireLimit(options.maxCostUsd, of);
  const { validate, clientToken } = options;
  if (validate !== undefined && typeof validate !== 'boolean') throw wrongKind('validate', 'true or false', validate);
  if (clientToken !== undefined && clientToken !== false && typeof clientToken !== 'string') {
    throw wrongKind('clientToken', 'a text or false', clientToken);
  }
}

function wrongKind(name: string, expected: string, value: unknown): IonloomError {
  return new IonloomError(
    issue('WrongArgument', `${name} is ${expected}, not ${inWords(value)}`, { path: [name], expected }),
  );
}

/** The options of a call alone. */
export function callOptions({ signal, timeout, maxRetries, headers }: CallOptions): CallOptions {
  return { signal, timeout, maxRetries, headers };
}

/** What a job says beside its circuits; how its results are read is written once the job is whole. */
export function jobOptions(options: RunOptions): JobOptions {
  const { signal, timeout, maxRetries, headers, maxCostUsd, validate, target, clientToken, transpile, ...job } =
    options;
  return { ...job, readOut: false };
}
