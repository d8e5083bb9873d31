import type { CircuitData, Operation } from '../circuit/index.js';
import { angleLabel, type CharacterSet, nameLabel } from './angle-label.js';
import { parameterLabels, withParameters } from './operation-label.js';

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
  /** The parameters as they are labelled. */
  readonly parameters: readonly string[];
  readonly column: number;
  /** The first and the last wire that it covers or crosses. */
  readonly top: number;
  readonly bottom: number;
  readonly controls: readonly number[];
  /** In the gate's own order. */
  readonly targets: readonly number[];
  /** Which operation of the circuit it is; undefined for the bits of a measurement. */
  readonly operation: number | undefined;
  /** Which measurement of the circuit it belongs to, and which of its bits it is; undefined for operations. */
  readonly measured: MeasuredBit | undefined;
}

/** A bit of a measurement: `circuit.measurements[measurement].wires[bit]`. */
export interface MeasuredBit {
  readonly measurement: number;
  readonly bit: number;
}

type Unplaced = Omit<Placement, 'column' | 'top' | 'bottom'>;

/** A drawing as data: what stands in which column on which wires. Placements of one column never touch the same wire. */
export interface Layout {
  readonly wires: number;
  readonly wireLabels: readonly string[];
  readonly columns: readonly (readonly Placement[])[];
  /** Lines below the drawing, such as the global phase. */
  readonly notes: readonly string[];
}

const NONE: readonly never[] = [];

/** Places every operation as far left as its wires are free, then the measurements in a column of their own. */
export function layoutOf(circuit: CircuitData, characters: CharacterSet): Layout {
  const wires = circuit.qubits;
  const free = new Int32Array(wires);
  const columns: Placement[][] = [];

  function place({ shape, label, parameters, controls, targets, operation, measured }: Unplaced) {
    let top = wires;
    let bottom = 0;
    for (const wire of controls) {
      top = Math.min(top, wire);
      bottom = Math.max(bottom, wire);
    }
    for (const wire of targets) {
      top = Math.min(top, wire);
      bottom = Math.max(bottom, wire);
    }
    let column = 0;
    for (let wire = top; wire <= bottom; wire++) column = Math.max(column, free[wire]!);
    for (let wire = top; wire <= bottom; wire++) free[wire] = column + 1;
    while (columns.length <= column) columns.push([]);
    columns[column]!.push({ shape, label, parameters, column, top, bottom, controls, targets, operation, measured });
  }

  circuit.operations.forEach((operation, index) => {
    const { controls, targets } = operation;
    const parameters = parameterLabels(operation, characters);
    const label = withParameters(operation, parameters, characters);
    place({ shape: shapeOf(operation), label, parameters, controls, targets, operation: index, measured: undefined });
  });
  if (circuit.measurements.length > 0) free.fill(columns.length);
  circuit.measurements.forEach(({ key, wires: measuredWires }, measurement) => {
    const name = nameLabel(key, characters);
    measuredWires.forEach((wire, bit) => {
      if (wire === null) return;
      const label = `M(${measuredWires.length > 1 ? `${name}[${bit}]` : name})`;
      const measured = { measurement, bit };
      place({
        shape: 'label',
        label,
        ...{ parameters: NONE, controls: NONE, targets: [wire] },
        operation: undefined,
        measured,
      });
    });
  });
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
