import { finalStateSteps } from '../../simulate/index.js';
import { type Steps, within } from '../../steps/index.js';
import { type Check, planWithin } from '../check.js';
import { distributionDistance } from '../compare.js';
import { type Evidence, measured } from '../finding.js';
import { stateBytes } from '../from-zeros.js';
import type { ReadPair } from '../read-out.js';
import type { SharedRegister } from '../register.js';
import { closeness, disagreement } from '../words.js';

/** The distributions of what is read, from all zeros. */
export const outputDistribution: Check<'output-distribution'> = {
  name: 'output-distribution',
  plan({ register, relation, readOut, limits }) {
    if (relation !== 'distribution') return undefined;
    const { bits, gates } = register;
    const read = readOut.pairs.length;
    const bytes = stateBytes(bits) + 2 * 8 * 2 ** read;
    return planWithin(limits, Math.max(bits, read), bytes, () => gates * 2 ** bits);
  },
  *run(question) {
    const { register, readOut, limits } = question;
    return measured(question, yield* compareOutputs(register, readOut.pairs, limits.memory));
  },
  guarantee(question, found) {
    if (!found.equivalent) return disagreement(question, found, 'the distribution of what is measured');
    return `From all zeros the exact distributions of what is measured agree ${closeness(question, found)}: sampled results cannot tell the circuits apart, while other inputs and unmeasured phases were not compared.`;
  },
};

/** Compares the joint distributions of what is read, both circuits starting from all zeros. */
function* compareOutputs(register: SharedRegister, pairs: readonly ReadPair[], memoryLimit: number): Steps<Evidence> {
  const wires = (side: 0 | 1) => pairs.map((pair) => pair[side]);
  const first = yield* within(0, 2, finalStateSteps(register.original, { memoryLimit }));
  const p = first.distribution(wires(0), memoryLimit);
  const second = yield* within(1, 2, finalStateSteps(register.candidate, { memoryLimit }));
  const q = second.distribution(wires(1), memoryLimit);
  yield { done: 2, total: 2 };
  const { totalVariation, hellinger } = distributionDistance(
    p.length,
    (i) => p[i]!,
    (i) => q[i]!,
  );
  const fidelity = (1 - hellinger ** 2) ** 2;
  return { fidelity, distance: totalVariation, totalVariation, hellinger, phase: 0, stimuli: 1 };
}
