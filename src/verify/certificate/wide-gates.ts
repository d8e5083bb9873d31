import type { Operation } from '../../circuit/index.js';

/** Whether an operation is a gate on several wires: those are what a certificate counts. */
export function isWide({ gate, controls, targets }: Operation): boolean {
  return gate.kind === 'unitary' && controls.length + targets.length > 1;
}

/** The places of the gates on several wires. */
export function widePlaces(operations: readonly Operation[]): readonly number[] {
  return operations.flatMap((operation, place) => (isWide(operation) ? [place] : []));
}
