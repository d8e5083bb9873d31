import { member } from '../formats/ionq/index.js';
import type { NoiseModelName } from '../targets/index.js';

/** What a job says about how it is run; a command line that says otherwise has the last word. */
export interface JobWords {
  readonly shots?: number;
  /** The seed of the simulated noise. The service's are 32-bit integers with a sign, this is the same without one. */
  readonly seed?: number;
  readonly noise?: NoiseModelName | 'ideal';
  readonly debiasing?: boolean;
}

/** The words of a job whose fields were checked when it was read; none where there is no job. */
export function wordsOf(job: Readonly<Record<string, unknown>> | undefined): JobWords {
  const noise = member(job, 'noise');
  const seed = member(noise, 'seed');
  const words = {
    shots: member(job, 'shots'),
    seed: typeof seed === 'number' ? seed >>> 0 : undefined,
    noise: member(noise, 'model'),
    debiasing: member(member(member(job, 'settings'), 'error_mitigation'), 'debiasing'),
  };
  return Object.fromEntries(Object.entries(words).filter(([, word]) => word !== undefined));
}
