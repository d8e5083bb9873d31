import type { CircuitData, Operation } from '../../circuit/index.js';
import type { Gate } from '../../gates/index.js';
import { isNumeric, scaleAngle } from '../../math/index.js';
import { axisOf, pairAxesOf } from '../lower/generator.js';
import { type Axis, type Quaternion, quaternionAbout, quaternionOf } from '../lower/rotations.js';
import { axesOfInteraction, type Block, type Gap } from './block.js';
import { afterQuaternion, axisBefore, type Frame, type Letter, NO_ROTATION } from './frame.js';

/** A circuit as blocks of one interaction each, and the phase (radians) of the one-qubit gates taken out. */
interface ReadCircuit {
  readonly blocks: readonly Block[];
  readonly phase: number;
}

/**
 * An elementary circuit without its one-qubit gates: each is moved to the end of its wire, where a wall keeps what they
 * come to, by turning the axes of all that it meets. Barriers are walls, too, and nothing is moved through them.
 */
export function readBlocks(circuit: CircuitData): ReadCircuit {
  const reader = new Reader(circuit.qubits);
  for (const operation of circuit.operations) reader.add(operation);
  reader.wall(
    undefined,
    Array.from({ length: circuit.qubits }, (_, wire) => wire),
  );
  return { blocks: reader.blocks, phase: reader.phase };
}

class Reader {
  readonly blocks: Block[] = [];
  phase = 0;
  readonly #frames: Frame[];
  /** What stands on each wire since the last block there. */
  readonly #waiting: { operations: Operation[]; rotation: Frame; phase: number }[];

  constructor(wires: number) {
    this.#frames = new Array<Frame>(wires).fill(NO_ROTATION);
    this.#waiting = Array.from({ length: wires }, () => ({ operations: [], rotation: NO_ROTATION, phase: 0 }));
  }

  add(operation: Operation): void {
    const { gate, targets, parameters } = operation;
    if (gate.kind === 'barrier') this.wall(operation, targets);
    else if (targets.length === 2) this.#interaction(operation);
    else if (parameters.every(isNumeric)) this.#rotate(operation);
    else this.#symbolic(operation);
  }

  wall(operation: Operation | undefined, wires: readonly number[]): void {
    const frames = wires.map((wire) => this.#frames[wire]!);
    const gaps = wires.map((wire) => this.#gapOn(wire));
    for (const wire of wires) this.#frames[wire] = NO_ROTATION;
    this.#push({ wires, wall: { operation, frames, gaps } });
  }

  #rotate(operation: Operation): void {
    const wire = operation.targets[0]!;
    const rotation = rotationOf(operation);
    const waiting = this.#waiting[wire]!;
    waiting.operations.push(operation);
    waiting.rotation = afterQuaternion(rotation, waiting.rotation);
    waiting.phase += rotation.phase;
    this.phase += rotation.phase;
    this.#frames[wire] = afterQuaternion(rotation, this.#frames[wire]!);
  }

  #symbolic(operation: Operation): void {
    const wire = operation.targets[0]!;
    const letter = letterOf(axisOf(operation.gate)!);
    const frame = this.#frames[wire]!;
    const axes = [axisBefore(frame, letter)];
    this.#push({ wires: [wire], symbolic: { operation, letter, frame, gap: this.#gapOn(wire) }, axes });
  }

  #interaction({ gate, parameters, targets }: Operation): void {
    const { first, second, weight } = pairAxesOf(gate)!;
    const flipped = targets[0]! > targets[1]!;
    const wires = flipped ? ([targets[1]!, targets[0]!] as const) : ([targets[0]!, targets[1]!] as const);
    const interaction = {
      gate,
      letters: [letterOf(first), letterOf(second)] as const,
      flipped,
      angle: scaleAngle(gate.rotation!.angle(parameters), weight),
      frames: [this.#frames[wires[0]]!, this.#frames[wires[1]]!] as const,
      gaps: [this.#gapOn(wires[0]), this.#gapOn(wires[1])] as const,
    };
    this.#push({ wires, interactions: [interaction], axes: axesOfInteraction(interaction) });
  }

  #gapOn(wire: number): Gap {
    const waiting = this.#waiting[wire]!;
    if (waiting.operations.length === 0) return NO_GAP;
    this.#waiting[wire] = { operations: [], rotation: NO_ROTATION, phase: 0 };
    return waiting;
  }

  #push(parts: Pick<Block, 'wires'> & Partial<Block>): void {
    this.blocks.push({
      interactions: [],
      place: this.blocks.length,
      axes: undefined,
      coordinates: undefined,
      earlier: undefined,
      removed: false,
      ...parts,
    });
  }
}

const NO_GAP: Gap = Object.freeze({ operations: Object.freeze([]), rotation: NO_ROTATION, phase: 0 });

function letterOf(axis: Axis): Letter {
  return axis.indexOf(1) as Letter;
}

const constants = new WeakMap<Gate, Quaternion>();

function rotationOf({ gate, parameters, data }: Operation): Quaternion {
  const constant = parameters.length === 0 && !data;
  const known = constant ? constants.get(gate) : undefined;
  if (known) return known;
  const axis = axisOf(gate);
  const found = axis
    ? quaternionAbout(axis, gate.rotation!.angle(parameters) as number, gate.rotation!.phase(parameters) as number)
    : quaternionOf(gate.matrix(parameters as readonly number[], data, 1));
  if (constant) constants.set(gate, found);
  return found;
}
