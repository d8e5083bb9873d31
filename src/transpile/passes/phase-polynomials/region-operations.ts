import type { Operation } from '../../../circuit/index.js';
import { qisGates } from '../../../gates/index.js';
import { CLIFFORD_IDENTITY, cliffordInverse, matrixOfClifford, X_AXIS, Z_AXIS } from '../../../pauli/index.js';
import { localGate } from '../../synthesis/elementary/kak-gates.js';
import type { ParityStep } from '../../synthesis/parities/network.js';
import { rotationOperation } from '../../synthesis/paulis/pauli-gates.js';
import type { Region } from '../../views/parity-regions/region.js';

/** What the operations of a CNOT leave out, radians. */
export const CNOT_PHASE = Math.PI / 4;

/** A region's bases around another network on its wires, as elementary operations. */
export function operationsOfRegion({ members }: Region, steps: readonly ParityStep[]): readonly Operation[] {
  const operations: Operation[] = [];
  for (const { wire, entry } of members) pushClifford(operations, cliffordInverse(entry), wire);
  for (const step of steps) {
    if (step.kind === 'cnot') pushCnot(operations, step.control, step.target);
    else
      operations.push(rotationOperation(step.wires.length === 1 ? [Z_AXIS] : [Z_AXIS, Z_AXIS], step.angle, step.wires));
  }
  for (const { wire, exit } of members) pushClifford(operations, exit, wire);
  return operations;
}

function pushClifford(operations: Operation[], clifford: number, wire: number): void {
  if (clifford !== CLIFFORD_IDENTITY) operations.push(localGate(matrixOfClifford(clifford), wire));
}

/** CNOT = e^{i pi/4} Rz(pi/2)(x)Rx(pi/2) exp(i pi/4 ZX). */
function pushCnot(operations: Operation[], control: number, target: number): void {
  operations.push(
    { gate: qisGates.rzx, parameters: [-Math.PI / 2], controls: [], targets: [control, target] },
    rotationOperation([Z_AXIS], Math.PI / 2, [control]),
    rotationOperation([X_AXIS], Math.PI / 2, [target]),
  );
}
