import { parallelAxes, perpendicularAxes, tiltOfAxes } from './axes.js';
import { type Events, INTERACTION, NOWHERE, TURN } from './events.js';

/** How far back on a wire an equal event is looked for: keeps the whole linear in the number of gates. */
const WINDOW = 24;

/** An earlier event about the same axes, and whether an angle counts with or against its own. */
interface EqualEvent {
  readonly event: number;
  readonly sign: 1 | -1;
  /** How far from parallel the axes are, as sines added up. */
  readonly tilt: number;
}

/** The event about the same axes as one that is not linked yet, if all between the two commutes with it. */
export function findEqualInteraction(
  events: Events,
  wires: readonly [number, number],
  axes: Float64Array,
): EqualEvent | undefined {
  const event = lookBack(events, wires, 0, axes);
  if (event === NOWHERE || lookBack(events, wires, 1, axes) !== event) return undefined;
  const side = events.wires[2 * event] === wires[0] ? 0 : 1;
  const first = parallelAxes(events.axes, 3 * (2 * event + side), axes, 0);
  const second = parallelAxes(events.axes, 3 * (2 * event + 1 - side), axes, 3);
  const tilt =
    tiltOfAxes(events.axes, 3 * (2 * event + side), axes, 0) +
    tiltOfAxes(events.axes, 3 * (2 * event + 1 - side), axes, 3);
  return { event, sign: first * second > 0 ? 1 : -1, tilt };
}

/** The turn about the same axis as one that is not linked yet, if all between the two commutes with it. */
export function findEqualTurn(events: Events, wire: number, axis: readonly number[]): EqualEvent | undefined {
  const { axes, kinds, previous } = events;
  let place = events.last[wire]!;
  for (let k = 0; k < WINDOW && place !== NOWHERE; k++, place = previous[place]!) {
    const kind = kinds[place >> 1]!;
    if (kind > TURN) return undefined;
    const sign = parallelAxes(axes, 3 * place, axis, 0);
    if (sign === 0) return undefined;
    if (kind === TURN) return { event: place >> 1, sign, tilt: tiltOfAxes(axes, 3 * place, axis, 0) };
  }
  return undefined;
}

/** The last interaction of two wires about the same axes, as one of the wires sees it. */
function lookBack(events: Events, wires: readonly [number, number], side: 0 | 1, axes: Float64Array): number {
  const { kinds, previous } = events;
  const other = wires[1 - side];
  let place = events.last[wires[side]!]!;
  for (let k = 0; k < WINDOW && place !== NOWHERE; k++, place = previous[place]!) {
    const kind = kinds[place >> 1]!;
    if (kind > TURN) return NOWHERE;
    const partner = place ^ 1;
    const samePair = kind === INTERACTION && events.wires[partner] === other;
    const parallel = parallelAxes(events.axes, 3 * place, axes, 3 * side) !== 0;
    if (!samePair) {
      if (!parallel) return NOWHERE;
    } else if (parallel) {
      return parallelAxes(events.axes, 3 * partner, axes, 3 - 3 * side) === 0 ? NOWHERE : place >> 1;
    } else if (
      // Two anticommuting factors make products that commute.
      !perpendicularAxes(events.axes, 3 * place, axes, 3 * side) ||
      !perpendicularAxes(events.axes, 3 * partner, axes, 3 - 3 * side)
    ) {
      return NOWHERE;
    }
  }
  return NOWHERE;
}
