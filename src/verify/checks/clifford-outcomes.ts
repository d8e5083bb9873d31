import { CLIFFORD_TOLERANCE } from '../../gates/index.js';
import { sameOutcomes, stabilizerSimulator } from '../../simulate/index.js';
import { atOnce } from '../../steps/index.js';
import type { Check } from '../check.js';
import { different, identical, short } from '../finding.js';
import { tableauPlan } from '../tableaux.js';
import { relationWords } from '../words.js';

/** Which outcomes two Clifford circuits have, all equally likely, at any width. */
export const cliffordOutcomes: Check<'clifford-outcomes'> = {
  name: 'clifford-outcomes',
  plan: (question) => (question.relation === 'distribution' ? tableauPlan(question) : undefined),
  run: (question) =>
    atOnce(() => {
      const { register, readOut } = question;
      const [first, second] = [register.original, register.candidate].map((side) => stabilizerSimulator.run(side));
      const wires = (side: 0 | 1) => readOut.pairs.map((pair) => pair[side]);
      const same = sameOutcomes(first!, wires(0), second!, wires(1));
      return same ? identical(question, 1) : different(question, 1);
    }),
  guarantee({ relation }, { equivalent }) {
    return equivalent
      ? `From all zeros both circuits, which are Clifford (angles to ${short(CLIFFORD_TOLERANCE)}), give the same outcomes of what is measured, all equally likely: sampled results cannot tell the circuits apart, while other inputs and unmeasured phases were not compared.`
      : `The circuits are not the same ${relationWords[relation]}: both are Clifford, and other outcomes of what is measured are possible.`;
  },
};
