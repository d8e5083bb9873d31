import type { Operation } from '../../circuit/index.js';
import { pauliLetter } from '../../gates/index.js';
import { parityOf } from '../../math/index.js';
import { letterNamed, Y_AXIS } from '../../pauli/index.js';
import { matrixOf } from './operation-matrix.js';

/**
 * state <- operation state, for an operation with numbers as parameters; amplitudes are interleaved.
 *
 * @param bitOf the bit of an index that a wire is
 */
export function applyOperation(state: Float64Array, operation: Operation, bitOf: (wire: number) => number): void {
  const { gate, parameters, controls, targets, data } = operation;
  if (gate.kind === 'barrier') return;
  let mask = 0;
  for (let k = 0; k < controls.length; k++) mask |= bitOf(controls[k]!);
  const bits = targets.map(bitOf);
  const { rotation } = gate;
  if (gate.data === 'pauliSum') {
    const { terms, coefficients } = data!.pauliSum!;
    for (let k = 0; k < terms.length; k++) {
      const angle = 2 * coefficients[k]! * (parameters[0] as number);
      applyRotation(state, (target) => pauliLetter(terms[k]!, target), angle, 0, bits, mask);
    }
  } else if (rotation?.generator.length === 1 && parameters.length > 0) {
    const [letters, weight] = rotation.generator[0]!;
    const angle = weight * (rotation.angle(parameters) as number);
    applyRotation(state, (target) => letters[target]!, angle, rotation.phase(parameters) as number, bits, mask);
  } else {
    applyMatrix(state, matrixOf(operation), bits, mask);
  }
}

const POWERS_OF_I = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/** state <- e^{i phase} exp(-i angle/2 P) state, where all bits of a mask are 1. */
function applyRotation(
  state: Float64Array,
  letterOf: (target: number) => string,
  angle: number,
  phase: number,
  bits: readonly number[],
  mask: number,
): void {
  let flips = 0;
  let signs = 0;
  let ys = 0;
  for (let k = 0; k < bits.length; k++) {
    const letter = letterNamed(letterOf(k));
    if ((letter & 1) !== 0) flips |= bits[k]!;
    if ((letter & 2) !== 0) signs |= bits[k]!;
    if (letter === Y_AXIS) ys++;
  }
  const c = Math.cos(angle / 2);
  const s = Math.sin(angle / 2);
  const cRe = c * Math.cos(phase);
  const cIm = c * Math.sin(phase);
  // P takes |index> to i^ys (-1)^(index . signs) |index + flips>: -i sin(angle/2) i^ys, but for the sign. Quarter turns
  // are not added to the phase, which may be so large that they would be lost.
  const [iRe, iIm] = POWERS_OF_I[(ys + 3) & 3]!;
  const gRe = s * (Math.cos(phase) * iRe - Math.sin(phase) * iIm);
  const gIm = s * (Math.cos(phase) * iIm + Math.sin(phase) * iRe);
  const lowest = flips & -flips;
  for (let index = mask; index < state.length >> 1; index++) {
    if ((index & mask) !== mask || (index & lowest) !== 0) continue;
    const p = 2 * index;
    const q = 2 * (index ^ flips);
    const pRe = state[p]!;
    const pIm = state[p + 1]!;
    const qRe = state[q]!;
    const qIm = state[q + 1]!;
    // The sign belongs to where an amplitude comes from.
    const intoP = parityOf((index ^ flips) & signs) === 1 ? -1 : 1;
    state[p] = cRe * pRe - cIm * pIm + intoP * (gRe * qRe - gIm * qIm);
    state[p + 1] = cRe * pIm + cIm * pRe + intoP * (gRe * qIm + gIm * qRe);
    if (flips === 0) continue;
    const intoQ = parityOf(index & signs) === 1 ? -1 : 1;
    state[q] = cRe * qRe - cIm * qIm + intoQ * (gRe * pRe - gIm * pIm);
    state[q + 1] = cRe * qIm + cIm * qRe + intoQ * (gRe * pIm + gIm * pRe);
  }
}

/**
 * state <- matrix state, where all bits of a mask are 1.
 *
 * @param bits of an index that are the matrix's targets, of which the first is the most significant of its own index
 */
export function applyMatrix(state: Float64Array, m: Float64Array, bits: readonly number[], mask: number): void {
  if (bits.length === 1) applyToOne(state, m, bits[0]!, mask);
  else applyToMany(state, m, bits, mask);
}

function applyToOne(state: Float64Array, m: Float64Array, bit: number, mask: number): void {
  const aRe = m[0]!;
  const aIm = m[1]!;
  const bRe = m[2]!;
  const bIm = m[3]!;
  const cRe = m[4]!;
  const cIm = m[5]!;
  const dRe = m[6]!;
  const dIm = m[7]!;
  const wanted = mask | bit;
  for (let index = mask; index < state.length >> 1; index++) {
    if ((index & wanted) !== mask) continue;
    const p = 2 * index;
    const q = 2 * (index | bit);
    const xRe = state[p]!;
    const xIm = state[p + 1]!;
    const yRe = state[q]!;
    const yIm = state[q + 1]!;
    state[p] = aRe * xRe - aIm * xIm + bRe * yRe - bIm * yIm;
    state[p + 1] = aRe * xIm + aIm * xRe + bRe * yIm + bIm * yRe;
    state[q] = cRe * xRe - cIm * xIm + dRe * yRe - dIm * yIm;
    state[q + 1] = cRe * xIm + cIm * xRe + dRe * yIm + dIm * yRe;
  }
}

function applyToMany(state: Float64Array, m: Float64Array, bits: readonly number[], mask: number): void {
  const small = 1 << bits.length;
  const places = new Int32Array(small);
  const column = new Float64Array(2 * small);
  for (let index = 0; index < small; index++) {
    for (let k = 0; k < bits.length; k++) if ((index >> (bits.length - 1 - k)) & 1) places[index]! |= bits[k]!;
  }
  const all = places[small - 1]!;
  for (let base = mask; base < state.length >> 1; base++) {
    if ((base & (all | mask)) !== mask) continue;
    for (let index = 0; index < small; index++) {
      const at = 2 * (base | places[index]!);
      column[2 * index] = state[at]!;
      column[2 * index + 1] = state[at + 1]!;
    }
    for (let index = 0, entry = 0; index < small; index++) {
      let re = 0;
      let im = 0;
      for (let k = 0; k < small; k++, entry += 2) {
        re += m[entry]! * column[2 * k]! - m[entry + 1]! * column[2 * k + 1]!;
        im += m[entry]! * column[2 * k + 1]! + m[entry + 1]! * column[2 * k]!;
      }
      const at = 2 * (base | places[index]!);
      state[at] = re;
      state[at + 1] = im;
    }
  }
}
