import type { PauliAxis } from './letter.js';

/** A Pauli string by its letters other than the identity. */
export type SparsePauli = readonly (readonly [wire: number, axis: PauliAxis])[];
