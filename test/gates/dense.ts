import type { GateUse } from '../../src/gates/index.js';
import { identity, type Matrix, multiply } from '../../src/math/index.js';

/**
 * The unitary of a list of gates on n wires by definition, wire 0 as the MOST significant bit (the gate table's own
 * order): every gate is expanded to 2^n by 2^n and multiplied. Slow and clear; the reference of the tests.
 */
export function denseUnitary(uses: readonly GateUse[], wires: number, phase = 0): Matrix {
  let total = identity(2 ** wires);
  for (const use of uses) total = multiply(expand(use, wires), total);
  const [re, im] = [Math.cos(phase), Math.sin(phase)];
  return total.map((_, k) => (k % 2 === 0 ? re * total[k]! - im * total[k + 1]! : re * total[k]! + im * total[k - 1]!));
}

function expand({ gate, parameters, controls, targets, data }: GateUse, wires: number): Matrix {
  const small = gate.matrix(parameters as readonly number[], data, targets.length);
  const size = 2 ** wires;
  const smallSize = 2 ** targets.length;
  const bit = (index: number, wire: number) => (index >> (wires - 1 - wire)) & 1;
  const full = new Float64Array(2 * size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const others = Array.from({ length: wires }, (_, k) => k).filter((wire) => !targets.includes(wire));
      if (others.some((wire) => bit(row, wire) !== bit(column, wire))) continue;
      const at = 2 * (row * size + column);
      if (controls.some((wire) => bit(column, wire) === 0)) {
        full[at] = row === column ? 1 : 0;
        continue;
      }
      const index = (of: number) => targets.reduce((sum, wire) => 2 * sum + bit(of, wire), 0);
      const from = 2 * (index(row) * smallSize + index(column));
      full[at] = small[from]!;
      full[at + 1] = small[from + 1]!;
    }
  }
  return full;
}
