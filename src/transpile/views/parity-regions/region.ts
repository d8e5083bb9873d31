import type { Angle } from '../../../math/index.js';
import type { ParityStep } from '../../synthesis/parities/network.js';

/** A wire in a region: between its entry frame and its exit frame, all that happens is a parity network. */
export interface Member {
  readonly wire: number;
  /** A Clifford gate's number: the region begins with its inverse. */
  readonly entry: number;
  /** A Clifford gate's number: the region ends with it. */
  exit: number;
}

/** A part of the circuit that is CNOTs and rotations about Z once every wire is looked at in the right frame. */
export interface Region {
  readonly members: Member[];
  readonly steps: ParityStep[];
  /** Which elements of the circuit it is made of. */
  readonly elements: number[];
  /** Regions of higher levels come later; those of one level have no wire in common. */
  level: number;
  /** Whether a wire goes on outside. */
  left: boolean;
  /** Radians: the elements are e^{i phase} times frames and steps. */
  phase: Angle;
}

/** A region that no wire is in yet. */
export function emptyRegion(level: number): Region {
  return { members: [], steps: [], elements: [], level, left: false, phase: 0 };
}
