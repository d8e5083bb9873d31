import { type GateUse, qisGates } from '../../../../src/gates/index.js';
import { inverseRotation, type Matrix, type Quaternion, quaternionMatrix } from '../../../../src/math/index.js';
import { matrixOfInteractions } from '../../../../src/transpile/blocks/block-matrix.js';
import type { Block } from '../../../../src/transpile/views/block.js';
import { denseUnitary } from '../../../gates/dense.js';
import { swapsHome } from '../../exactness.js';

/** `e^{i phase} P blocks` multiplied out, P bringing what is on wire `positions[k]` to wire k; no parameters are left. */
export function blockUnitary(
  blocks: readonly Block[],
  wires: number,
  phase: number,
  positions: readonly number[] = [],
) {
  return denseUnitary([...blocks.flatMap(usesOf), ...swapsHome(positions)], wires, phase);
}

function usesOf({ wires, interactions, symbolic, wall }: Block): readonly GateUse[] {
  if (wall) return wires.map((wire, k) => turn(wall.bases[k]!, wire));
  if (symbolic) {
    const { operation, basis } = symbolic;
    return [turn(basis, wires[0]!), { ...operation, targets: wires }, turn(inverseRotation(basis), wires[0]!)];
  }
  return [unitary(matrixOfInteractions(interactions), wires)];
}

function turn(rotation: Quaternion, wire: number): GateUse {
  return unitary(quaternionMatrix(rotation), [wire]);
}

function unitary(matrix: Matrix, targets: readonly number[]): GateUse {
  return { gate: qisGates.unitary, parameters: [], controls: [], targets, data: { matrix } };
}
