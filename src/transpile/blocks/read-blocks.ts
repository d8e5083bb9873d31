import { type CircuitData, identityPermutation, type Operation } from '../../circuit/index.js';
import { axisOf, type Gate, pairAxesOf } from '../../gates/index.js';
import {
  isNumeric,
  NO_ROTATION,
  type PhasedRotation,
  phasedRotationOf,
  type Quaternion,
  rotationAbout,
  scaleAngle,
} from '../../math/index.js';
import { type PauliAxis, pauliAxisOf } from '../../pauli/index.js';
import { Rotations } from '../native/rotations.js';
import { type Block, blockOf, type Gap, type Interaction } from '../views/block.js';

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
  for (const [place, operation] of circuit.operations.entries()) reader.add(operation, place);
  reader.wall(undefined, identityPermutation(circuit.qubits));
  return { blocks: reader.blocks, phase: reader.phase };
}

class Reader {
  readonly blocks: Block[] = [];
  phase = 0;
  /** What the gates so far turn each wire by. */
  readonly #rotations: Rotations;
  /** The same, as long as it stays. */
  readonly #bases: (Quaternion | undefined)[];
  /** What stands on each wire since the last block there, and its basis then. */
  readonly #waiting: ({ readonly operations: Operation[]; readonly from: Quaternion; phase: number } | undefined)[];

  constructor(wires: number) {
    this.#rotations = new Rotations(wires);
    this.#bases = new Array<Quaternion>(wires).fill(NO_ROTATION);
    this.#waiting = new Array<undefined>(wires).fill(undefined);
  }

  add(operation: Operation, place: number): void {
    const { gate, targets, parameters } = operation;
    if (gate.kind === 'barrier') this.wall(operation, targets);
    else if (targets.length === 2) this.#interaction(operation, place);
    else if (parameters.every(isNumeric)) this.#rotate(operation);
    else this.#symbolic(operation, place);
  }

  wall(operation: Operation | undefined, wires: readonly number[]): void {
    const gaps = wires.map((wire) => this.#gapOn(wire));
    const bases = wires.map((wire) => this.#basis(wire));
    for (const wire of wires) {
      this.#rotations.reset(wire);
      this.#bases[wire] = NO_ROTATION;
    }
    this.blocks.push(blockOf(wires, this.blocks.length, [], undefined, { operation, bases, gaps }));
  }

  #rotate(operation: Operation): void {
    const wire = operation.targets[0]!;
    const { rotation, phase } = rotationOf(operation);
    let waiting = this.#waiting[wire];
    if (!waiting) {
      waiting = { operations: [], from: this.#basis(wire), phase: 0 };
      this.#waiting[wire] = waiting;
    }
    waiting.operations.push(operation);
    waiting.phase += phase;
    this.phase += phase;
    this.#rotations.multiplyLeft(wire, rotation);
    this.#bases[wire] = undefined;
  }

  #symbolic(operation: Operation, place: number): void {
    const wire = operation.targets[0]!;
    const letter = pauliAxisOf(axisOf(operation.gate)!)!;
    const symbolic = { operation, letter, basis: this.#basis(wire), gap: this.#gapOn(wire) };
    this.blocks.push(blockOf([wire], this.blocks.length, [], symbolic, undefined, [place]));
  }

  #interaction({ gate, parameters, targets }: Operation, place: number): void {
    const { letters, weight } = lettersOf(gate);
    const flipped = targets[0]! > targets[1]!;
    const a = targets[flipped ? 1 : 0]!;
    const b = targets[flipped ? 0 : 1]!;
    const interaction: Interaction = {
      gate,
      letters,
      flipped,
      angle: scaleAngle(gate.rotation!.angle(parameters), weight),
      bases: [this.#basis(a), this.#basis(b)],
      gaps: [this.#gapOn(a), this.#gapOn(b)],
    };
    this.blocks.push(blockOf([a, b], this.blocks.length, [interaction], undefined, undefined, [place]));
  }

  #basis(wire: number): Quaternion {
    const known = this.#bases[wire];
    if (known) return known;
    const basis = this.#rotations.at(wire);
    this.#bases[wire] = basis;
    return basis;
  }

  #gapOn(wire: number): Gap {
    const waiting = this.#waiting[wire];
    if (!waiting) return NO_GAP;
    this.#waiting[wire] = undefined;
    const { operations, from, phase } = waiting;
    return { operations, from, to: this.#basis(wire), phase };
  }
}

const NO_GAP: Gap = Object.freeze({ operations: Object.freeze([]), from: NO_ROTATION, to: NO_ROTATION, phase: 0 });

/** The Pauli axes of an interaction, and the sign of its angle. */
interface PairLetters {
  readonly letters: readonly [PauliAxis, PauliAxis];
  readonly weight: number;
}

const pairs = new WeakMap<Gate, PairLetters>();

function lettersOf(gate: Gate): PairLetters {
  const known = pairs.get(gate);
  if (known) return known;
  const { first, second, weight } = pairAxesOf(gate)!;
  const found = { letters: [pauliAxisOf(first)!, pauliAxisOf(second)!] as const, weight };
  pairs.set(gate, found);
  return found;
}

const constants = new WeakMap<Gate, PhasedRotation>();

function rotationOf({ gate, parameters, data }: Operation): PhasedRotation {
  const constant = parameters.length === 0 && !data;
  const known = constant ? constants.get(gate) : undefined;
  if (known) return known;
  const axis = axisOf(gate);
  const found = axis
    ? {
        rotation: rotationAbout(axis, gate.rotation!.angle(parameters) as number),
        phase: gate.rotation!.phase(parameters) as number,
      }
    : phasedRotationOf(gate.matrix(parameters as readonly number[], data, 1));
  if (constant) constants.set(gate, found);
  return found;
}
