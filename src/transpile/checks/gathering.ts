import type { Operation } from '../../circuit/index.js';
import { type Pauli, wireBases } from '../../gates/index.js';

/**
 * Whether operations can be brought together to the place of the first one: each commutes with everything before it that
 * stays behind.
 *
 * They do where on every wire that they share both commute with the same Pauli.
 *
 * @param places of the operations, ascending
 * @param isGone whether the operation at a place is not there any more
 */
export function canGather(
  operations: readonly Operation[],
  places: readonly number[],
  isGone: (place: number) => boolean,
): boolean {
  const inside = new Set<number>();
  for (const place of places) for (const wire of wiresOf(operations[place]!)) inside.add(wire);
  /** For every wire, with which Pauli all that stays behind commutes. */
  const behind = new Map<number, Pauli | 'none'>();
  let next = 0;
  for (let place = places[0]!; next < places.length; place++) {
    const operation = operations[place]!;
    const bases = operation.gate.kind === 'barrier' ? [] : wireBases(operation);
    const isInside = place === places[next];
    if (isInside) next++;
    else if (isGone(place) || !touches(operation, inside)) continue;
    const wires = wiresOf(operation);
    for (let k = 0; k < wires.length; k++) {
      const basis = bases[k] ?? 'none';
      const known = behind.get(wires[k]!);
      if (!isInside) behind.set(wires[k]!, known === undefined || known === basis ? basis : 'none');
      else if (known !== undefined && (known === 'none' || known !== basis)) return false;
    }
  }
  return true;
}

function wiresOf({ controls, targets }: Operation): readonly number[] {
  return controls.length === 0 ? targets : [...controls, ...targets];
}

function touches({ controls, targets }: Operation, wires: ReadonlySet<number>): boolean {
  for (let k = 0; k < controls.length; k++) if (wires.has(controls[k]!)) return true;
  for (let k = 0; k < targets.length; k++) if (wires.has(targets[k]!)) return true;
  return false;
}
