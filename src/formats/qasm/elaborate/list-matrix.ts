import type { Operation } from '../../../circuit/index.js';
import { matrixOfUse } from '../../../gates/index.js';
import { identity, kronecker, type Matrix, multiply, permuteWires, withPhase } from '../../../math/index.js';
import type { OperationList } from './operation-list.js';

/** The unitary of a list on these wires, the first as the most significant bit; angles and phase must be numbers. */
export function matrixOfList(list: OperationList, wires: readonly number[]): Matrix {
  let product = identity(2 ** wires.length);
  for (const operation of list.operations) {
    if (operation.gate.kind === 'unitary') product = multiply(onWires(operation, wires), product);
  }
  return withPhase(product, list.phase as number);
}

/** The operation's matrix beside the identity on the other wires, with all wires in their order. */
function onWires(operation: Operation, wires: readonly number[]): Matrix {
  const own = [...operation.controls, ...operation.targets];
  const others = wires.filter((wire) => !own.includes(wire));
  const beside = kronecker(matrixOfUse(operation), identity(2 ** others.length));
  const order = [...own, ...others];
  return permuteWires(
    beside,
    wires.map((wire) => order.indexOf(wire)),
  );
}
