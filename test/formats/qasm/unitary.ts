import type { Circuit } from '../../../src/circuit/index.js';
import { type Matrix, withPhase } from '../../../src/math/index.js';
import { denseUnitary } from '../../gates/dense.js';

/** The unitary of a circuit by definition, global phase included; qubit 0 is the most significant bit here. */
export function unitaryOf({ operations, qubits, globalPhase }: Circuit): Matrix {
  return withPhase(denseUnitary(operations, qubits), globalPhase as number);
}
