import type { Check } from '../check.js';
import { bounded, short } from '../finding.js';
import { DEFAULT_STEPS, equalPathSums } from '../path-sums/index.js';
import { type SharedRegister, spareBits } from '../register.js';
import { inputOf, relationWords, stuckPlace } from '../words.js';

/** About how many nanoseconds a gate takes, and a step of the decision diagrams where there are many of them. */
const WORK_PER_GATE = 1e5;
const WORK_PER_STEP = 200;

/** Both circuits as one sum over paths, where gates with several controls make it likely that wires carry functions. */
export const pathSum = pathSumsWhere(hasSeveralControls);

/** The same for all other circuits, many of which it decides too. */
export const pathSumElsewhere = pathSumsWhere((register) => !hasSeveralControls(register));

function pathSumsWhere(applies: (register: SharedRegister) => boolean): Check<'path-sum'> {
  return {
    name: 'path-sum',
    plan({ relation, register, limits }) {
      // The global phase is not followed, and distributions may be the same where circuits are not.
      if (relation === 'distribution' || relation === 'unitary' || !applies(register)) return undefined;
      const work = WORK_PER_GATE * register.gates;
      return work > limits.work ? undefined : { work, bytes: 0 };
    },
    *run(question) {
      const { original, candidate, bits, start } = question.register;
      const zeros = spareBits(question.register);
      const steps = Math.min(DEFAULT_STEPS, question.limits.work / WORK_PER_STEP);
      const options = { start, zeros, steps };
      return bounded(question, yield* equalPathSums(original.operations, candidate.operations, bits, options));
    },
    guarantee({ relation, register, tolerance }, { equivalent, figures, stuck }) {
      if (!equivalent)
        return `As a sum over paths the circuits could not be shown to be the same: ${stuckPlace(stuck!)}.`;
      return `The original and then the inverse of the candidate were written as one sum over paths, and summed up until every wire carried what it started with: ${relationWords[relation]} they are at most ${short(figures.bound!)} apart in operator norm (tolerance ${short(tolerance)}) on every ${inputOf(register)}.`;
    },
  };
}

function hasSeveralControls({ original, candidate }: SharedRegister): boolean {
  return [original, candidate].some(({ operations }) => operations.some(({ controls }) => controls.length > 1));
}
