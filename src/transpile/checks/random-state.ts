import type { Operation } from '../../circuit/index.js';
import { pauliLetter } from '../../gates/index.js';
import { matrixOf } from './dense-window.js';

/** The most wires of a window that is compared by what it makes of a state. */
export const MOST_STATE_WIRES = 11;

/**
 * How far two lists of operations are apart on one state whose entries are 1 but for phases at random.
 *
 * An entry of what they differ by is a row of the difference of both matrices times such phases, so about as large as
 * that row: at least its largest entry, at most the operator norm, on average. Two circuits that are not the same differ
 * on such a state, but for phases that are nowhere dense.
 *
 * @param zeros wires that are known to be 0 before
 * @param phase radians that the second list is short of
 * @param moved for every wire of the window the wire on which its content is after the second list
 */
export function stateDistance(
  first: readonly Operation[],
  second: readonly Operation[],
  wires: readonly number[],
  zeros: readonly number[],
  phase: number,
  moved: readonly number[] | undefined,
): number {
  window = wires;
  let cleared = 0;
  for (const wire of zeros) cleared |= bitOf(wire);
  const size = 1 << wires.length;
  const [one, other] = buffersFor(wires.length);
  start(one, size, cleared);
  for (let k = 0; k < first.length; k++) apply(one, size, first[k]!);
  start(other, size, cleared);
  for (let k = 0; k < second.length; k++) apply(other, size, second[k]!);
  return distance(one, other, size, phase, moved);
}

/** The wires of the window at hand: wire k is bit k of an index. */
let window: readonly number[] = [];

function bitOf(wire: number): number {
  const at = window.indexOf(wire);
  return at < 0 ? 0 : 1 << at;
}

const buffers: (readonly [Float64Array, Float64Array])[] = [];

function buffersFor(wires: number): readonly [Float64Array, Float64Array] {
  buffers[wires] ??= [new Float64Array(2 << wires), new Float64Array(2 << wires)];
  return buffers[wires]!;
}

let phases: Float64Array | undefined;

/** The state's entries, of which windows of fewer wires take the first ones. */
export function randomPhases(): Float64Array {
  if (phases) return phases;
  phases = new Float64Array(2 << MOST_STATE_WIRES);
  let seed = 0x2545f491;
  for (let at = 0; at < phases.length; at += 2) {
    seed = (seed + 0x9e3779b9) | 0;
    let hash = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    const angle = (((hash ^ (hash >>> 16)) >>> 0) * Math.PI) / 2 ** 31;
    phases[at] = Math.cos(angle);
    phases[at + 1] = Math.sin(angle);
  }
  return phases;
}

function start(state: Float64Array, size: number, cleared: number): void {
  const entries = randomPhases();
  if (size <= 16) for (let at = 0; at < 2 * size; at++) state[at] = entries[at]!;
  else state.set(entries.subarray(0, 2 * size));
  if (cleared === 0) return;
  for (let index = 0; index < size; index++) if ((index & cleared) !== 0) state.fill(0, 2 * index, 2 * index + 2);
}

function distance(
  first: Float64Array,
  second: Float64Array,
  size: number,
  phase: number,
  moved: readonly number[] | undefined,
): number {
  const c = Math.cos(phase);
  const s = Math.sin(phase);
  let largest = 0;
  for (let index = 0; index < size; index++) {
    let other = index;
    if (moved) {
      other = 0;
      for (let wire = 0; wire < moved.length; wire++) if ((index >> wire) & 1) other |= 1 << moved[wire]!;
    }
    const re = second[2 * other]!;
    const im = second[2 * other + 1]!;
    const dRe = first[2 * index]! - (c * re - s * im);
    const dIm = first[2 * index + 1]! - (s * re + c * im);
    const square = dRe * dRe + dIm * dIm;
    // What is no number must not pass for small.
    if (!(square <= largest)) largest = square;
  }
  return Math.sqrt(largest);
}

function apply(state: Float64Array, size: number, operation: Operation): void {
  const { gate, parameters, controls, targets, data } = operation;
  if (gate.kind === 'barrier') return;
  let mask = 0;
  for (let k = 0; k < controls.length; k++) mask |= bitOf(controls[k]!);
  if (gate.data === 'pauliSum') {
    const { terms, coefficients } = data!.pauliSum!;
    for (let k = 0; k < terms.length; k++) {
      const angle = 2 * coefficients[k]! * (parameters[0] as number);
      turn(state, size, (target) => pauliLetter(terms[k]!, target), targets, angle, 0, mask);
    }
    return;
  }
  const { rotation } = gate;
  if (rotation?.generator.length === 1 && parameters.length > 0) {
    const [letters, weight] = rotation.generator[0]!;
    const angle = weight * (rotation.angle(parameters) as number);
    turn(state, size, (target) => letters[target]!, targets, angle, rotation.phase(parameters) as number, mask);
  } else if (targets.length === 1) {
    applyOne(state, size, matrixOf(operation), bitOf(targets[0]!), mask);
  } else {
    applyMany(state, size, matrixOf(operation), targets, mask);
  }
}

/** state <- e^{i phase} exp(-i angle/2 P) state, where all bits of a mask are 1. */
function turn(
  state: Float64Array,
  size: number,
  letterOf: (target: number) => string,
  targets: readonly number[],
  angle: number,
  phase: number,
  mask: number,
): void {
  let flips = 0;
  let signs = 0;
  let ys = 0;
  for (let k = 0; k < targets.length; k++) {
    const letter = letterOf(k);
    if (letter === 'I') continue;
    const bit = bitOf(targets[k]!);
    if (letter !== 'Z') flips |= bit;
    if (letter !== 'X') signs |= bit;
    if (letter === 'Y') ys++;
  }
  const c = Math.cos(angle / 2);
  const s = Math.sin(angle / 2);
  const cRe = c * Math.cos(phase);
  const cIm = c * Math.sin(phase);
  // P takes |index> to i^ys (-1)^(index . signs) |index + flips>: -i sin(angle/2) i^ys, but for the sign.
  const toward = phase + ((ys - 1) * Math.PI) / 2;
  const gRe = s * Math.cos(toward);
  const gIm = s * Math.sin(toward);
  const lowest = flips & -flips;
  for (let index = 0; index < size; index++) {
    if ((index & mask) !== mask || (index & lowest) !== 0) continue;
    const p = 2 * index;
    const q = 2 * (index ^ flips);
    const pRe = state[p]!;
    const pIm = state[p + 1]!;
    const qRe = state[q]!;
    const qIm = state[q + 1]!;
    const intoP = isOdd((index ^ flips) & signs) ? -1 : 1;
    state[p] = cRe * pRe - cIm * pIm + intoP * (gRe * qRe - gIm * qIm);
    state[p + 1] = cRe * pIm + cIm * pRe + intoP * (gRe * qIm + gIm * qRe);
    if (flips === 0) continue;
    const intoQ = isOdd(index & signs) ? -1 : 1;
    state[q] = cRe * qRe - cIm * qIm + intoQ * (gRe * pRe - gIm * pIm);
    state[q + 1] = cRe * qIm + cIm * qRe + intoQ * (gRe * pIm + gIm * pRe);
  }
}

function isOdd(word: number): boolean {
  let folded = word ^ (word >>> 8);
  folded ^= folded >>> 4;
  folded ^= folded >>> 2;
  return ((folded ^ (folded >>> 1)) & 1) !== 0;
}

function applyOne(state: Float64Array, size: number, m: Float64Array, bit: number, mask: number): void {
  const aRe = m[0]!;
  const aIm = m[1]!;
  const bRe = m[2]!;
  const bIm = m[3]!;
  const cRe = m[4]!;
  const cIm = m[5]!;
  const dRe = m[6]!;
  const dIm = m[7]!;
  const wanted = mask | bit;
  for (let index = mask; index < size; index++) {
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

const places = new Int32Array(1 << MOST_STATE_WIRES);
const column = new Float64Array(2 << MOST_STATE_WIRES);

/** The first target is the most significant bit of the gate's own index. */
function applyMany(state: Float64Array, size: number, m: Float64Array, targets: readonly number[], mask: number): void {
  const count = targets.length;
  const small = 1 << count;
  for (let index = 0; index < small; index++) {
    let place = 0;
    for (let k = 0; k < count; k++) if ((index >> (count - 1 - k)) & 1) place |= bitOf(targets[k]!);
    places[index] = place;
  }
  const all = places[small - 1]!;
  for (let base = mask; base < size; base++) {
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
