import type { Operation } from '../../circuit/index.js';
import type { Gate } from '../../gates/index.js';
import { type Angle, parallel, type Quaternion, rotatedBack, tilt, type Vector } from '../../math/index.js';
import { directionOf, type PauliAxis } from '../../pauli/index.js';
import type { LeftOut } from '../left-out.js';

/** One-qubit gates that stood before something on a wire: up to a phase, `to` after the inverse of `from`. */
export interface Gap {
  readonly operations: readonly Operation[];
  readonly from: Quaternion;
  readonly to: Quaternion;
  /** Radians: the product of the operations is `e^{i phase}` times this rotation. */
  readonly phase: number;
}

/**
 * An interaction `exp(-i angle/2 n.sigma (x) m.sigma)` whose axes n and m are what the bases turn into Pauli axes.
 *
 * The lists are by side: the block's first wire, then its second.
 */
export interface Interaction {
  readonly gate: Gate;
  /** The Pauli axes of the gate. */
  readonly letters: readonly [PauliAxis, PauliAxis];
  /** Whether the gate's first wire is the second of the block. */
  readonly flipped: boolean;
  /** Radians. */
  readonly angle: Angle;
  readonly bases: readonly [Quaternion, Quaternion];
  /** The one-qubit gates that led to the bases where the interaction stood; none if it was made. */
  readonly gaps: readonly [Gap, Gap] | undefined;
}

/** A Pauli rotation of one wire by an angle that has parameters, as the operation that it was. */
export interface SymbolicRotation {
  readonly operation: Operation;
  readonly letter: PauliAxis;
  readonly basis: Quaternion;
  readonly gap: Gap;
}

/** Where everything before comes before everything after on some wires, one-qubit gates included. */
export interface Wall {
  readonly operation: Operation | undefined;
  /** By wire of the wall: what is left to do there before it. */
  readonly bases: readonly Quaternion[];
  readonly gaps: readonly Gap[];
}

/** Weyl coordinates `pi/4 >= x >= y >= |z|`, radians. */
export type Coordinates = readonly [x: number, y: number, z: number];

/** Something on wires, its place among the others, and what may pass it. */
export interface Block {
  /** Ascending if it has interactions. */
  wires: readonly number[];
  /** In time order; empty for the two other kinds. */
  interactions: Interaction[];
  symbolic: SymbolicRotation | undefined;
  wall: Wall | undefined;
  /** Grows along every wire. */
  place: number;
  /** What {@link axesOf} found; undefined before and whenever it would find something else. */
  axes: readonly Vector[] | undefined;
  /** Unknown until it is worked out. */
  coordinates: Coordinates | undefined;
  /** The block before it on the same two wires. */
  earlier: Block | undefined;
  removed: boolean;
  /** Places of the operations that it was read from and that met it. */
  sources: readonly number[];
}

/** A block made anew. */
export interface Rewritten {
  readonly interactions: Interaction[];
  readonly coordinates: Coordinates;
  /** Rotations of both wires after the interactions, and before the exchange if there is one. */
  readonly rest: readonly [Quaternion, Quaternion];
  /** Whether the wires are exchanged after the interactions and rotations. */
  readonly swapped: boolean;
  /** Radians. */
  readonly phase: number;
  /** Interactions that were too little to be made, and by how much axes are not quite the same. */
  readonly leftOut: LeftOut;
}

/** A block, of which only one of the last three is given. */
export function blockOf(
  wires: readonly number[],
  place: number,
  interactions: Interaction[],
  symbolic?: SymbolicRotation,
  wall?: Wall,
  sources: readonly number[] = [],
): Block {
  return {
    wires,
    interactions,
    symbolic,
    wall,
    place,
    axes: undefined,
    coordinates: undefined,
    earlier: undefined,
    removed: false,
    sources,
  };
}

/** An axis for each wire, if all that the block does there is about it. */
export function axesOf(block: Block): readonly Vector[] | undefined {
  const { axes, symbolic, interactions } = block;
  if (axes) return axes;
  if (symbolic) block.axes = [rotatedBack(symbolic.basis, directionOf(symbolic.letter))];
  else if (interactions.length === 1) block.axes = axesOfInteraction(interactions[0]!);
  return block.axes;
}

/** The axes of an interaction, by side. */
export function axesOfInteraction({ bases, letters, flipped }: Interaction): readonly [Vector, Vector] {
  return [
    rotatedBack(bases[0], directionOf(letters[flipped ? 1 : 0])),
    rotatedBack(bases[1], directionOf(letters[flipped ? 0 : 1])),
  ];
}

/** How far from parallel the axes of two blocks are on a wire that they share, as a sine. */
export function tiltOn(wire: number, a: Block, b: Block): number {
  return tilt(axesOf(a)![a.wires[0] === wire ? 0 : 1]!, axesOf(b)![b.wires[0] === wire ? 0 : 1]!);
}

/** Whether two blocks commute as far as a wire that they share is concerned. */
export function commuteOn(wire: number, a: Block, b: Block): boolean {
  const first = axesOf(a);
  const second = first && axesOf(b);
  if (!first || !second) return false;
  return parallel(first[a.wires[0] === wire ? 0 : 1]!, second[b.wires[0] === wire ? 0 : 1]!) !== 0;
}
