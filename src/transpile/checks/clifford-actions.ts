import type { Operation } from '../../circuit/index.js';
import { type CliffordAction, cliffordActionOf, type Gate, inverseOfUse } from '../../gates/index.js';
import type { Matrix } from '../../math/index.js';

/** What an operation does to Paulis, and what its inverse does. */
interface Actions {
  readonly forth: CliffordAction | undefined;
  readonly back: CliffordAction | undefined;
}

const constants = new WeakMap<Gate, Actions[]>();
const ofMatrices = new WeakMap<Matrix, Actions>();

/** How an operation conjugates Paulis, where it is Clifford. */
export function actionOf(operation: Operation): CliffordAction | undefined {
  return operation.parameters.length > 0 ? cliffordActionOf(operation) : actionsOf(operation).forth;
}

/** How the inverse of an operation conjugates Paulis, where it is Clifford. */
export function undoingActionOf(operation: Operation): CliffordAction | undefined {
  return operation.parameters.length > 0 ? cliffordActionOf(inverseOfUse(operation)) : actionsOf(operation).back;
}

/** Gates without parameters are found out once. */
function actionsOf(operation: Operation): Actions {
  const { gate, controls, data } = operation;
  if (data) {
    const { matrix } = data;
    if (!matrix || controls.length > 0) return found(operation);
    const known = ofMatrices.get(matrix) ?? found(operation);
    ofMatrices.set(matrix, known);
    return known;
  }
  let known = constants.get(gate);
  if (!known) {
    known = [];
    constants.set(gate, known);
  }
  known[controls.length] ??= found(operation);
  return known[controls.length]!;
}

function found(operation: Operation): Actions {
  const forth = cliffordActionOf(operation);
  return { forth, back: forth && cliffordActionOf(inverseOfUse(operation)) };
}
