import type { WidePhase } from './pending-phases.js';

/** A phase `e^{i angle}` where all bits of the mask are one; radians. */
export interface MaskedPhase {
  readonly mask: number;
  readonly angle: number;
}

/** Phases among the bits of a tile, the same for every tile: applied by one table over the tile. */
export interface TableTask {
  readonly kind: 'table';
  readonly scale: number;
  readonly phases: readonly MaskedPhase[];
}

/** Phases that involve bits outside the tile: within one tile, one phase for each of its bits. */
export interface RampTask {
  readonly kind: 'ramp';
  readonly phases: readonly MaskedPhase[];
}

/** A phase of three or more bits. */
export interface WideTask {
  readonly kind: 'wide';
  readonly phase: WidePhase;
}

/** A rotation; its tangent is negated where an odd number of the bits of `signs`, all outside the tile, is one. */
export interface TileRotation {
  readonly bit: number;
  readonly tangent: number;
  readonly signs: number;
}

/** Rotations of different bits, in pairs and at most one alone. */
export interface RotateTask {
  readonly kind: 'rotate';
  readonly rotations: readonly TileRotation[];
}

/** A rotation, a phase where its bit and the next are both one, and the rotation of that next bit; radians. */
export interface ChainTask {
  readonly kind: 'chain';
  readonly first: TileRotation;
  readonly angle: number;
  readonly second: TileRotation;
}

export type TileTask = TableTask | RampTask | WideTask | RotateTask | ChainTask;

/** What is done to every tile between one reading and one writing of the state. */
export interface Stage {
  /** Mask of the bits that a tile spans. */
  readonly tile: number;
  /** Mask of the bits of the tile that are zero throughout the state until the stage rotates them. */
  readonly zero: number;
  /** Mask of the bits outside the tile that have one value throughout the state; `fixed` has their values. */
  readonly still: number;
  readonly fixed: number;
  readonly tasks: readonly TileTask[];
}
