import { Statevector } from '../simulate/index.js';
import { distance, outputDistance, overlap } from './compare.js';
import { type Evidence, tick, type Watch } from './evidence.js';
import type { SharedRegister } from './register.js';
import { copyScattered, prepare, type Stimulus } from './stimuli.js';

/**
 * Compares the two circuits on a list of inputs, with one common global phase.
 *
 * @param fixedPhase whether the global phase counts; else it is read off the first stimulus and must fit all others
 */
export function compareStimuli(
  register: SharedRegister,
  kinds: readonly Stimulus[],
  seed: number,
  fixedPhase: boolean,
  memoryLimit: number,
  watch: Watch,
): Evidence {
  const size = 2 ** register.bits;
  const original = Statevector.zero(register.bits, memoryLimit);
  const candidate = Statevector.zero(register.bits, memoryLimit);
  const [originalProgram, candidateProgram] = register.programs();
  const total = kinds.length * (originalProgram.length + candidateProgram.length);
  let done = 0;
  let phase = 0;
  let fidelity = 1;
  let largest = 0;
  let outputs = { totalVariation: Number.NaN, hellinger: Number.NaN };
  kinds.forEach((kind, index) => {
    for (const part of [original.re, original.im, candidate.re, candidate.im]) part.fill(0);
    prepare(kind, register.logical, seed, index, original);
    copyScattered(original, candidate, register.start);
    for (const [program, state] of [
      [originalProgram, original],
      [candidateProgram, candidate],
    ] as const) {
      for (const action of program) {
        tick(watch, done++, total);
        action(state.re, state.im);
      }
    }
    const { re, im } = overlap(original, candidate, 0, size);
    if (index === 0 && !fixedPhase) phase = Math.atan2(im, re);
    fidelity = Math.min(fidelity, re * re + im * im);
    largest = Math.max(largest, distance(original, candidate, phase, 0, size));
    if (kind === 'zeros') outputs = outputDistance(original, candidate, size);
  });
  tick(watch, total, total);
  return { fidelity, distance: largest, ...outputs, phase, stimuli: kinds.length };
}
