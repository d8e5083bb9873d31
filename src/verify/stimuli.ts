import { type RandomStream, randomStream } from '../simulate/index.js';

/**
 * A state on which two circuits are compared.
 *
 * - `dense`: independent complex normal amplitudes. Every basis state takes part, so an error on a single one shows.
 * - `product`: an independent random state of every qubit, sensitive to local errors.
 * - `zeros`: all qubits zero, which is where every job starts.
 */
export type Stimulus = 'dense' | 'product' | 'zeros';

/**
 * Visits the amplitudes of a stimulus that are not zero, by rising index; the same again each time, so that a state need
 * not be kept to be compared with.
 *
 * @returns the squared norm of what was visited: dense stimuli are not normalised
 */
export function visitStimulus(
  kind: Stimulus,
  qubits: number,
  seed: number,
  index: number,
  visit: (index: number, re: number, im: number) => void,
): number {
  const random = randomStream(seed, index);
  if (kind === 'dense') return visitDense(qubits, random, visit);
  if (kind === 'product') visitProduct(qubits, random, visit);
  else visit(0, 1, 0);
  return 1;
}

function visitDense(
  qubits: number,
  random: RandomStream,
  visit: (index: number, re: number, im: number) => void,
): number {
  const size = 2 ** qubits;
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const re = random.normal();
    const im = random.normal();
    sum += re * re + im * im;
    visit(i, re, im);
  }
  return sum;
}

function visitProduct(
  qubits: number,
  random: RandomStream,
  visit: (index: number, re: number, im: number) => void,
): void {
  const low = qubits >> 1;
  const [lowRe, lowIm] = productState(low, random);
  const [highRe, highIm] = productState(qubits - low, random);
  for (let h = 0, i = 0; h < highRe.length; h++) {
    for (let l = 0; l < lowRe.length; l++, i++) {
      visit(i, highRe[h]! * lowRe[l]! - highIm[h]! * lowIm[l]!, highRe[h]! * lowIm[l]! + highIm[h]! * lowRe[l]!);
    }
  }
}

/** All amplitudes of a product of random one-qubit states. */
function productState(qubits: number, random: RandomStream): readonly [re: Float64Array, im: Float64Array] {
  const re = new Float64Array(2 ** qubits);
  const im = new Float64Array(2 ** qubits);
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
  return [re, im];
}

/** The index whose bit `start[q]` is bit q of `index`. */
export function scattered(start: readonly number[], index: number): number {
  let result = 0;
  for (let bit = 0; bit < start.length; bit++) if ((index >> bit) & 1) result |= 1 << start[bit]!;
  return result;
}

/** {@link scattered} for many indices: two look-ups each. */
export function scatterer(start: readonly number[]): (index: number) => number {
  const half = start.length >> 1;
  const low = Int32Array.from({ length: 2 ** half }, (_, index) => scattered(start.slice(0, half), index));
  const rest = start.slice(half);
  const high = Int32Array.from({ length: 2 ** rest.length }, (_, index) => scattered(rest, index));
  return (index) => low[index & (low.length - 1)]! | high[index >> half]!;
}
