import type { Angle } from '../../math/index.js';
import type { Word } from './word.js';

/** `exp(-i angle/2 P)` in the list of one side, P as it is before all Clifford gates. */
export interface Rotation {
  word: Word;
  angle: Angle;
  /** Index of the gate in whose place it stands; -1 before all of them. */
  readonly gate: number;
  readonly origin: Origin;
  /** Increases along the list. */
  readonly place: number;
  /** The windows in which it may be replaced together with others. */
  readonly windows: readonly GateWindow[];
  /** The rotation before and after it. */
  previous: Rotation | undefined;
  next: Rotation | undefined;
  /** Waiting behind one that it does not commute with, at the front, or gone. */
  state: 'waiting' | 'front' | 'gone';
  /** Those that wait behind this one. */
  readonly watchers: Rotation[];
  /** What it waits behind; between the two it commutes with everything. */
  watched: Rotation | undefined;
}

/** Wires of a gate as strings: what X and Z of each, in turn, were before all Clifford gates. */
export interface GateWindow {
  /** Index of the gate at which they are so. */
  gate: number;
  /** How many windows of either side came before it. */
  readonly serial: number;
  generators: readonly Word[];
  /** Whether the next gate may still belong to it. */
  isOpen: boolean;
}

/** The gates that something comes from, by their index into the operations of each side. */
export interface Origin {
  readonly original?: number;
  readonly candidate?: number;
}

const QUARTER = Math.PI / 2;

/** Angles lie from minus this to a quarter turn more, so that neither end is one that circuits are likely to have. */
const MOST_NEGATIVE = Math.PI / 4 + 0.0123;

/** How many quarter turns are taken out of a constant angle. */
export function quartersIn(angle: number): number {
  return Math.floor((angle + MOST_NEGATIVE) / QUARTER);
}

/** An angle with so many quarter turns taken out. */
export function withoutQuarters(angle: number, quarters: number): number {
  return quarters === 0 ? angle : angle - quarters * QUARTER;
}

/** Constant angles of at most this, in radians, are left out. */
export const NEGLIGIBLE = 1e-12;
