import type { Operation } from '../../circuit/index.js';
import { matrixOf } from './operation-matrix.js';

/** Windows of no more wires are compared on every basis state. */
const FEW_WIRES = 7;
/** So many basis states at random, and so many that have a single 1. */
const RANDOM_STATES = 12;
const SINGLE_ONES = 12;
/** So many that have a single 0, which alone can tell that a control is missing: all there are but in the widest windows. */
const SINGLE_ZEROS = 256;
/** An amplitude of no more is none. */
const NOTHING = 1e-15;
/** More amplitudes than these are given up on. */
const MOST_AMPLITUDES = 1 << 12;

/** Amplitudes by the number of the basis state; wire k of the window is bit k. */
type Sparse = Map<bigint, readonly [re: number, im: number]>;

/**
 * How far two lists of operations are apart on basis states: all of them on a few wires; on more, those where all wires
 * are alike, those where one alone is 0, a few where one alone is 1, and some at random. Infinite where that takes too
 * many amplitudes.
 *
 * For gates under many controls: on a basis state they do little, so that any number of wires is fast.
 *
 * @param zeros wires that are known to be 0
 * @param phase radians that the second list is short of
 */
export function columnDistance(
  first: readonly Operation[],
  second: readonly Operation[],
  wires: readonly number[],
  zeros: readonly number[],
  phase: number,
): number {
  const bits = new Map(wires.map((wire, k) => [wire, 1n << BigInt(k)]));
  const cleared = zeros.reduce((mask, wire) => mask & ~(bits.get(wire) ?? 0n), (1n << BigInt(wires.length)) - 1n);
  let largest = 0;
  for (const state of new Set(statesOf(wires.length).map((each) => each & cleared))) {
    const one = run(first, state, bits);
    const other = run(second, state, bits);
    if (!one || !other) return Number.POSITIVE_INFINITY;
    largest = Math.max(largest, distance(one, other, phase));
  }
  return largest;
}

function statesOf(wires: number): readonly bigint[] {
  if (wires <= FEW_WIRES) return Array.from({ length: 1 << wires }, (_, state) => BigInt(state));
  const all = (1n << BigInt(wires)) - 1n;
  const states = [0n, all];
  for (const bit of spreadBits(wires, SINGLE_ONES)) states.push(bit);
  for (const bit of spreadBits(wires, SINGLE_ZEROS)) states.push(all ^ bit);
  let seed = 0x9e3779b9;
  for (let k = 0; k < RANDOM_STATES; k++) {
    let state = 0n;
    for (let wire = 0; wire < wires; wire++) {
      seed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) + 0x6d2b79f5;
      // Mostly ones: products of many wires are rarely 1 otherwise.
      if (((seed >>> 16) & 7) !== 0) state |= 1n << BigInt(wire);
    }
    states.push(state);
  }
  return states;
}

/** The bits of at most so many wires, evenly over all of them. */
function spreadBits(wires: number, most: number): readonly bigint[] {
  const count = Math.min(wires, most);
  return Array.from({ length: count }, (_, k) => 1n << BigInt(Math.floor((k * wires) / count)));
}

function run(operations: readonly Operation[], start: bigint, bits: ReadonlyMap<number, bigint>): Sparse | undefined {
  let state: Sparse = new Map([[start, [1, 0]]]);
  for (const operation of operations) {
    if (operation.gate.kind === 'barrier') continue;
    state = applied(state, operation, bits);
    if (state.size > MOST_AMPLITUDES) return undefined;
  }
  return state;
}

function applied(state: Sparse, operation: Operation, bits: ReadonlyMap<number, bigint>): Sparse {
  const { controls, targets } = operation;
  const matrix = matrixOf(operation);
  const small = 1 << targets.length;
  const own = targets.map((wire) => bits.get(wire)!).reverse();
  let mask = 0n;
  for (const wire of controls) mask |= bits.get(wire)!;
  let all = 0n;
  for (const bit of own) all |= bit;
  const made = new Map<bigint, [number, number]>();
  const add = (index: bigint, re: number, im: number): void => {
    const known = made.get(index);
    if (!known) {
      made.set(index, [re, im]);
      return;
    }
    known[0] += re;
    known[1] += im;
    if (Math.abs(known[0]) < NOTHING && Math.abs(known[1]) < NOTHING) made.delete(index);
  };
  for (const [index, [re, im]] of state) {
    if ((index & mask) !== mask) {
      add(index, re, im);
      continue;
    }
    let column = 0;
    own.forEach((bit, k) => {
      if ((index & bit) !== 0n) column |= 1 << k;
    });
    for (let row = 0; row < small; row++) {
      const mRe = matrix[2 * (row * small + column)]!;
      const mIm = matrix[2 * (row * small + column) + 1]!;
      if (mRe === 0 && mIm === 0) continue;
      let image = index & ~all;
      own.forEach((bit, k) => {
        if ((row >> k) & 1) image |= bit;
      });
      add(image, mRe * re - mIm * im, mRe * im + mIm * re);
    }
  }
  return made;
}

function distance(first: Sparse, second: Sparse, phase: number): number {
  const c = Math.cos(phase);
  const s = Math.sin(phase);
  let largest = 0;
  for (const index of new Set([...first.keys(), ...second.keys()])) {
    const [aRe, aIm] = first.get(index) ?? [0, 0];
    const [bRe, bIm] = second.get(index) ?? [0, 0];
    const off = Math.hypot(aRe - (c * bRe - s * bIm), aIm - (s * bRe + c * bIm));
    largest = Math.max(largest, off);
  }
  return largest;
}
