import { atOnce } from '../../steps/index.js';
import type { Check } from '../check.js';
import { different } from '../finding.js';

/** What the keys read, before any gate is looked at: it can only show a difference. */
export const readOut: Check<'read-out'> = {
  name: 'read-out',
  forAllValues: true,
  plan: (question) => (question.readOut.difference === undefined ? undefined : { work: 0, bytes: 0 }),
  run: (question) => atOnce(() => different(question, 0, question.readOut.difference)),
  guarantee: ({ relation }, { difference }) =>
    `The circuits are not the same in the relation ${relation}: ${difference}.`,
};
