import type { Places, Range } from '../work/methods/places.js';

/** The most operations that are marked: where more were selected, a mark would tell nothing. */
const MOST = 1000;

/**
 * The operations that were written where the cursor is, or what is selected.
 *
 * @param line that of the cursor: where no operation is at the very place, the one before it in the line is meant
 */
export function operationsAt(places: Places, { from, to }: Range, line: Range): readonly number[] {
  const { from: starts, to: ends } = places;
  const found: number[] = [];
  const take = (place: number) => {
    for (let k = places.first[place]!; k < places.first[place + 1]! && found.length < MOST; k++) {
      found.push(places.operations[k]!);
    }
  };
  let before: number | undefined;
  const isCursor = from === to;
  for (let place = 0; place < starts.length; place++) {
    const start = starts[place]!;
    const end = ends[place]!;
    if (start > to) break;
    if (isCursor ? end >= from : start < to && end > from) take(place);
    else if (end <= from && start >= line.from) before = place;
  }
  if (found.length === 0 && isCursor && before !== undefined) take(before);
  return found;
}
