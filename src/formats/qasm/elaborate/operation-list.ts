import type { Operation } from '../../../circuit/index.js';
import { type GateUse, gateNamed, inverseOfUse } from '../../../gates/index.js';
import { type Angle, addAngles, negateAngle } from '../../../math/index.js';

/** Operations in time order, times a global phase: what a gate call stands for. */
export interface OperationList {
  operations: Operation[];
  phase: Angle;
}

/** An empty list. */
export function emptyList(): OperationList {
  return { operations: [], phase: 0 };
}

/** Adds a list behind another. */
export function append(list: OperationList, more: OperationList): void {
  for (const operation of more.operations) list.operations.push(operation);
  list.phase = addAngles(list.phase, more.phase);
}

const x = gateNamed('x', 'qis')!;
const p = gateNamed('p', 'qis')!;

/** The list under controls; its global phase becomes a phase gate on them. */
export function controlled(list: OperationList, controls: readonly number[], onOne: boolean): OperationList {
  const operations = list.operations.map((operation) =>
    operation.gate.kind === 'barrier' ? operation : { ...operation, controls: [...controls, ...operation.controls] },
  );
  if (list.phase !== 0) {
    const targets = controls.slice(-1);
    operations.push({ gate: p, parameters: [list.phase], controls: controls.slice(0, -1), targets });
  }
  if (onOne) return { operations, phase: 0 };
  // A control on zero is a control on one between two flips.
  const flips: Operation[] = controls.map((wire) => ({ gate: x, parameters: [], controls: [], targets: [wire] }));
  return { operations: [...flips, ...operations, ...flips], phase: 0 };
}

/** The adjoint: inverses in reverse order. */
export function inverted(list: OperationList): OperationList {
  const operations = list.operations.map((operation) => inverseOfUse<GateUse>(operation)).reverse();
  return { operations, phase: negateAngle(list.phase) };
}
