import { decomposeUse, qisGates } from '../gates/index.js';
import type { Angle } from '../math/index.js';
import type { Operation } from './operation.js';

/** An operation moved: its wire k becomes `wires[k]`. */
export function onWires(operation: Operation, wires: readonly number[]): Operation {
  const place = (wire: number) => wires[wire]!;
  return { ...operation, controls: operation.controls.map(place), targets: operation.targets.map(place) };
}

/** Operations under more controls, the global phase among them: without any control it stays one. */
export function underControls(
  operations: readonly Operation[],
  controls: readonly number[],
  phase: Angle,
): Operation[] {
  const under = operations.map((operation) =>
    operation.gate.kind === 'barrier' ? operation : { ...operation, controls: [...controls, ...operation.controls] },
  );
  if (phase === 0) return under;
  return [...under, { gate: qisGates.gphase, parameters: [phase], controls, targets: [] }];
}

/**
 * A gate without targets as what it does: a phase of the whole circuit, or, under controls, gates on the controls.
 *
 * Every other operation is itself. So no operation of a circuit is without wires.
 */
export function withoutWireless(operation: Operation): {
  readonly operations: readonly Operation[];
  readonly phase: Angle;
} {
  const parts = operation.targets.length === 0 ? decomposeUse(operation) : undefined;
  return parts ? { operations: parts.uses, phase: parts.phase } : { operations: [operation], phase: 0 };
}
