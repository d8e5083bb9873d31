import { IonloomError, inWords, issue } from '../errors/index.js';
import type { MeasuredBit, Shape } from './layout.js';

/**
 * A circuit's drawing as plain data: what stands where, in pixels, before anything is painted.
 *
 * It is made once from a circuit, by {@link layoutDrawing}, and posts to another thread as it is: thousands of gates are
 * a few lists of numbers and the different texts among them. {@link drawSvgPart} paints a part of it,
 * {@link placedThing} reads what is at one place.
 */
export interface Drawing {
  /** Pixels, margins and notes included. */
  readonly width: number;
  readonly height: number;
  readonly wires: DrawnWires;
  readonly columns: DrawnColumns;
  readonly placed: PlacedThings;
  /** The different labels of placed things. */
  readonly labels: readonly string[];
  /** The different beginnings of their names: `rz of pi/4`, or the bit that is measured. */
  readonly phrases: readonly string[];
  /** Where each operation of the circuit is among the placed things. */
  readonly placedOfOperation: Uint32Array;
  /** Lines below the drawing, such as the global phase. */
  readonly notes: readonly string[];
}

/** The wires, from the top; wire k is drawn at `firstY + k * distance`. */
export interface DrawnWires {
  readonly labels: readonly string[];
  readonly firstY: number;
  readonly distance: number;
  /** Where their lines begin and end. */
  readonly left: number;
  readonly right: number;
}

/** The columns, from the left. */
export interface DrawnColumns {
  readonly count: number;
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** The axis, on which links run and labels are centred. */
  readonly axis: Float64Array;
  /** The first placed thing of each column, and how many there are in all. */
  readonly first: Uint32Array;
}

/** Everything that is placed, column by column and from top to bottom in each; one entry of every list is one thing. */
export interface PlacedThings {
  readonly count: number;
  /** Positions in {@link shapes}. */
  readonly shape: Uint8Array;
  /** Positions in `labels` and in `phrases`. */
  readonly label: Uint32Array;
  readonly phrase: Uint32Array;
  readonly column: Uint32Array;
  readonly width: Float64Array;
  /** The first and the last wire that it covers or crosses. */
  readonly top: Uint32Array;
  readonly bottom: Uint32Array;
  /** The wires of all things after each other, controls before targets. */
  readonly wires: Uint32Array;
  /** Where the controls and the targets of each thing begin among them, and how many there are in all. */
  readonly controls: Uint32Array;
  readonly targets: Uint32Array;
  /** The operation, `circuit.operations[k]`; -1 for a bit of a measurement. */
  readonly operation: Int32Array;
  /** The measurement and its bit, `circuit.measurements[k].wires[bit]`; -1 for operations. */
  readonly measurement: Int32Array;
  readonly bit: Int32Array;
}

/** What `shape` counts. */
export const shapes: readonly Shape[] = Object.freeze(['label', 'box', 'cross', 'barrier']);

/** One placed thing of a drawing. */
export interface PlacedThing {
  readonly shape: Shape;
  readonly label: string;
  readonly column: number;
  /** Its axis, in pixels. */
  readonly x: number;
  /** Pixels. */
  readonly width: number;
  /** The first and the last wire that it covers or crosses. */
  readonly top: number;
  readonly bottom: number;
  readonly controls: readonly number[];
  /** In the gate's own order. */
  readonly targets: readonly number[];
  /** Which operation of the circuit it is; undefined for the bits of a measurement. */
  readonly operation: number | undefined;
  /** Which bit of which measurement of the circuit it is; undefined for operations. */
  readonly measured: MeasuredBit | undefined;
}

/**
 * One of the placed things of a drawing, 0 .. `drawing.placed.count - 1`.
 *
 * @throws IonloomError (`ValueOutOfRange`) when there is no such thing.
 */
export function placedThing(drawing: Drawing, index: number): PlacedThing {
  requirePlaced(drawing, index, 'placedThing');
  const { placed, columns, labels } = drawing;
  const column = placed.column[index]!;
  const operation = placed.operation[index]!;
  return {
    shape: shapes[placed.shape[index]!]!,
    label: labels[placed.label[index]!]!,
    column,
    x: columns.axis[column]!,
    width: placed.width[index]!,
    top: placed.top[index]!,
    bottom: placed.bottom[index]!,
    controls: [...placed.wires.subarray(placed.controls[index], placed.targets[index])],
    targets: [...placed.wires.subarray(placed.targets[index], placed.controls[index + 1])],
    operation: operation < 0 ? undefined : operation,
    measured: operation < 0 ? { measurement: placed.measurement[index]!, bit: placed.bit[index]! } : undefined,
  };
}

/** Refuses what is no drawing, as untyped code may give it; @throws IonloomError `WrongArgument`. */
export function requireDrawing(value: unknown, of: string): asserts value is Drawing {
  const { wires, columns, placed, labels } = (value ?? {}) as Partial<Drawing>;
  if (typeof value === 'object' && wires?.labels && columns?.first && placed?.wires && labels) return;
  const hint = 'layoutDrawing makes one from a circuit';
  throw new IonloomError(issue('WrongArgument', `${of} takes a drawing, not ${inWords(value)}`, { hint }));
}

/** Refuses what is no placed thing of a drawing; @throws IonloomError `ValueOutOfRange`. */
export function requirePlaced(drawing: unknown, index: unknown, of: string): asserts drawing is Drawing {
  requireDrawing(drawing, of);
  if (typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < drawing.placed.count) return;
  const expected = `0..${drawing.placed.count - 1}`;
  const message = `${of} takes the number of a placed thing of the drawing, not ${inWords(index)}`;
  throw new IonloomError(issue('ValueOutOfRange', message, { expected }));
}
