import type { CircuitData, Operation } from '../circuit/index.js';
import { angleLabel, type CharacterSet, nameLabel } from './angle-label.js';
import { operationLabel } from './operation-label.js';

/**
 * How a placed thing looks.
 *
 * `label`: a text on its one target. `box`: a text in a box over several targets. `cross`: the label as a mark on every target.
 * `barrier`: a line across its targets.
 */
export type Shape = 'label' | 'box' | 'cross' | 'barrier';

/** One operation or measured bit at its place. */
export interface Placement {
  readonly shape: Shape;
  readonly label: string;
  readonly column: number;
  /** The first and the last wire that it covers or crosses. */
  readonly top: number;
  readonly bottom: number;
  readonly controls: readonly number[];
  /** In the gate's own order. */
  readonly targets: readonly number[];
  /** Set for the bits of a measurement. */
  readonly measured: boolean;
}

/** A drawing as data: what stands in which column on which wires. Placements of one column never touch the same wire. */
export interface Layout {
  readonly wires: number;
  readonly wireLabels: readonly string[];
  readonly columns: readonly (readonly Placement[])[];
  /** Lines below the drawing, such as the global phase. */
  readonly notes: readonly string[];
}

/** Places every operation as far left as its wires are free, then the measurements in a column of their own. */
export function layoutOf(circuit: CircuitData, characters: CharacterSet): Layout {
  const wires = circuit.qubits;
  const free = new Array<number>(wires).fill(0);
  const columns: Placement[][] = [];

  function place(
    shape: Shape,
    label: string,
    controls: readonly number[],
    targets: readonly number[],
    measured = false,
  ) {
    const touched = [...controls, ...targets];
    const top = touched.reduce((least, wire) => Math.min(least, wire), wires);
    const bottom = touched.reduce((most, wire) => Math.max(most, wire), 0);
    let column = 0;
    for (let wire = top; wire <= bottom; wire++) column = Math.max(column, free[wire]!);
    for (let wire = top; wire <= bottom; wire++) free[wire] = column + 1;
    while (columns.length <= column) columns.push([]);
    columns[column]!.push({ shape, label, column, top, bottom, controls, targets, measured });
  }

  for (const operation of circuit.operations) {
    place(shapeOf(operation), operationLabel(operation, characters), operation.controls, operation.targets);
  }
  if (circuit.measurements.length > 0) free.fill(columns.length);
  for (const { key, wires: measured } of circuit.measurements) {
    const name = nameLabel(key, characters);
    measured.forEach((wire, bit) => {
      if (wire !== null) place('label', `M(${measured.length > 1 ? `${name}[${bit}]` : name})`, [], [wire], true);
    });
  }
  return {
    wires,
    wireLabels: Array.from({ length: wires }, (_, wire) => `q${wire}`),
    columns,
    notes: notesOf(circuit, characters),
  };
}

function shapeOf({ gate, targets }: Operation): Shape {
  if (gate.kind === 'barrier') return 'barrier';
  // A symbol without letters is a mark for every target, as the crosses of a swap are.
  if (!/[\p{L}\p{N}]/u.test(gate.symbol)) return 'cross';
  return targets.length === 1 ? 'label' : 'box';
}

function notesOf({ globalPhase }: CircuitData, characters: CharacterSet): readonly string[] {
  return globalPhase === 0 ? [] : [`global phase: ${angleLabel(globalPhase, 'radians', characters)}`];
}
