import { type CircuitData, requireCircuit } from '../circuit/index.js';
import { type OptionNames, requireOptions } from '../errors/index.js';
import type { CharacterSet } from './angle-label.js';
import { type Layout, layoutOf, type Placement } from './layout.js';

/** How a circuit is drawn as text. */
export interface DrawTextOptions {
  /** Fold the drawing into blocks no wider than this many characters; by default it is not folded. */
  readonly width?: number;
  /** Use ASCII characters only. */
  readonly ascii?: boolean;
}

const DRAW_TEXT_OPTIONS: OptionNames<DrawTextOptions> = { width: true, ascii: true };

interface Pen {
  readonly wire: string;
  readonly link: string;
  readonly crossing: string;
  readonly control: string;
  readonly barrier: string;
  readonly boxLeft: string;
  readonly boxRight: string;
  readonly boxSide: string;
  readonly more: string;
  readonly continued: string;
}

const PENS: Readonly<Record<CharacterSet, Pen>> = {
  unicode: {
    wire: '─',
    link: '│',
    crossing: '┼',
    control: '●',
    barrier: '░',
    boxLeft: '┤',
    boxRight: '├',
    boxSide: '│',
    more: '»',
    continued: '«',
  },
  ascii: {
    wire: '-',
    link: '|',
    crossing: '+',
    control: '*',
    barrier: ':',
    boxLeft: '|',
    boxRight: '|',
    boxSide: '|',
    more: '>',
    continued: '<',
  },
};

/** A text at a place in a column: on a wire (row 2w) or in the gap below it (row 2w + 1). */
interface Stroke {
  readonly row: number;
  readonly text: string;
  /** Which character of the text stands on the column's axis, where links run. */
  readonly axis: number;
}

/** A column as strokes, with its extent to the left and to the right of its axis. */
interface Column {
  readonly strokes: readonly Stroke[];
  readonly left: number;
  readonly right: number;
}

/**
 * A circuit as text, one line per wire, time from left to right.
 *
 * Controls are dots, swaps are crosses, gates on several targets are boxes that number their targets in the gate's order;
 * angles are rounded for the eye. A drawing wider than `width` is folded into blocks marked with `»` and `«`.
 * All wires of a block have the same length. The text does not end with a line break.
 */
export function drawText(circuit: CircuitData, options: DrawTextOptions = {}): string {
  requireCircuit(circuit, 'drawText');
  requireOptions(options, DRAW_TEXT_OPTIONS, 'drawText');
  const { width, ascii = false } = options;
  const characters = ascii ? 'ascii' : 'unicode';
  const pen = PENS[characters];
  const layout = layoutOf(circuit, characters);
  const columns = layout.columns.map((placements) => columnOf(placements, pen));
  const labels = alignLabels(layout.wireLabels);
  const blocks = fold(columns, (width ?? Number.POSITIVE_INFINITY) - labels.blank.length);
  const drawn = blocks.map((block, index) =>
    drawBlock(block, layout, labels, pen, index > 0, index < blocks.length - 1),
  );
  return [...drawn, ...(layout.notes.length > 0 ? [layout.notes.join('\n')] : [])].join('\n\n');
}

interface WireLabels {
  readonly texts: readonly string[];
  readonly blank: string;
}

function alignLabels(names: readonly string[]): WireLabels {
  const width = names.reduce((most, name) => Math.max(most, name.length), 0) + 2;
  return { texts: names.map((name) => `${name}:`.padEnd(width)), blank: ' '.repeat(width) };
}

/** Splits columns into blocks that fit a width; a column wider than the width gets a block of its own. */
function fold(columns: readonly Column[], width: number): readonly (readonly Column[])[] {
  const blocks: Column[][] = [[]];
  // One character before the first column.
  let used = 1;
  columns.forEach((column, index) => {
    const size = column.left + column.right + 1;
    // A block that others follow ends with a mark of continuation.
    const mark = index < columns.length - 1 ? 1 : 0;
    if (used + size + mark > width && blocks.at(-1)!.length > 0) {
      blocks.push([]);
      used = 1;
    }
    blocks.at(-1)!.push(column);
    used += size;
  });
  return blocks;
}

function drawBlock(
  columns: readonly Column[],
  layout: Layout,
  labels: WireLabels,
  pen: Pen,
  isContinued: boolean,
  hasMore: boolean,
): string {
  const rows = Array.from({ length: 2 * layout.wires - 1 }, (_, row) => [row % 2 === 0 ? pen.wire : ' ']);
  for (const column of columns) {
    const size = column.left + column.right;
    const strokes = new Map(column.strokes.map((stroke) => [stroke.row, stroke]));
    rows.forEach((parts, row) => {
      const filler = row % 2 === 0 ? pen.wire : ' ';
      const stroke = strokes.get(row);
      if (stroke === undefined) parts.push(filler.repeat(size + 1));
      else {
        const before = column.left - stroke.axis;
        const after = size - before - lengthOf(stroke.text);
        parts.push(filler.repeat(before), stroke.text, filler.repeat(after + 1));
      }
    });
  }
  const lines: string[] = [];
  rows.forEach((parts, row) => {
    const isWire = row % 2 === 0;
    if (isWire && isContinued) parts[0] = pen.continued;
    if (isWire && hasMore) parts.push(pen.more);
    const line = `${isWire ? labels.texts[row / 2] : labels.blank}${parts.join('')}`;
    // A gap without links says nothing and would only make the drawing taller.
    if (isWire) lines.push(line);
    else if (line.trim() !== '') lines.push(line.trimEnd());
  });
  return lines.join('\n');
}

function columnOf(placements: readonly Placement[], pen: Pen): Column {
  const strokes = placements.flatMap((placement) => strokesOf(placement, pen));
  let left = 0;
  let right = 1;
  for (const { text, axis } of strokes) {
    left = Math.max(left, axis);
    right = Math.max(right, lengthOf(text) - axis);
  }
  return { strokes, left, right };
}

function strokesOf(placement: Placement, pen: Pen): readonly Stroke[] {
  switch (placement.shape) {
    case 'barrier':
      return barrierStrokes(placement, pen);
    case 'box':
      return boxStrokes(placement, pen);
    default:
      return linkedStrokes(placement, pen);
  }
}

/** Marks and labels on single wires with a link through all of them. */
function linkedStrokes({ label, top, bottom, controls, targets }: Placement, pen: Pen): readonly Stroke[] {
  const onWire = new Map<number, Stroke>();
  for (const wire of controls) onWire.set(wire, { row: 2 * wire, text: pen.control, axis: 0 });
  for (const wire of targets) {
    onWire.set(wire, { row: 2 * wire, text: label, axis: Math.floor((lengthOf(label) - 1) / 2) });
  }
  const strokes: Stroke[] = [];
  for (let wire = top; wire <= bottom; wire++) {
    strokes.push(onWire.get(wire) ?? { row: 2 * wire, text: pen.crossing, axis: 0 });
    if (wire < bottom) strokes.push({ row: 2 * wire + 1, text: pen.link, axis: 0 });
  }
  return strokes;
}

/** A box over all targets and what is between them, numbered on its targets, with links to controls outside of it. */
function boxStrokes({ label, top, bottom, controls, targets }: Placement, pen: Pen): readonly Stroke[] {
  const boxTop = Math.min(...targets);
  const boxBottom = Math.max(...targets);
  const inner = Math.max(lengthOf(label) + 2, String(targets.length - 1).length + 1);
  const axis = Math.floor((inner + 1) / 2);
  const labelRow = boxTop + boxBottom - ((boxTop + boxBottom) % 2 === 0 ? 1 : 0);
  const strokes: Stroke[] = [];
  for (let wire = top; wire <= bottom; wire++) {
    const isInside = wire >= boxTop && wire <= boxBottom;
    const isControl = controls.includes(wire);
    if (isInside) {
      const position = targets.indexOf(wire);
      const content = isControl ? pen.control : position >= 0 ? String(position) : '';
      strokes.push({ row: 2 * wire, text: `${pen.boxLeft}${content.padEnd(inner)}${pen.boxRight}`, axis });
    } else strokes.push({ row: 2 * wire, text: isControl ? pen.control : pen.crossing, axis: 0 });
    if (wire === bottom) continue;
    const row = 2 * wire + 1;
    if (isInside && wire < boxBottom) {
      const content = row === labelRow ? ` ${label} ` : '';
      strokes.push({ row, text: `${pen.boxSide}${content.padEnd(inner)}${pen.boxSide}`, axis });
    } else strokes.push({ row, text: pen.link, axis: 0 });
  }
  return strokes;
}

function barrierStrokes({ targets }: Placement, pen: Pen): readonly Stroke[] {
  const covered = new Set(targets);
  return [...covered].flatMap((wire) => {
    const mark = { row: 2 * wire, text: pen.barrier, axis: 0 };
    return covered.has(wire + 1) ? [mark, { ...mark, row: 2 * wire + 1 }] : [mark];
  });
}

/** The number of characters that a text takes on screen, all being one cell wide. */
function lengthOf(text: string): number {
  return [...text].length;
}
