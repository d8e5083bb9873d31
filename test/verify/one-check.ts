import type { CircuitData } from '../../src/circuit/index.js';
import { finish } from '../../src/steps/index.js';
import type { Check } from '../../src/verify/check.js';
import type { Candidate, VerifyOptions } from '../../src/verify/index.js';
import { questionOf } from '../../src/verify/question.js';

/** What one check makes of two circuits, whatever checks stand before it in the list; throws where it does not fit. */
export function answerOf(check: Check, original: CircuitData, candidate: Candidate, options: VerifyOptions = {}) {
  const question = questionOf(original, candidate, options);
  const plan = check.plan(question);
  if (plan === undefined || 'reason' in plan) throw new Error(plan?.reason ?? `${check.name} is not about this`);
  const found = finish(check.run(question));
  const { equivalent, figures } = found;
  return { equivalent, method: check.name, guarantee: check.guarantee(question, found), ...figures };
}
