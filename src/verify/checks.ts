import type { Check } from './check.js';
import { cliffordOutcomes } from './checks/clifford-outcomes.js';
import { cliffordTableau } from './checks/clifford-tableau.js';
import { exactUnitary } from './checks/exact-unitary.js';
import { outputDistribution } from './checks/output-distribution.js';
import { pauliRotations } from './checks/pauli-rotations.js';
import { pathSum, pathSumElsewhere } from './checks/path-sum.js';
import { randomStimuli } from './checks/random-stimuli.js';
import { readOut } from './checks/read-out.js';
import type { Question } from './question.js';
import { withoutValues } from './words.js';

/** Every check; the first one that fits and decides gives the verdict, so the strongest stands first. */
const checks = [
  readOut,
  exactUnitary,
  cliffordTableau,
  pathSum,
  pauliRotations,
  pathSumElsewhere,
  randomStimuli,
  outputDistribution,
  cliffordOutcomes,
] as const;

/** How a verdict was reached; `none` where nothing was compared. */
export type Method = (typeof checks)[number]['name'] | 'none';

/** A check that can be made, and what it takes. */
export interface Feasible {
  readonly check: Check<Exclude<Method, 'none'>>;
  readonly work: number;
  readonly bytes: number;
}

/** The checks that fit, strongest first, and why the last one that does not is too much. */
export function feasible(question: Question): {
  readonly checks: readonly Feasible[];
  readonly refused: { readonly reason: string; readonly bytes: number };
} {
  const found: Feasible[] = [];
  let refused = { reason: 'no check is about this', bytes: 0 };
  const needsValues = question.register.parameters.length > 0;
  if (needsValues) refused = { reason: withoutValues(question.register), bytes: 0 };
  for (const check of checks as readonly Check<Exclude<Method, 'none'>>[]) {
    if (needsValues && !check.forAllValues) continue;
    const plan = check.plan(question);
    if (plan === undefined) continue;
    if ('reason' in plan) refused = plan;
    else found.push({ check, ...plan });
  }
  return { checks: found, refused };
}
