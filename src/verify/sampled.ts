import { finalStateSteps, PreparedCircuit, type Statevector } from '../simulate/index.js';
import { type Steps, within } from '../steps/index.js';
import { distributionDistance } from './compare.js';
import type { Evidence } from './evidence.js';
import { miter, type SharedRegister } from './register.js';
import { type Stimulus, scatterer, visitStimulus } from './stimuli.js';

/** Bytes that a comparison on random states takes: one state. */
export function stimuliBytes(bits: number): number {
  return 16 * 2 ** bits;
}

/** Bytes that the distance between the output distributions takes: a state and a distribution. */
export function outputBytes(bits: number): number {
  return 24 * 2 ** bits;
}

/**
 * Compares the two circuits on a list of inputs, with one common global phase.
 *
 * The original and then the inverse of the candidate run on one state, which must come back to the input: the input is
 * made anew for the comparison, so no second state is kept.
 *
 * @param fixedPhase whether the global phase counts; else it is read off the first stimulus and must fit all others
 */
export function* compareStimuli(
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

/** How far the output distributions from all zeros are apart. */
export function* compareFromZeros(
  { original, candidate }: SharedRegister,
  memoryLimit: number,
): Steps<{ readonly totalVariation: number; readonly hellinger: number }> {
  const first: Statevector = yield* within(0, 2, finalStateSteps(original, { memoryLimit }));
  const p = first.probabilities();
  const second: Statevector = yield* within(1, 2, finalStateSteps(candidate, { memoryLimit }));
  return distributionDistance(
    p.length,
    (i) => p[i]!,
    (i) => second.re[i]! * second.re[i]! + second.im[i]! * second.im[i]!,
  );
}
