import type { Operation } from '../../circuit/index.js';

/** The place of each wire in the order of variables: those that meet first stand first, next to each other. */
export function placesByMeeting(operations: readonly Operation[], wires: number): readonly number[] {
  const order = new Set<number>();
  for (const { gate, controls, targets } of operations) {
    if (gate.kind !== 'unitary' || controls.length + targets.length < 2) continue;
    for (const wire of [...controls, ...targets]) order.add(wire);
  }
  for (let wire = 0; wire < wires; wire++) order.add(wire);
  const places = new Array<number>(wires).fill(0);
  [...order].forEach((wire, place) => {
    places[wire] = place;
  });
  return places;
}

/** The place of each wire in the order of variables: its own number. */
export function placesByNumber(wires: number): readonly number[] {
  return Array.from({ length: wires }, (_, wire) => wire);
}
