import type { Drawing, DrawingWindow } from '../../public/draw.js';

/** What can be seen of a picture, in the drawing's pixels. */
export interface View {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels by which a window moves: what is shown changes only now and then while a picture scrolls. */
const STEP = { across: 256, down: 176 };

/** The window that is painted for a view: what is in sight and a little more on every side, so that scrolling finds it there. */
export function windowAround({ left, top, width, height }: View): DrawingWindow {
  return {
    left: Math.max(0, (Math.floor(left / STEP.across) - 1) * STEP.across),
    right: (Math.ceil((left + width) / STEP.across) + 1) * STEP.across,
    top: Math.max(0, (Math.floor(top / STEP.down) - 1) * STEP.down),
    bottom: (Math.ceil((top + height) / STEP.down) + 1) * STEP.down,
  };
}

/** The first window where it is the same as the second: what is the very same is not painted anew. */
export function unlessMoved(before: DrawingWindow | undefined, now: DrawingWindow): DrawingWindow {
  if (before === undefined) return now;
  const { left, right, top, bottom } = before;
  return left === now.left && right === now.right && top === now.top && bottom === now.bottom ? before : now;
}

/** The wires that a window shows, from `first` to before `end`. */
export function wiresOf({ wires }: Drawing, { top, bottom }: DrawingWindow): { first: number; end: number } {
  const edge = wires.firstY - wires.distance / 2;
  return {
    first: Math.max(0, Math.floor((top - edge) / wires.distance)),
    end: Math.max(0, Math.min(wires.labels.length, Math.ceil((bottom - edge) / wires.distance))),
  };
}

/** Where a view is to begin so that a stretch of a line is in sight, moved no further than needed. */
export function broughtIntoView(start: number, length: number, from: number, to: number): number {
  if (from < start) return from;
  return to > start + length ? Math.min(from, to - length) : start;
}
