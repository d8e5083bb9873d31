import { isFullGate, shareOfFullGate } from '../gates/index.js';
import type { Angle } from '../math/index.js';
import type { NativeCounts } from './gate-error.js';
import type { Target } from './target.js';

/** Entangling gates, and the sum of their absolute angles in full gates. */
export type EntanglingCounts = Omit<NativeCounts, 'pulses'>;

/** Coordinates (radians) of this size cost nothing: a wrong answer is a wrong price, never a wrong gate. */
const NO_COORDINATE = 1e-11;
const FULL_COORDINATE = Math.PI / 4;
const NONE: EntanglingCounts = { entanglingGates: 0, entanglingAngle: 0 };

/**
 * What interactions take on a target, and what that costs in errors of one full entangling gate.
 *
 * It is asked with the wires, where one pair is meant; a target knows one fidelity for all pairs so far.
 */
export class EntanglingCost {
  /** Whether interactions may have any angle; if not, they are made of full gates. */
  readonly partialAngles: boolean;
  readonly #offset: number;
  readonly #slope: number;

  constructor({ cost, partialAngles }: Target) {
    this.partialAngles = partialAngles;
    this.#offset = cost.entanglerOffset;
    this.#slope = cost.entanglerSlope;
  }

  /** What entangling gates cost, of one pair where it is named. */
  of({ entanglingGates, entanglingAngle }: EntanglingCounts, _wires?: readonly number[]): number {
    return entanglingGates * this.#offset + entanglingAngle * this.#slope;
  }

  /** What one full gate costs on a pair. */
  ofFullGate(wires?: readonly number[]): number {
    return this.of({ entanglingGates: 1, entanglingAngle: 1 }, wires);
  }

  /** What exp(-i angle/2 P(x)Q) costs on a pair; radians. */
  ofInteraction(angle: Angle, wires?: readonly number[]): number {
    return this.of(this.gatesOfInteraction(angle), wires);
  }

  /** The gates that exp(-i angle/2 P(x)Q) takes: where only full gates run, a partial one is a rotation between two. */
  gatesOfInteraction(angle: Angle): EntanglingCounts {
    const share = shareOfFullGate(angle);
    if (share < NO_COORDINATE) return NONE;
    if (this.partialAngles) return { entanglingGates: 1, entanglingAngle: share };
    return fullGates(isFullGate(angle) ? 1 : 2);
  }

  /** The same of an interaction that stands there: it is a gate even where it does nothing, until it is made anew. */
  gatesAsWritten(angle: Angle): EntanglingCounts {
    const gates = this.gatesOfInteraction(angle);
    if (gates.entanglingGates > 0) return gates;
    return this.partialAngles ? { entanglingGates: 1, entanglingAngle: 0 } : fullGates(2);
  }

  /** The gates that a two-qubit unitary of these Weyl coordinates takes: pi/4 >= x >= y >= abs(z), radians. */
  gatesOfBlock(coordinates: readonly [x: number, y: number, z: number]): EntanglingCounts {
    if (!this.partialAngles) return fullGates(fullGateCount(coordinates));
    const sizes = coordinates.map(Math.abs).filter((size) => size > NO_COORDINATE);
    const angle = sizes.reduce((sum, size) => sum + size, 0) / FULL_COORDINATE;
    return { entanglingGates: sizes.length, entanglingAngle: angle };
  }
}

/** How many full entangling gates a two-qubit unitary takes (Shende, Bullock and Markov 2003). */
export function fullGateCount([x, y, z]: readonly [x: number, y: number, z: number]): number {
  if (Math.abs(z) > NO_COORDINATE) return 3;
  if (Math.abs(y) > NO_COORDINATE) return 2;
  if (Math.abs(x) <= NO_COORDINATE) return 0;
  return Math.abs(x - FULL_COORDINATE) < NO_COORDINATE ? 1 : 2;
}

function fullGates(count: number): EntanglingCounts {
  return { entanglingGates: count, entanglingAngle: count };
}
