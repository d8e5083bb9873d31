import type { Matrix } from '../../../math/index.js';
import { mixPatterns } from '../kernels/dense.js';
import { exchangePair, exchangePairScaled, mixPair, mixPairReal } from '../kernels/pair.js';
import { negatePattern, scalePattern } from '../kernels/scale.js';

/** Changes a state in place; `re` and `im` hold its amplitudes. */
export type Action = (re: Float64Array, im: Float64Array) => void;

/**
 * The actions of a small unitary on a register: one per block of its matrix that is not the identity.
 *
 * A gate's matrix falls apart into blocks of basis states that it mixes: a diagonal gate into 1x1 blocks, X and SWAP
 * into exchanges, MS and the Ising rotations into two 2x2 blocks. Each block gets the kernel of its shape, so no gate
 * costs more than its structure asks for. Only exact zeros count as absent, so nothing is ever rounded away.
 *
 * @param matrix row-major and interleaved, the first of `targets` as the most significant bit
 * @param targets bit positions in the register
 * @param controls bit positions that must be one
 */
export function matrixActions(matrix: Matrix, targets: readonly number[], controls: readonly number[]): Action[] {
  const order = 2 ** targets.length;
  const controlMask = controls.reduce((mask, bit) => mask | (1 << bit), 0);
  const held = targets.reduce((mask, bit) => mask | (1 << bit), controlMask);
  const patterns = Array.from({ length: order }, (_, state) =>
    targets.reduce(
      (pattern, bit, position) => ((state >> (targets.length - 1 - position)) & 1 ? pattern | (1 << bit) : pattern),
      controlMask,
    ),
  );
  return blocks(matrix, order).flatMap((states) => {
    const action = blockAction(
      submatrix(matrix, order, states),
      Int32Array.from(states, (s) => patterns[s]!),
      held,
    );
    return action === undefined ? [] : [action];
  });
}

/** The basis states of a matrix in groups that it does not mix with each other, each group rising. */
function blocks(matrix: Matrix, order: number): readonly (readonly number[])[] {
  const group = Array.from({ length: order }, (_, state) => state);
  for (let row = 0; row < order; row++) {
    for (let column = 0; column < order; column++) {
      if (isZero(matrix, row * order + column) || group[row] === group[column]) continue;
      const [kept, joined] = [Math.min(group[row]!, group[column]!), Math.max(group[row]!, group[column]!)];
      for (let state = 0; state < order; state++) if (group[state] === joined) group[state] = kept;
    }
  }
  const states = group.map((_, state) => state);
  return states.filter((state) => group[state] === state).map((first) => states.filter((s) => group[s] === first));
}

function submatrix(matrix: Matrix, order: number, states: readonly number[]): Matrix {
  const result = new Float64Array(2 * states.length ** 2);
  let entry = 0;
  for (const row of states) {
    for (const column of states) {
      result[entry++] = matrix[2 * (row * order + column)]!;
      result[entry++] = matrix[2 * (row * order + column) + 1]!;
    }
  }
  return result;
}

/** The cheapest kernel for one block, or nothing where the block is the identity. */
function blockAction(block: Matrix, patterns: Int32Array, held: number): Action | undefined {
  const first = patterns[0]!;
  if (patterns.length === 1) {
    const factorRe = block[0]!;
    const factorIm = block[1]!;
    if (factorRe === 1 && factorIm === 0) return undefined;
    if (factorRe === -1 && factorIm === 0) return (re, im) => negatePattern(re, im, held, first);
    return (re, im) => scalePattern(re, im, held, first, factorRe, factorIm);
  }
  if (patterns.length > 2) return (re, im) => mixPatterns(re, im, held, patterns, block);
  const second = patterns[1]!;
  if (isZero(block, 0) && isZero(block, 3)) {
    const plain = block[2] === 1 && block[3] === 0 && block[4] === 1 && block[5] === 0;
    return plain
      ? (re, im) => exchangePair(re, im, held, first, second)
      : (re, im) => exchangePairScaled(re, im, held, first, second, block);
  }
  const real = block[1] === 0 && block[3] === 0 && block[5] === 0 && block[7] === 0;
  return real
    ? (re, im) => mixPairReal(re, im, held, first, second, block)
    : (re, im) => mixPair(re, im, held, first, second, block);
}

/** Whether a complex entry is exactly zero. */
function isZero(matrix: Matrix, entry: number): boolean {
  return matrix[2 * entry] === 0 && matrix[2 * entry + 1] === 0;
}
