import type { Shape } from './layout.js';

/** Pixels from wire to wire. */
export const WIRE_DISTANCE = 44;
/** The height of a box on one wire, in pixels. */
export const BOX_HEIGHT = 30;
/** Pixels around a drawing. */
export const MARGIN = 14;
/** Pixels between columns. */
export const COLUMN_GAP = 14;
/** Pixels from note to note. */
export const NOTE_DISTANCE = 20;

const SMALLEST_COLUMN = 30;
/** The advance of one character of the 13 px monospace font, a little generous so that no font overflows. */
const CHARACTER_WIDTH = 8.2;

/** The pixels that a placed thing takes on its axis. */
export function placedWidth(shape: Shape, label: string, targets: number): number {
  if (shape === 'cross' || shape === 'barrier') return SMALLEST_COLUMN;
  // Boxes over several wires keep a margin on both sides for the targets' numbers.
  return Math.max(SMALLEST_COLUMN, textWidth(label) + (targets > 1 ? 36 : 14));
}

/** The pixels that a text takes. */
export function textWidth(text: string): number {
  let characters = 0;
  for (const _ of text) characters++;
  return characters * CHARACTER_WIDTH;
}
