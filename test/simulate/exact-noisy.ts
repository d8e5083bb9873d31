import type { CircuitData } from '../../src/circuit/index.js';
import { nativeGates, qisGates } from '../../src/gates/index.js';
import { type Complex, type Dense, denseAdjoint, denseProduct, operationMatrix, plus, times } from './reference.js';

function scaled(a: Dense, factor: number): Dense {
  return a.map((row) => row.map((entry) => times([factor, 0], entry)));
}

function sum(a: Dense, b: Dense): Dense {
  return a.map((row, i) => row.map((entry, j) => plus(entry, b[i]![j]!)));
}

function conjugated(u: Dense, rho: Dense): Dense {
  return denseProduct(denseProduct(u, rho), denseAdjoint(u));
}

/** All Paulis on the targets, as products of one-qubit matrices; the identity comes first. */
function paulis(targets: readonly number[], qubits: number): readonly Dense[] {
  return targets.reduce<readonly Dense[]>(
    (list, target) =>
      list.flatMap((word) =>
        [qisGates.id, qisGates.x, qisGates.y, qisGates.z].map((gate) =>
          denseProduct(operationMatrix({ gate, parameters: [], controls: [], targets: [target] }, qubits), word),
        ),
      ),
    [operationMatrix({ gate: qisGates.id, parameters: [], controls: [], targets: [0] }, qubits)],
  );
}

/** The exact outcome probabilities under noise: a density matrix through every gate and its channel. */
export function exactNoisy(run: CircuitData, r1q: number, r2q: number): readonly number[] {
  const size = 2 ** run.qubits;
  let rho: Dense = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column): Complex => [row === 0 && column === 0 ? 1 : 0, 0]),
  );
  for (const operation of run.operations) {
    if (operation.gate === nativeGates.nop) continue;
    rho = conjugated(operationMatrix(operation, run.qubits), rho);
    const { targets } = operation;
    const share = (targets.length === 1 ? r1q : r2q) / 4 ** targets.length;
    const [, ...errors] = paulis(targets, run.qubits);
    const before = rho;
    rho = errors.reduce(
      (mixed, error) => sum(mixed, scaled(conjugated(error, before), share)),
      scaled(before, 1 - errors.length * share),
    );
  }
  return rho.map((row, i) => row[i]![0]);
}
