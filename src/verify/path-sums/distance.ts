import { innerProduct, type Matrix, multiply } from '../../math/index.js';

/** Frobenius norm of `a - e^{i phase} b` with the phase that fits best: at least their distance in operator norm up to a phase. */
export function frobeniusDistance(a: Matrix, b: Matrix): number {
  const [re, im] = innerProduct(b, a);
  const size = Math.hypot(re, im);
  const [c, s] = size === 0 ? [1, 0] : [re / size, im / size];
  let sum = 0;
  for (let k = 0; k < a.length; k += 2) {
    sum += (a[k]! - (c * b[k]! - s * b[k + 1]!)) ** 2 + (a[k + 1]! - (c * b[k + 1]! + s * b[k]!)) ** 2;
  }
  return Math.sqrt(sum);
}

/** The Hadamard gate. */
export const HADAMARD: Matrix = Float64Array.of(1, 0, 1, 0, 1, 0, -1, 0).map((entry) => entry * Math.SQRT1_2);

/** `diag(1, e^{i phase})`. */
export function phaseMatrix(phase: number): Matrix {
  return Float64Array.of(1, 0, 0, 0, 0, 0, Math.cos(phase), Math.sin(phase));
}

/** The product of gates in the order in which they act. */
export function inOrder(first: Matrix, ...later: readonly Matrix[]): Matrix {
  return later.reduce((product, gate) => multiply(gate, product), first);
}
