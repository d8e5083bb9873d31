import type { Operation } from '../../../src/circuit/index.js';
import {
  type Complex,
  type Dense,
  denseIdentity,
  denseProduct,
  operationMatrix,
  plus,
  times,
} from '../../simulate/reference.js';

/** The unitary of operations, by definitions that share nothing with what is tested. */
export function denseUnitary(operations: readonly Operation[], bits: number): Dense {
  return operations
    .filter(({ gate }) => gate.kind === 'unitary')
    .reduce((sum, operation) => denseProduct(operationMatrix(operation, bits), sum), denseIdentity(2 ** bits));
}

/** A basis state with its bits moved: bit b goes to `places[b]`. */
export function moved(index: number, places: readonly number[]): number {
  return places.reduce((sum, place, bit) => sum + (Math.floor(index / 2 ** bit) % 2) * 2 ** place, 0);
}

/**
 * The distance of two unitaries in operator norm, up to a phase, on some inputs: from below, by iterating on a vector
 * with the phase that fits best on the whole. Column c of the second is compared with column `columns[c]` of the first.
 */
export function operatorDistance(a: Dense, b: Dense, columns: readonly (readonly [number, number])[]): number {
  const overlap = columns.reduce<Complex>(
    (sum, [ours, theirs]) =>
      a.reduce((inner, row, i) => {
        const [re, im] = b[i]![theirs]!;
        return plus(inner, times(row[ours]!, [re, -im]));
      }, sum),
    [0, 0],
  );
  const size = Math.hypot(...overlap);
  const phase: Complex = size === 0 ? [1, 0] : [overlap[0] / size, overlap[1] / size];
  const difference = a.map((row, i) =>
    columns.map(([ours, theirs]): Complex => {
      const [re, im] = times(phase, b[i]![theirs]!);
      return [row[ours]![0] - re, row[ours]![1] - im];
    }),
  );
  let vector = columns.map((_, k): Complex => [Math.cos(3 * k + 1), Math.sin(5 * k + 2)]);
  let norm = 0;
  for (let round = 0; round < 30; round++) {
    const length = Math.hypot(...vector.flat());
    const image = difference.map((row) => row.reduce<Complex>((sum, x, k) => plus(sum, times(x, vector[k]!)), [0, 0]));
    norm = Math.hypot(...image.flat()) / length;
    if (norm === 0) return 0;
    vector = columns.map((_, k) =>
      difference.reduce<Complex>((sum, row, i) => plus(sum, times([row[k]![0], -row[k]![1]], image[i]!)), [0, 0]),
    );
    const scale = Math.hypot(...vector.flat());
    vector = vector.map(([re, im]) => [re / scale, im / scale]);
  }
  return norm;
}
