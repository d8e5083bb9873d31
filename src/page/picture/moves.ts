import { type Drawing, placedAt } from '../../public/draw.js';

/** Where the keyboard is in a picture: on one placed thing, and on which of its wires. */
export interface Place {
  readonly placed: number;
  readonly wire: number;
}

/** A key that moves, as the browser names it. */
export interface MoveKey {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/**
 * Where a key leads: along the wire, to the next wires, to the ends of the wire and, with Control, of the drawing.
 * The very same place where there is nothing further; undefined for a key that does not move.
 *
 * @param page how many columns are in sight
 */
export function moved(drawing: Drawing, from: Place, { key, ctrlKey }: MoveKey, page: number): Place | undefined {
  const { columns, placed } = drawing;
  const last = columns.count - 1;
  const column = placed.column[from.placed]!;
  const along = (start: number, step: 1 | -1) => alongWire(drawing, from.wire, start, step);
  switch (key) {
    case 'ArrowRight':
      return along(column + 1, 1) ?? from;
    case 'ArrowLeft':
      return along(column - 1, -1) ?? from;
    case 'ArrowDown':
      return nextWires(drawing, from.placed, 1) ?? from;
    case 'ArrowUp':
      return nextWires(drawing, from.placed, -1) ?? from;
    case 'PageDown':
      return along(column + page, 1) ?? along(last, -1);
    case 'PageUp':
      return along(column - page, -1) ?? along(0, 1);
    case 'Home':
      return ctrlKey ? { placed: 0, wire: placed.top[0]! } : along(0, 1);
    case 'End':
      return ctrlKey ? { placed: placed.count - 1, wire: placed.top[placed.count - 1]! } : along(last, -1);
    default:
      return undefined;
  }
}

/** The first thing on a wire from a column on, to the right or to the left. */
function alongWire(drawing: Drawing, wire: number, start: number, step: 1 | -1): Place | undefined {
  for (let column = start; column >= 0 && column < drawing.columns.count; column += step) {
    const found = placedAt(drawing, column, wire);
    if (found !== undefined) return { placed: found, wire };
  }
  return undefined;
}

/** What is wholly below or above a thing: the nearest wire first, on it the nearest column. */
function nextWires({ placed }: Drawing, from: number, step: 1 | -1): Place | undefined {
  const column = placed.column[from]!;
  let best: Place | undefined;
  let nearest = { wires: Number.POSITIVE_INFINITY, columns: 0 };
  for (let k = 0; k < placed.count; k++) {
    const wire = step === 1 ? placed.top[k]! : placed.bottom[k]!;
    const wires = step === 1 ? wire - placed.bottom[from]! : placed.top[from]! - wire;
    if (wires <= 0 || wires > nearest.wires) continue;
    const columns = Math.abs(placed.column[k]! - column);
    if (wires === nearest.wires && columns >= nearest.columns) continue;
    nearest = { wires, columns };
    best = { placed: k, wire };
  }
  return best;
}
