import { type CircuitData, requireCircuit } from '../circuit/index.js';
import { type Drawing, type DrawnColumns, type PlacedThings, shapes } from './drawing.js';
import { type Layout, layoutOf, type Placement } from './layout.js';
import { COLUMN_GAP, MARGIN, NOTE_DISTANCE, placedWidth, textWidth, WIRE_DISTANCE } from './measures.js';
import { bitPhrase, operationPhrase } from './phrases.js';

/** How far the wires' lines reach out to their labels, in pixels. */
const WIRE_LEAD = 6;

/**
 * The drawing of a circuit as plain data, laid out as the text drawing is: every gate as far left as its wires are free,
 * then the measurements.
 */
export function layoutDrawing(circuit: CircuitData): Drawing {
  requireCircuit(circuit, 'layoutDrawing');
  const layout = layoutOf(circuit, 'unicode');
  const labels = new Numbered();
  const phrases = new Numbered();
  const placed = placedThings(layout, circuit, labels, phrases);
  const labelWidth = layout.wireLabels.reduce((most, label) => Math.max(most, textWidth(label)), 0);
  const firstX = MARGIN + labelWidth + COLUMN_GAP;
  const columns = drawnColumns(layout, placed, firstX);
  const right = columns.count === 0 ? firstX : columns.right[columns.count - 1]! + COLUMN_GAP;
  const noteWidth = layout.notes.reduce((most, note) => Math.max(most, textWidth(note)), 0);
  const placedOfOperation = new Uint32Array(circuit.operations.length);
  placed.operation.forEach((operation, index) => {
    if (operation >= 0) placedOfOperation[operation] = index;
  });
  return {
    width: Math.max(right, MARGIN + noteWidth) + MARGIN,
    height: 2 * MARGIN + layout.wires * WIRE_DISTANCE + layout.notes.length * NOTE_DISTANCE,
    wires: {
      labels: layout.wireLabels,
      firstY: MARGIN + WIRE_DISTANCE / 2,
      distance: WIRE_DISTANCE,
      left: firstX - WIRE_LEAD,
      right,
    },
    columns,
    placed,
    labels: labels.texts,
    phrases: phrases.texts,
    placedOfOperation,
    notes: layout.notes,
  };
}

/** Texts that come again are kept once. */
class Numbered {
  readonly texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.texts.push(text) - 1;
    this.#numbers.set(text, number);
    return number;
  }
}

function placedThings(layout: Layout, circuit: CircuitData, labels: Numbered, phrases: Numbered): PlacedThings {
  const all: Placement[] = [];
  for (const column of layout.columns) all.push(...[...column].sort((a, b) => a.top - b.top));
  const count = all.length;
  const touched = all.reduce((sum, { controls, targets }) => sum + controls.length + targets.length, 0);
  const numbers = () => new Uint32Array(count);
  const placed = {
    count,
    shape: new Uint8Array(count),
    ...{ label: numbers(), phrase: numbers(), column: numbers(), width: new Float64Array(count) },
    ...{ top: numbers(), bottom: numbers(), wires: new Uint32Array(touched) },
    ...{ controls: new Uint32Array(count + 1), targets: new Uint32Array(count + 1) },
    ...{ operation: new Int32Array(count), measurement: new Int32Array(count), bit: new Int32Array(count) },
  };
  let at = 0;
  all.forEach((thing, index) => {
    const { shape, label, controls, targets } = thing;
    placed.shape[index] = shapes.indexOf(shape);
    placed.label[index] = labels.numberOf(label);
    placed.phrase[index] = phrases.numberOf(phraseOf(thing, circuit));
    placed.column[index] = thing.column;
    placed.width[index] = placedWidth(shape, label, targets.length);
    placed.top[index] = thing.top;
    placed.bottom[index] = thing.bottom;
    placed.controls[index] = at;
    for (const wire of controls) placed.wires[at++] = wire;
    placed.targets[index] = at;
    for (const wire of targets) placed.wires[at++] = wire;
    placed.operation[index] = thing.operation ?? -1;
    placed.measurement[index] = thing.measured?.measurement ?? -1;
    placed.bit[index] = thing.measured?.bit ?? -1;
  });
  placed.controls[count] = at;
  placed.targets[count] = at;
  return placed;
}

function phraseOf({ operation, measured, parameters }: Placement, circuit: CircuitData): string {
  if (measured) return bitPhrase(circuit.measurements[measured.measurement]!, measured.bit);
  return operationPhrase(circuit.operations[operation!]!, parameters);
}

function drawnColumns(layout: Layout, placed: PlacedThings, firstX: number): DrawnColumns {
  const count = layout.columns.length;
  const [left, right, axis] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  const first = new Uint32Array(count + 1);
  let x = firstX;
  let index = 0;
  layout.columns.forEach(({ length }, column) => {
    first[column] = index;
    let width = 0;
    for (const end = index + length; index < end; index++) width = Math.max(width, placed.width[index]!);
    left[column] = x;
    axis[column] = x + width / 2;
    right[column] = x + width;
    x += width + COLUMN_GAP;
  });
  first[count] = index;
  return { count, left, right, axis, first };
}
