import { equalByChain } from '../certificate/index.js';
import type { Check } from '../check.js';
import { bounded, short } from '../finding.js';
import type { Question } from '../question.js';
import { inputOf, relationWords, valuesOf } from '../words.js';

/** About how many nanoseconds it takes to read a gate and to compare it. */
const WORK_PER_GATE = 3e4;

/** By a certificate: every step of it is compared, gates with the few that stand for them. */
export const certificate: Check<'certificate'> = {
  name: 'certificate',
  forAllValues: true,
  plan(question) {
    const { relation, readOut, limits } = question;
    // A certificate is of circuits, not of their global phases, and says nothing of who reads other wires.
    if (relation === 'unitary') return undefined;
    if (relation === 'distribution' && readOut.mismatch !== undefined) return undefined;
    const certified = question.certified();
    if (certified === undefined) return undefined;
    const work = WORK_PER_GATE * certified.gates;
    return work > limits.work ? undefined : { work, bytes: 0 };
  },
  *run(question) {
    const { original, stations, refusal } = question.certified()!;
    if (refusal !== undefined) {
      return bounded(question, { same: false, stuck: { original: undefined, candidate: undefined, reason: refusal } });
    }
    return bounded(question, yield* equalByChain(original, stations));
  },
  guarantee(question, { equivalent, figures, stuck }) {
    if (equivalent !== true) return `The certificate does not show that the circuits are the same: ${stuck!.reason}.`;
    return `${stepsOf(question)} of the certificate were checked gate by gate: ${relationWords[question.relation]} the circuits are at most ${short(figures.bound!)} apart in operator norm (tolerance ${short(question.tolerance)}) on every ${inputOf(question.register)}${valuesOf(question.register)}.`;
  },
};

function stepsOf(question: Question): string {
  const { length } = question.certified()!.stations;
  return length === 1 ? 'All gates of the one step' : `All ${length} steps`;
}
