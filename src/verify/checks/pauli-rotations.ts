import type { Check } from '../check.js';
import { bounded, short } from '../finding.js';
import { equalRotations } from '../pauli-rotations/index.js';
import { spareBits } from '../register.js';
import { inputOf, relationWords, stuckPlace, valuesOf } from '../words.js';

/** To take a gate off both sides is as much work as changing this many amplitudes, and some more for each bit. */
const WORK_PER_GATE = 20_000;
const WORK_PER_GATE_AND_BIT = 50;

/** Both circuits as rotations about Pauli strings and a Clifford circuit after them, at any width. */
export const pauliRotations: Check<'pauli-rotations'> = {
  name: 'pauli-rotations',
  forAllValues: true,
  plan({ register, relation, limits }) {
    // The global phase is not followed, and distributions may be the same where circuits are not.
    if (relation === 'distribution' || relation === 'unitary') return undefined;
    const { bits, gates } = register;
    const work = gates * (WORK_PER_GATE + WORK_PER_GATE_AND_BIT * bits);
    return work > limits.work ? undefined : { work, bytes: bits * bits + 16 * bits * gates };
  },
  *run(question) {
    const { bits, start, original, candidate } = question.register;
    const zeros = spareBits(question.register);
    const steps = equalRotations(original.operations, candidate.operations, bits, { start, zeros });
    return bounded(question, yield* steps);
  },
  guarantee({ relation, register, tolerance }, { equivalent, figures, stuck }) {
    return equivalent
      ? `Both circuits were written as rotations about Pauli strings and a Clifford circuit after them, and taken apart from the front as far as they are the same, until nothing was left: ${relationWords[relation]} they are at most ${short(figures.bound!)} apart in operator norm (tolerance ${short(tolerance)}) on every ${inputOf(register)}${valuesOf(register)}.`
      : `As rotations about Pauli strings the circuits could not be shown to be the same: ${stuckPlace(stuck!)}.`;
  },
};
