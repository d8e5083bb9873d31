import { findTarget, noiseModels, type Target, targetNames, targets } from '../../../public/targets.js';
import type { JobWords } from './job-wishes.js';

/** What of the catalogue a form offers. */
export interface JobTargets {
  /** Where jobs can be sent to. */
  readonly backends: readonly TargetSummary[];
  /** What a job can be checked for. */
  readonly all: readonly TargetSummary[];
  readonly noiseModels: readonly string[];
}

/** A target in a list. */
export interface TargetSummary {
  readonly name: string;
  /** Its name and its size. */
  readonly label: string;
}

/** The targets and noise models of the catalogue. */
export function jobTargets(_given: Record<never, never>): JobTargets {
  const isBackend = ({ name, kind, status }: Target) =>
    (kind === 'qpu' || kind === 'simulator') && !name.includes(':') && status !== 'retired';
  return {
    backends: targets.filter(isBackend).map(summaryOf),
    all: targets.filter(({ kind }) => kind !== 'custom').map(summaryOf),
    noiseModels: Object.keys(noiseModels),
  };
}

function summaryOf({ name, qubits, status }: Target): TargetSummary {
  const size = qubits === null ? '' : `, ${qubits} qubits`;
  return { name, label: `${name}${size}${status === 'retired' ? ', retired' : ''}` };
}

/** The target of a job's words in the catalogue: the simulator with its noise, or the machine. */
export function targetNameOf({ backend, noise }: Pick<JobWords, 'backend' | 'noise'>): string {
  const whole = noise === 'ideal' ? backend : `${backend}:${noise}`;
  return targetNames.includes(whole) ? whole : backend;
}

/** The target of a job, where the catalogue has it. */
export function targetOf(words: Pick<JobWords, 'backend' | 'noise'>): Target | undefined {
  const name = targetNameOf(words);
  return targetNames.includes(name) ? findTarget(name) : undefined;
}
