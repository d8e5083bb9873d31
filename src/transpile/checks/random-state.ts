import type { Operation } from '../../circuit/index.js';
import { applyOperation } from './apply-operation.js';

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
  for (let k = 0; k < first.length; k++) applyOperation(one, first[k]!, bitOf);
  start(other, size, cleared);
  for (let k = 0; k < second.length; k++) applyOperation(other, second[k]!, bitOf);
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
    largest = Math.max(largest, square);
  }
  return Math.sqrt(largest);
}
