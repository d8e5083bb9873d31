import type { Operation } from '../../../circuit/index.js';
import { qisGates } from '../../../gates/index.js';
import {
  firstAxisOf,
  type PauliAxis,
  PauliTable,
  type SparsePauli,
  secondAxisOf,
  X_AXIS,
  Z_AXIS,
} from '../../../pauli/index.js';
import { diagonalizingTurns } from './diagonalizing-turns.js';
import { interactionGates } from './pauli-gates.js';

/** What a Pauli string is behind gates: a product of Zs, with a sign. */
export interface ReadPauli {
  /** The wires with a Z, rising. */
  readonly wires: readonly number[];
  readonly negative: boolean;
}

/** Gates that turn commuting Pauli strings into Zs: `gates P gates^-1` is what is read for P. */
export interface ReadOutBasis {
  readonly operations: readonly Operation[];
  /** What each string became. */
  readonly images: readonly ReadPauli[];
  readonly entanglingGates: number;
}

/**
 * A Clifford circuit after which Zs read Pauli strings that commute: entangling gates only where two strings have different
 * letters on a wire, then turns of single wires, H for X, and S^-1 before it for Y.
 */
export function synthesizeReadOut(wires: number, paulis: readonly SparsePauli[]): ReadOutBasis {
  const table = new PauliTable(wires, paulis.length);
  paulis.forEach((pauli, row) => {
    const letters = new Uint8Array(wires);
    for (const [wire, axis] of pauli) letters[wire] = axis;
    table.setRow(row, letters, false);
  });
  const operations: Operation[] = [];
  const turns = diagonalizingTurns(wires, paulis);
  for (const turn of turns) {
    table.conjugate(turn);
    const { interaction, first, second } = turn;
    const axes = [firstAxisOf(interaction), secondAxisOf(interaction)] as const;
    operations.push(...interactionGates(axes, Math.PI / 2, [first, second]));
  }
  for (let wire = 0; wire < wires; wire++) {
    const axis = table.columns[wire]!.find((letter) => letter !== 0) as PauliAxis | undefined;
    if (axis === undefined || axis === Z_AXIS) continue;
    if (axis !== X_AXIS) operations.push(alone(qisGates.si, wire));
    operations.push(alone(qisGates.h, wire));
  }
  const images = paulis.map((_, row) => ({ wires: table.support(row), negative: table.negative[row] === 1 }));
  return { operations, images, entanglingGates: turns.length };
}

function alone(gate: Operation['gate'], wire: number): Operation {
  return { gate, parameters: [], controls: [], targets: [wire] };
}
