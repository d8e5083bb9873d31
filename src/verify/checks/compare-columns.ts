import { type Action, programOf } from '../../simulate/index.js';
import type { Steps } from '../../steps/index.js';
import { type Amplitudes, distance, outputDistance, overlap } from '../compare.js';
import type { Evidence } from '../finding.js';
import type { SharedRegister } from '../register.js';
import { scattered } from '../stimuli.js';

/** Columns go through the circuits together while they fit into the processor's cache: 2^14 amplitudes. */
const TOGETHER_BITS = 14;

/**
 * Compares every column of both unitaries: each basis state of the logical qubits, spare wires at zero.
 *
 * For few qubits: a program that is applied gate by gate to many columns at once needs no plan.
 *
 * @param fixedPhase whether the global phase counts; else it is read off the first column and must fit all others
 */
export function* compareColumns(register: SharedRegister, fixedPhase: boolean): Steps<Evidence> {
  const { bits, logical } = register;
  const columns = 2 ** logical;
  const together = Math.min(columns, 2 ** Math.max(0, TOGETHER_BITS - bits));
  const size = 2 ** bits;
  const [originalProgram, candidateProgram] = [programOf(register.original), programOf(register.candidate)];
  const original = block(size * together);
  const candidate = block(size * together);
  let phase = 0;
  let largest = 0;
  let traceRe = 0;
  let traceIm = 0;
  let outputs = { totalVariation: 0, hellinger: 0 };
  for (let first = 0; first < columns; first += together) {
    yield { done: first, total: columns };
    clear(original);
    clear(candidate);
    for (let k = 0; k < together; k++) {
      original.re[k * size + first + k] = 1;
      candidate.re[k * size + scattered(register.start, first + k)] = 1;
    }
    run(originalProgram, original);
    run(candidateProgram, candidate);
    if (first === 0) {
      const { re, im } = overlap(original, candidate, 0, size);
      if (!fixedPhase) phase = Math.atan2(im, re);
      outputs = outputDistance(original, candidate, size);
    }
    for (let k = 0; k < together; k++) {
      // A distance that is not a number stays one through Math.max, and no tolerance covers it.
      largest = Math.max(largest, distance(original, candidate, phase, k * size, (k + 1) * size));
    }
    const { re, im } = overlap(original, candidate, 0, size * together);
    traceRe += re;
    traceIm += im;
  }
  yield { done: columns, total: columns };
  const fidelity = (traceRe * traceRe + traceIm * traceIm) / columns ** 2;
  return { fidelity: Math.min(1, fidelity), distance: largest, ...outputs, phase, stimuli: columns };
}

function block(length: number): Amplitudes {
  return { re: new Float64Array(length), im: new Float64Array(length) };
}

function clear({ re, im }: Amplitudes): void {
  re.fill(0);
  im.fill(0);
}

function run(program: readonly Action[], { re, im }: Amplitudes): void {
  for (const action of program) action(re, im);
}
