import type { JobPayload } from '../../../public/ionq.js';

/** What a form says of a job, beside its circuits; what is left out is as the text says, or as the service has it. */
export interface JobWishes {
  readonly backend?: string;
  readonly shots?: number;
  readonly name?: string;
  /** `ideal`, or a noise model of the simulator. */
  readonly noise?: string;
  /** Of the noise; undefined for none. */
  readonly seed?: number | undefined;
  readonly debiasing?: Debiasing;
}

/** Whether errors are mitigated; where nothing is said the service decides. */
export type Debiasing = 'service' | 'on' | 'off';

/** The same with nothing left open but what may be: what a form shows. */
export interface JobWords {
  readonly backend: string;
  readonly shots: number;
  readonly name: string;
  readonly noise: string;
  readonly seed: number | undefined;
  readonly debiasing: Debiasing;
}

/** A job in JSON, of which nothing is known but that it is an object. */
export type JobObject = Readonly<Record<string, unknown>>;

/** The words of a job, which need not be right, with what is wished otherwise. */
export function wordsOf(job: JobObject | undefined, wishes: JobWishes, shots: number): JobWords {
  const noise = memberOf(job, 'noise');
  const said = memberOf(memberOf(memberOf(job, 'settings'), 'error_mitigation'), 'debiasing');
  return {
    backend: textOr(job?.['backend'], 'simulator'),
    shots: numberOr(job?.['shots'], shots),
    name: textOr(job?.['name'], ''),
    noise: textOr(noise?.['model'], 'ideal'),
    seed: typeof noise?.['seed'] === 'number' ? noise['seed'] : undefined,
    debiasing: typeof said === 'boolean' ? (said ? 'on' : 'off') : 'service',
    ...wishes,
  };
}

/** A job as it stands, with what is wished otherwise; what it says beyond that is left alone. */
export function withWishes(job: JobObject, wishes: JobWishes): JobObject {
  const { backend = job['backend'], shots, name, noise, seed, debiasing } = wishes;
  const { noise: noiseBefore, settings, ...rest } = job;
  const isMoved = wishes.backend !== undefined && wishes.backend !== 'simulator';
  const isOther = noise !== undefined || 'seed' in wishes;
  const before = memberOf(job, 'noise');
  const noiseNow = present({
    ...before,
    model: noise ?? before?.['model'],
    seed: 'seed' in wishes ? seed : before?.['seed'],
  });
  return present({
    ...rest,
    backend,
    ...(shots === undefined ? {} : { shots }),
    ...(name === undefined ? {} : { name: name === '' ? undefined : name }),
    noise: isMoved ? undefined : isOther ? noiseNow : noiseBefore,
    settings: debiasing === undefined ? settings : withDebiasing(memberOf(job, 'settings'), debiasing),
  });
}

function withDebiasing(settings: JobObject | undefined, debiasing: Debiasing): JobObject | undefined {
  const { debiasing: _before, ...other } = memberOf(settings, 'error_mitigation') ?? {};
  const mitigation = debiasing === 'service' ? other : { ...other, debiasing: debiasing === 'on' };
  const { error_mitigation: _mitigation, ...rest } = settings ?? {};
  const whole = Object.keys(mitigation).length === 0 ? rest : { ...rest, error_mitigation: mitigation };
  return Object.keys(whole).length === 0 ? undefined : whole;
}

/** What is known of a job in JSON before it is validated. */
export function isJob(value: unknown): value is JobObject {
  return isObject(value) && ('type' in value || 'backend' in value || 'input' in value);
}

/** The job of a text that reads as JSON; undefined where it is none. */
export function jobIn(text: string): JobObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJob(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A payload as people read it. */
export function jsonOf(payload: JobPayload | JobObject): string {
  // Lists of numbers and short gates stand in one line each, as a person would write them.
  return JSON.stringify(payload, null, 2).replace(/\{\n\s+"gate"[^{}]*\}|\[[\d\s,.eE+-]*\]/g, (found) =>
    found.replace(/\s*\n\s*/g, ' '),
  );
}

function memberOf(value: unknown, name: string): JobObject | undefined {
  const member = isObject(value) ? value[name] : undefined;
  return isObject(member) ? member : undefined;
}

function isObject(value: unknown): value is JobObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

/** The members that have a value. */
function present(members: JobObject): JobObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
