import { DEFAULT_SHOTS, decodeJob, mitigatesErrors } from '../../../public/ionq.js';
import { estimateDuration, estimateFidelity, estimatePrice, findTarget, targetNames } from '../../../public/targets.js';
import { transpileAsync } from '../../../public/transpile.js';
import type { Context } from './index.js';
import { targetOf } from './job-targets.js';
import { jobIn, wordsOf } from './job-wishes.js';

/** How large a job is, and what to expect of it; null where the target does not know. */
export interface JobSizes {
  readonly target: string;
  readonly circuits: number;
  /** Of the widest circuit. */
  readonly qubits: number;
  /** Native gates of all circuits together, for one shot. */
  readonly pulses: number;
  readonly entanglingGates: number;
  /** Whether circuits are in abstract gates, and were transpiled to be counted. */
  readonly transpiled: boolean;
  readonly shots: number;
  /** Whether errors are mitigated, as the job or else the service decides. */
  readonly mitigated: boolean;
  /** US dollars. */
  readonly price: number | null;
  /** The probability that nothing fails, of a job of one circuit. */
  readonly fidelity: number | null;
  /** Seconds of one shot of each circuit. */
  readonly duration: number | null;
}

/** Estimates of a job that can be read; undefined where it cannot, or where the catalogue does not know its backend. */
export async function jobSize(
  { json, target: given }: { readonly json: string; readonly target?: string | undefined },
  { signal }: Pick<Context, 'signal'>,
): Promise<JobSizes | undefined> {
  const job = jobIn(json);
  const words = wordsOf(job, {}, DEFAULT_SHOTS);
  const target = given === undefined ? targetOf(words) : targetNames.includes(given) ? findTarget(given) : undefined;
  if (job === undefined || target === undefined) return undefined;
  const { circuits } = decodeJob(job);
  if (circuits.length === 0) return undefined;
  let [pulses, entanglingGates, duration] = [0, 0, 0 as number | null];
  let fidelity: number | null = null;
  for (const circuit of circuits) {
    const { circuit: native, report } = await transpileAsync(circuit, target, { signal, level: LEVEL });
    const { output } = report;
    pulses += output.pulses;
    entanglingGates += output.entanglingGates;
    const seconds = estimateDuration(target, native.operations);
    duration = duration === null || seconds === null ? null : duration + seconds;
    fidelity = estimateFidelity(target, { ...output, measuredQubits: circuit.qubits });
  }
  const mitigated = mitigatesErrors(job, target.name, words.shots);
  return {
    target: target.name,
    circuits: circuits.length,
    qubits: Math.max(...circuits.map(({ qubits }) => qubits)),
    pulses,
    entanglingGates,
    transpiled: circuits.some(({ gateset }) => gateset === 'qis'),
    shots: words.shots,
    mitigated,
    price: estimatePrice(target, { pulses, entanglingGates, shots: words.shots, errorMitigation: mitigated }),
    fidelity: circuits.length === 1 ? fidelity : null,
    duration,
  };
}

/** Quick: an estimate follows typing. */
const LEVEL = 1;
