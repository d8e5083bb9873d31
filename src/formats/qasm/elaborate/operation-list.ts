import type { Operation } from '../../../circuit/index.js';
import { type GateUse, gateNamed, inverseOfUse } from '../../../gates/index.js';
import { type Angle, addAngles, negateAngle } from '../../../math/index.js';

/** An operation; `isFrame` marks one of a pair around others, which needs no control where the whole is controlled. */
export type ListedOperation = Operation & { readonly isFrame?: true };

/** Operations in time order, times a global phase: what a gate call stands for. */
export interface OperationList {
  operations: ListedOperation[];
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
    operation.gate.kind === 'barrier' || operation.isFrame
      ? operation
      : { ...operation, controls: [...controls, ...operation.controls] },
  );
  if (list.phase !== 0) {
    const targets = controls.slice(-1);
    operations.push({ gate: p, parameters: [list.phase], controls: controls.slice(0, -1), targets });
  }
  if (onOne) return { operations, phase: 0 };
  return { operations: betweenFlips(operations, controls), phase: 0 };
}

/** Operations where controls on some wires wait for zero: a control on one between two flips. */
export function betweenFlips(operations: readonly ListedOperation[], wires: readonly number[]): ListedOperation[] {
  const flips = wires.map((wire) => ({
    gate: x,
    parameters: [],
    controls: [],
    targets: [wire],
    isFrame: true as const,
  }));
  return [...flips, ...operations, ...flips];
}

/** The adjoint: inverses in reverse order. */
export function inverted(list: OperationList): OperationList {
  const operations = list.operations.map((operation) => inverseOfUse<GateUse & ListedOperation>(operation)).reverse();
  return { operations, phase: negateAngle(list.phase) };
}
