import { type RandomStream, randomStream } from '../simulate/index.js';
import type { Amplitudes } from './compare.js';

/**
 * An input for both circuits.
 *
 * - `dense`: a Haar-random state of all qubits, which has a part of every basis state and so sees every column.
 * - `product`: a Haar-random state of each qubit, sensitive to local errors.
 * - `zeros`: all qubits zero, which is where every job starts.
 */
export type Stimulus = 'dense' | 'product' | 'zeros';

/** Fills the first `2^qubits` amplitudes with a normalised stimulus; the rest must be zero already. */
export function prepare(kind: Stimulus, qubits: number, seed: number, index: number, state: Amplitudes): void {
  const random = randomStream(seed, index);
  if (kind === 'zeros') state.re[0] = 1;
  else if (kind === 'dense') prepareDense(qubits, random, state);
  else prepareProduct(qubits, random, state);
}

function prepareDense(qubits: number, random: RandomStream, { re, im }: Amplitudes): void {
  const size = 2 ** qubits;
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const x = random.normal();
    const y = random.normal();
    re[i] = x;
    im[i] = y;
    sum += x * x + y * y;
  }
  const scale = 1 / Math.sqrt(sum);
  for (let i = 0; i < size; i++) {
    re[i] = re[i]! * scale;
    im[i] = im[i]! * scale;
  }
}

function prepareProduct(qubits: number, random: RandomStream, { re, im }: Amplitudes): void {
  re[0] = 1;
  for (let qubit = 0; qubit < qubits; qubit++) {
    const parts = [random.normal(), random.normal(), random.normal(), random.normal()] as const;
    const norm = Math.hypot(...parts);
    const [aRe, aIm, bRe, bIm] = parts.map((part) => part / norm) as [number, number, number, number];
    const half = 2 ** qubit;
    for (let i = 0; i < half; i++) {
      const x = re[i]!;
      const y = im[i]!;
      re[i] = aRe * x - aIm * y;
      im[i] = aRe * y + aIm * x;
      re[i + half] = bRe * x - bIm * y;
      im[i + half] = bRe * y + bIm * x;
    }
  }
}

/** The index whose bit `start[q]` is bit q of `index`. */
export function scattered(start: readonly number[], index: number): number {
  let result = 0;
  for (let bit = 0; bit < start.length; bit++) if ((index >> bit) & 1) result |= 1 << start[bit]!;
  return result;
}

/** Copies logical amplitudes to the bits where a candidate's wires start; `to` must be zero already. */
export function copyScattered(from: Amplitudes, to: Amplitudes, start: readonly number[]): void {
  const half = start.length >> 1;
  const low = Int32Array.from({ length: 2 ** half }, (_, index) => scattered(start.slice(0, half), index));
  const rest = start.slice(half);
  const high = Int32Array.from({ length: 2 ** rest.length }, (_, index) => scattered(rest, index));
  for (let h = 0, i = 0; h < high.length; h++) {
    for (let l = 0; l < low.length; l++, i++) {
      const target = high[h]! | low[l]!;
      to.re[target] = from.re[i]!;
      to.im[target] = from.im[i]!;
    }
  }
}
