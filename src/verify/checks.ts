import type { Check } from './check.js';
import { cliffordOutcomes } from './checks/clifford-outcomes.js';
import { cliffordTableau } from './checks/clifford-tableau.js';
import { exactUnitary } from './checks/exact-unitary.js';
import { outputDistribution } from './checks/output-distribution.js';
import { randomStimuli } from './checks/random-stimuli.js';
import { readOut } from './checks/read-out.js';
import type { Question } from './question.js';

/** Every check; the first one that fits is made, so the strongest stands first. */
const checks = [readOut, exactUnitary, cliffordTableau, randomStimuli, outputDistribution, cliffordOutcomes] as const;

/** How a verdict was reached; `none` where nothing was compared. */
export type Method = (typeof checks)[number]['name'] | 'none';

/** The check that is made, or why there is none. */
export type Choice =
  | { readonly check: Check<Exclude<Method, 'none'>>; readonly work: number; readonly bytes: number }
  | { readonly check: undefined; readonly reason: string; readonly bytes: number };

/** The first check that fits. */
export function choice(question: Question): Choice {
  let left: Choice = { check: undefined, reason: 'no check is about this', bytes: 0 };
  for (const check of checks) {
    const plan = check.plan(question);
    if (plan === undefined) continue;
    if (!('reason' in plan)) return { check, ...plan };
    left = { check: undefined, ...plan };
  }
  return left;
}
