import type { Check } from './check.js';
import { certificate } from './checks/certificate.js';
import { cliffordOutcomes } from './checks/clifford-outcomes.js';
import { cliffordTableau } from './checks/clifford-tableau.js';
import { exactUnitary } from './checks/exact-unitary.js';
import { outputDistribution } from './checks/output-distribution.js';
import { pathSum, pathSumElsewhere } from './checks/path-sum.js';
import { pauliRotations } from './checks/pauli-rotations.js';
import { randomStimuli } from './checks/random-stimuli.js';
import { readOut } from './checks/read-out.js';
import type { Question } from './question.js';
import { withoutValues } from './words.js';

/** Every check; the first one that fits and decides gives the verdict, so the strongest stands first. */
const checks = [
  readOut,
  exactUnitary,
  cliffordTableau,
  certificate,
  pathSum,
  pauliRotations,
  pathSumElsewhere,
  randomStimuli,
  outputDistribution,
  cliffordOutcomes,
] as const;

/** Somebody who gives a certificate wants to know whether that holds. */
const withCertificate: (typeof checks)[number][] = [readOut, certificate];

/** How a verdict was reached; `none` where nothing was compared. */
export type Method = (typeof checks)[number]['name'] | 'none';

/** A check that can be made, and what it takes. */
export interface Feasible {
  readonly check: Check<Exclude<Method, 'none'>>;
  readonly work: number;
  readonly bytes: number;
}

/** Why the last check that does not fit is too much, a clause, and the bytes that it would have taken. */
export interface Refusal {
  readonly reason: string | undefined;
  readonly bytes: number;
}

/** The checks that fit, strongest first; in the end why the last one that does not is too much. */
export function* feasible(question: Question): Generator<Feasible, Refusal, void> {
  const needsValues = question.register.parameters.length > 0;
  let refused: Refusal = { reason: needsValues ? withoutValues(question.register) : undefined, bytes: 0 };
  const list: readonly Check<Exclude<Method, 'none'>>[] = question.onlyCertificate ? withCertificate : checks;
  for (const check of list) {
    if (needsValues && !check.forAllValues) continue;
    const plan = check.plan(question);
    if (plan === undefined) continue;
    if ('reason' in plan) refused = { reason: plan.reason, bytes: plan.bytes };
    else yield { check, ...plan };
  }
  return refused;
}
