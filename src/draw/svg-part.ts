import { IonloomError, inWords, issue, requireObject } from '../errors/index.js';
import { type Drawing, requireDrawing, requirePlaced } from './drawing.js';
import { placedMarkup, rounded, type WireRange, wireY } from './placed-markup.js';
import { placedName } from './placed-name.js';
import { escapeXml } from './xml.js';

/** A rectangle of a drawing, in pixels from its upper left corner; left and top belong to it, right and bottom do not. */
export interface DrawingWindow {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * The placed things that reach into a window, column by column and from top to bottom in each.
 *
 * A thing reaches as far as its column does, and half a wire's distance beyond its first and last wire: windows that
 * tile a drawing miss none, and where no window's edge crosses a thing, it is in exactly one.
 *
 * @throws IonloomError (`ValueOutOfRange`) when an edge of the window is no number.
 */
export function placedIn(drawing: Drawing, window: DrawingWindow): readonly number[] {
  requireDrawing(drawing, 'placedIn');
  requireWindow(window, 'placedIn');
  const { columns, placed } = drawing;
  const { first, last } = wiresIn(drawing, window);
  const found: number[] = [];
  if (first > last) return found;
  const start = firstWhere(0, columns.count, (column) => columns.right[column]! > window.left);
  for (let column = start; column < columns.count && columns.left[column]! < window.right; column++) {
    const end = columns.first[column + 1]!;
    // Things of one column never touch the same wire: in the order of their first wires, their last ones ascend too.
    let index = firstWhere(columns.first[column]!, end, (candidate) => placed.bottom[candidate]! >= first);
    for (; index < end && placed.top[index]! <= last; index++) found.push(index);
  }
  return found;
}

/**
 * The placed thing that covers or crosses a wire in a column, or undefined where the wire is bare there.
 *
 * @throws IonloomError (`WrongArgument`) when there is no drawing.
 */
export function placedAt(drawing: Drawing, column: number, wire: number): number | undefined {
  requireDrawing(drawing, 'placedAt');
  const { columns, placed } = drawing;
  const [start, end] = [columns.first[column], columns.first[column + 1]];
  if (start === undefined || end === undefined) return undefined;
  const index = firstWhere(start, end, (candidate) => placed.bottom[candidate]! >= wire);
  return index < end && placed.top[index]! <= wire ? index : undefined;
}

/**
 * The SVG markup of what is visible in a window of a drawing: the wires, and every placed thing that reaches into it.
 *
 * It belongs into an `svg` element of the class `circuit-drawing` whose coordinates are the drawing's, and looks as
 * {@link drawingStyle} says. Every placed thing is a `g` element with its number (`data-placed`), its operation
 * (`data-operation`) or its measurement and bit (`data-measurement`, `data-bit`), and its name as `aria-label`. The wires'
 * labels and the notes are left to who shows the part, so that they can stay in sight.
 *
 * @throws IonloomError (`ValueOutOfRange`) when an edge of the window is no number.
 */
export function drawSvgPart(drawing: Drawing, window: DrawingWindow): string {
  requireDrawing(drawing, 'drawSvgPart');
  requireWindow(window, 'drawSvgPart');
  const wires = wiresIn(drawing, window);
  const parts: string[] = [];
  const left = rounded(Math.max(window.left, drawing.wires.left));
  const right = rounded(Math.min(window.right, drawing.wires.right));
  for (let wire = wires.first; wire <= wires.last && left < right; wire++) {
    const y = wireY(drawing, wire);
    parts.push(`<line class="wire" x1="${left}" y1="${y}" x2="${right}" y2="${y}"/>`);
  }
  for (const index of placedIn(drawing, window)) {
    const name = escapeXml(placedName(drawing, index));
    const marks = placedMarkup(drawing, index, wires).join('');
    parts.push(`<g data-placed="${index}" ${sourceOf(drawing, index)} role="img" aria-label="${name}">${marks}</g>`);
  }
  return parts.join('\n');
}

/**
 * The SVG markup of one placed thing of a drawing, without an element around it, and of what covers many wires only the
 * marks that are near a window: for who keeps the elements of a part from one window to the next.
 *
 * @throws IonloomError (`ValueOutOfRange`) when the drawing has no such thing, or an edge of the window is no number.
 */
export function drawPlaced(drawing: Drawing, index: number, window: DrawingWindow): string {
  requirePlaced(drawing, index, 'drawPlaced');
  requireWindow(window, 'drawPlaced');
  return placedMarkup(drawing, index, wiresIn(drawing, window)).join('');
}

function sourceOf({ placed }: Drawing, index: number): string {
  const operation = placed.operation[index]!;
  if (operation >= 0) return `data-operation="${operation}"`;
  return `data-measurement="${placed.measurement[index]}" data-bit="${placed.bit[index]}"`;
}

/** The wires whose bands, half a distance to both sides, reach into a window. */
function wiresIn({ wires: { labels, firstY, distance } }: Drawing, { top, bottom }: DrawingWindow): WireRange {
  const edge = firstY - distance / 2;
  const first = Math.max(0, Math.floor((top - edge) / distance));
  const last = Math.min(labels.length, Math.ceil((bottom - edge) / distance)) - 1;
  return { first, last };
}

/** The first number from `start` on for which the test holds, `end` if for none; it holds for all after it. */
function firstWhere(start: number, end: number, holds: (index: number) => boolean): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const EDGES = ['left', 'right', 'top', 'bottom'] as const;

function requireWindow(window: unknown, of: string): asserts window is DrawingWindow {
  requireObject(window, `the window of ${of}`);
  const edges = window as Partial<Record<(typeof EDGES)[number], unknown>>;
  const found = EDGES.filter((edge) => typeof edges[edge] !== 'number' || Number.isNaN(edges[edge])).map((edge) =>
    issue('ValueOutOfRange', `the window of ${of} has a number as ${edge}, not ${inWords(edges[edge])}`, {
      path: [edge],
    }),
  );
  if (found.length > 0) throw new IonloomError(found);
}
