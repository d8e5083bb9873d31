import type { GateUse } from '../../gates/index.js';
import type { BitTable } from '../bits/bit-table.js';
import { isPossible, marginalSpace } from './outcome-space.js';
import { cliffordProgram } from './program.js';
import type { StabilizerState } from './stabilizer-state.js';
import { conjugated, MAXIMUM_STABILIZER_QUBITS, type PauliRows } from './tableau.js';

/** What Clifford gates make of X on every qubit, and of Z on every qubit: rows 2q and 2q + 1 for qubit q. */
export type CliffordRows = PauliRows;

/** What gates make of all X and Z; undefined where one of them is not Clifford, or the register too wide. */
export function conjugatedRows(qubits: number, operations: readonly GateUse[]): CliffordRows | undefined {
  if (2 * qubits > MAXIMUM_STABILIZER_QUBITS) return undefined;
  const program = cliffordProgram(qubits, [{ operations }]);
  if ('gate' in program) return undefined;
  return conjugated(program, 2 * qubits, (row) => [row >> 1, (row & 1) + 1]);
}

/** Whether some qubits of one state and as many of another read the same outcomes with the same probabilities. */
export function sameOutcomes(
  first: StabilizerState,
  ofFirst: readonly (number | null)[],
  second: StabilizerState,
  ofSecond: readonly (number | null)[],
): boolean {
  const a = marginalSpace(first.outcomeSpace(), ofFirst);
  const b = marginalSpace(second.outcomeSpace(), ofSecond);
  if (a.directions.rows !== b.directions.rows) return false;
  // As many directions, so one space holds the other if it holds its origin and each step away from it.
  const steps = [undefined, ...Array.from({ length: a.directions.rows }, (_, row) => row)];
  return steps.every((row) => isPossible(b, step(a.origin, a.directions, row)));
}

/** An origin moved along one direction, or not at all. */
function step(origin: BitTable, directions: BitTable, row: number | undefined): BitTable {
  if (row === undefined) return origin;
  const first = row * directions.wordsPerRow;
  return { ...origin, words: origin.words.map((word, w) => word ^ directions.words[first + w]!) };
}
