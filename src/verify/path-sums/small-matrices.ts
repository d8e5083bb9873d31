import { type Matrix, multiply } from '../../math/index.js';

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
