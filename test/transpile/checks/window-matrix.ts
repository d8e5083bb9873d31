import type { Operation } from '../../../src/circuit/index.js';
import type { Matrix } from '../../../src/math/index.js';
import { denseUnitary } from '../../gates/dense.js';

/** The product of operations by definition, wire k of a window as bit k of an index. */
export function windowMatrix(operations: readonly Operation[], wires: readonly number[], phase = 0): Matrix {
  const place = (wire: number) => wires.length - 1 - wires.indexOf(wire);
  const placed = operations
    .filter(({ gate }) => gate.kind !== 'barrier')
    .map((each) => ({ ...each, controls: each.controls.map(place), targets: each.targets.map(place) }));
  return denseUnitary(placed, wires.length, phase);
}

/** A matrix times a state, both interleaved. */
export function timesState(matrix: Matrix, state: Float64Array): Float64Array {
  const size = state.length / 2;
  const made = new Float64Array(state.length);
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < size; k++) {
      const [a, b] = [matrix[2 * (row * size + k)]!, matrix[2 * (row * size + k) + 1]!];
      made[2 * row]! += a * state[2 * k]! - b * state[2 * k + 1]!;
      made[2 * row + 1]! += a * state[2 * k + 1]! + b * state[2 * k]!;
    }
  }
  return made;
}

/** The permutation matrix that moves the content of wire k of a window to wire `moved[k]`. */
export function movedMatrix(moved: readonly number[]): Matrix {
  const size = 2 ** moved.length;
  const matrix = new Float64Array(2 * size * size);
  for (let column = 0; column < size; column++) {
    const row = moved.reduce((bits, to, from) => bits | (((column >> from) & 1) << to), 0);
    matrix[2 * (row * size + column)] = 1;
  }
  return matrix;
}
