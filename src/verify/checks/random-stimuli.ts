import { counted } from '../../printing/index.js';
import { PreparedCircuit } from '../../simulate/index.js';
import { type Steps, within } from '../../steps/index.js';
import { type Check, planWithin } from '../check.js';
import { type Evidence, measured } from '../finding.js';
import { compareFromZeros, outputBytes, stateBytes } from '../from-zeros.js';
import type { Question } from '../question.js';
import { miter, type SharedRegister } from '../register.js';
import { type Stimulus, scatterer, visitStimulus } from '../stimuli.js';
import { closeness, disagreement, inputOf, relationWords } from '../words.js';

/** To draw a random state and to compare it is as much work as this many gates on it. */
const GATES_PER_STIMULUS = 300;

/** Final states from random inputs and from all zeros: what is wrong in general is wrong there, almost surely. */
export const randomStimuli: Check<'random-stimuli'> = {
  name: 'random-stimuli',
  plan(question) {
    const { register, relation, limits } = question;
    if (relation === 'distribution') return undefined;
    const { bits, gates } = register;
    const work = () => stimuliOf(question).length * (gates + GATES_PER_STIMULUS) * 2 ** bits;
    return planWithin(limits, bits, stateBytes(bits), work);
  },
  *run(question) {
    const { register, relation, limits } = question;
    const kinds = stimuliOf(question);
    const steps = compareStimuli(register, kinds, limits.seed, relation === 'unitary', limits.memory);
    return measured(question, yield* steps);
  },
  guarantee(question, found) {
    if (!found.equivalent) return disagreement(question, found, 'a final state');
    const { register, relation, limits } = question;
    const kinds = stimuliOf(question);
    const dense = kinds.filter((kind) => kind === 'dense').length;
    const product = kinds.filter((kind) => kind === 'product').length;
    const states = [
      `${counted(dense, 'Haar-random state')} of all ${register.logical} qubits`,
      ...(product === 0 ? [] : [counted(product, 'random product state')]),
    ].join(', ');
    const odds = dense === 1 ? '(tolerance/d)^2' : `(tolerance/d)^${2 * dense}`;
    return `The final states from ${states} (seed ${limits.seed}) and all zeros agree ${relationWords[relation]}, ${closeness(question, found)}: a deviation of root mean square d over every ${inputOf(register)} would have passed with a probability of about ${odds} at most.`;
  },
};

/** Random states, dense and product ones in turn, and all zeros. */
function stimuliOf({ limits }: Question): readonly Stimulus[] {
  const random = Array.from(
    { length: Math.max(1, limits.stimuli) },
    (_, index): Stimulus => (index % 2 === 0 ? 'dense' : 'product'),
  );
  return [...random, 'zeros'];
}

/**
 * Compares the two circuits on a list of inputs, with one common global phase.
 *
 * The original and then the inverse of the candidate run on one state, which must come back to the input: the input is
 * made anew for the comparison, so no second state is kept.
 *
 * @param fixedPhase whether the global phase counts; else it is read off the first stimulus and must fit all others
 */
function* compareStimuli(
  register: SharedRegister,
  kinds: readonly Stimulus[],
  seed: number,
  fixedPhase: boolean,
  memoryLimit: number,
): Steps<Evidence> {
  const { bits, logical } = register;
  const total = kinds.length + 1;
  const outputs =
    outputBytes(bits) <= memoryLimit ? yield* within(0, total, compareFromZeros(register, memoryLimit)) : unknown;
  const circuit = new PreparedCircuit(miter(register));
  const state = circuit.emptyState(memoryLimit);
  const { re, im } = state;
  const { factor } = circuit;
  const target = scatterer(register.start);
  let phase = 0;
  let fidelity = 1;
  let largest = 0;
  for (const [index, kind] of kinds.entries()) {
    if (index > 0) {
      re.fill(0);
      im.fill(0);
    }
    const squaredNorm = visitStimulus(kind, logical, seed, index, (i, x, y) => {
      const place = circuit.placeOf(i);
      re[place] = x * factor.re - y * factor.im;
      im[place] = x * factor.im + y * factor.re;
    });
    yield* within(index + 1, total, circuit.runInSteps(state));
    let overlapRe = 0;
    let overlapIm = 0;
    visitStimulus(kind, logical, seed, index, (i, x, y) => {
      const place = target(i);
      overlapRe += x * re[place]! + y * im[place]!;
      overlapIm += x * im[place]! - y * re[place]!;
    });
    // The candidate is undone, so what it is ahead by is missing here.
    if (index === 0 && !fixedPhase) phase = -Math.atan2(overlapIm, overlapRe);
    fidelity = Math.min(fidelity, (overlapRe * overlapRe + overlapIm * overlapIm) / (squaredNorm * squaredNorm));
    const [cos, sin] = [Math.cos(phase), -Math.sin(phase)];
    visitStimulus(kind, logical, seed, index, (i, x, y) => {
      const place = target(i);
      re[place] = re[place]! - (cos * x - sin * y);
      im[place] = im[place]! - (cos * y + sin * x);
    });
    // A distance that is not a number stays one through Math.max, and no tolerance covers it.
    largest = Math.max(largest, state.norm() / Math.sqrt(squaredNorm));
  }
  yield { done: total, total };
  return { fidelity, distance: largest, ...outputs, phase, stimuli: kinds.length };
}

/** Where there is no memory for it. */
const unknown = { totalVariation: null, hellinger: null } as const;
