import type { Action } from '../actions/matrix-actions.js';

/** `[[1, -tangent], [tangent, 1]]` on a qubit, without its scale. */
export interface RotationStep {
  readonly kind: 'rotation';
  readonly qubit: number;
  readonly tangent: number;
}

/** `e^{i angle}` on the basis states in which every listed qubit is one; radians. */
export interface PhaseStep {
  readonly kind: 'phase';
  readonly qubits: readonly number[];
  readonly angle: number;
}

/** `exp(-i angle Z(x)...(x)Z)` on the listed qubits; radians. */
export interface ParityStep {
  readonly kind: 'parity';
  readonly qubits: readonly number[];
  readonly angle: number;
}

/** X on a qubit. */
export interface FlipStep {
  readonly kind: 'flip';
  readonly qubit: number;
}

/** Exchange of two qubits. */
export interface SwapStep {
  readonly kind: 'swap';
  readonly qubits: readonly [number, number];
}

/** A gate outside the normal form: its kernels for given bits of the register. */
export interface DenseStep {
  readonly kind: 'dense';
  readonly actions: (bitOfQubit: readonly number[]) => readonly Action[];
}

/** What a circuit is made of in normal form; all but rotations and dense gates cost nothing by themselves. */
export type Step = RotationStep | PhaseStep | ParityStep | FlipStep | SwapStep | DenseStep;

/** A circuit as steps in time order, times `e^{i phase} scale`. */
export interface NormalForm {
  readonly qubits: number;
  readonly steps: readonly Step[];
  /** Radians. */
  readonly phase: number;
}
