import type { Operation } from '../circuit/index.js';
import { groupPaulis, type Observable } from '../pauli/index.js';
import { synthesizeReadOut } from '../transpile/index.js';
import type { Readable } from './read-out-circuit.js';
import { type MergedTerm, mergedTerms } from './terms.js';

/**
 * Which terms one circuit reads: those that want the same letter of every qubit (`qubit-wise`), or all that commute
 * (`general`), behind entangling gates of their own.
 */
export type Grouping = 'qubit-wise' | 'general';

/** Every grouping that can be asked for, the one without entangling gates first. */
export const groupings: readonly Grouping[] = Object.freeze(['qubit-wise', 'general']);

/** A term of an observable, and how it is read. */
export interface ReadTerm {
  /** The string on the qubits of the circuit that was given: `'X0 Z2'`. */
  readonly pauli: string;
  readonly coefficient: number;
  /** The term's value is this, times -1 for each of its bits that reads one. */
  readonly sign: 1 | -1;
  /** The bits of the outcome that it is the parity of: bit k is `wires[k]` of the group. */
  readonly bits: readonly number[];
}

/** Terms that are read together, and the gates that they are read behind. */
export interface ReadOut {
  /** Abstract ones, on the wires of the circuit. */
  readonly gates: readonly Operation[];
  /** The wires that are read, rising. */
  readonly wires: readonly number[];
  readonly terms: readonly ReadTerm[];
  readonly entanglingGates: number;
  /**
   * How far the sum of the terms typically is from its mean: the root of the sum of their squares, which is its standard
   * deviation over all states of a register alike. The error of all shots together is least where shots are shared by it.
   */
  readonly weight: number;
}

/** All that is read of an observable. */
export interface ReadOutPlan {
  readonly grouping: Grouping;
  readonly constant: number;
  readonly readOuts: readonly ReadOut[];
}

/** How the terms of an observable are read at the end of a circuit, in as few groups as are found. */
export function plannedReadOuts(observable: Observable, readable: Readable, grouping: Grouping): ReadOutPlan {
  const { terms, constant } = mergedTerms(observable, readable.qubits);
  const groups = groupPaulis(terms, readable.qubits, grouping);
  const readOuts = groups.map((group) =>
    readOutOf(
      group.map((k) => terms[k]!),
      readable,
    ),
  );
  return { grouping, constant, readOuts };
}

function readOutOf(terms: readonly MergedTerm[], readable: Readable): ReadOut {
  const paulis = terms.map(({ pauli }) => pauli.map(([qubit, axis]) => [readable.wireOf(qubit), axis] as const));
  const { operations, images, entanglingGates } = synthesizeReadOut(readable.wires, paulis);
  const wires = [...new Set(images.flatMap((image) => image.wires))].sort((a, b) => a - b);
  const bitOf = new Map(wires.map((wire, bit) => [wire, bit]));
  return {
    gates: operations,
    wires: Object.freeze(wires),
    terms: Object.freeze(
      terms.map(({ name, coefficient }, k) =>
        Object.freeze({
          pauli: name,
          coefficient,
          sign: images[k]!.negative ? (-1 as const) : (1 as const),
          bits: Object.freeze(images[k]!.wires.map((wire) => bitOf.get(wire)!)),
        }),
      ),
    ),
    entanglingGates,
    // A root of a sum is rounded alike everywhere, as Math.hypot is not.
    weight: Math.sqrt(terms.reduce((sum, { coefficient }) => sum + coefficient * coefficient, 0)),
  };
}
