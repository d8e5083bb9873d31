import { bitAt, conjugatedRows } from '../simulate/index.js';
import { miter, type SharedRegister } from './register.js';

/** What a comparison of Clifford circuits found: nothing that differs, or one Pauli that the circuits treat differently. */
export type CliffordFinding = 'same' | { readonly pauli: 'X' | 'Z'; readonly bit: number };

/**
 * Compares two Clifford circuits by what they make of Paulis, exactly and at any width, up to a global phase.
 *
 * The original and then the inverse of the candidate must bring X and Z of every logical qubit back, signs included, up
 * to Zs on spare wires; and Z of every spare wire to Zs of spare wires.
 *
 * @returns undefined where one of the circuits is not Clifford
 */
export function compareCliffords(register: SharedRegister): CliffordFinding | undefined {
  const { bits, logical, start } = register;
  const rows = conjugatedRows(bits, miter(register).operations);
  if (rows === undefined) return undefined;
  const spare = Array.from({ length: bits }, (_, bit) => bit).filter((bit) => !start.includes(bit));
  const isSpare = new Set(spare);
  for (let bit = 0; bit < bits; bit++) {
    for (const pauli of ['X', 'Z'] as const) {
      // Spare wires start at zero: X on them is never asked for.
      if (bit >= logical && pauli === 'X') continue;
      const row = 2 * bit + (pauli === 'X' ? 0 : 1);
      const home = bit < logical ? start[bit]! : undefined;
      let same = rows.signs[row] === 0;
      for (let other = 0; other < bits && same; other++) {
        const expectedX = pauli === 'X' && other === home ? 1 : 0;
        const expectedZ = pauli === 'Z' && other === home ? 1 : 0;
        same =
          bitAt(rows.x, row, other) === expectedX && (isSpare.has(other) || bitAt(rows.z, row, other) === expectedZ);
      }
      if (!same) return { pauli, bit };
    }
  }
  return 'same';
}
