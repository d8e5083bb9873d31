import { requireObject } from '../errors/index.js';
import { FULL_ENTANGLING_TURNS } from '../gates/index.js';
import { resolveTarget, type TargetOrName } from './resolve-target.js';
import type { Target } from './target.js';

/** The average infidelity of one pulse on a target; null when the target does not know it. */
export function pulseError(target: Target): number | null {
  const fidelity = target.fidelity?.oneQubit ?? null;
  return fidelity === null ? null : 1 - fidelity;
}

/**
 * The average infidelity of one entangling gate of this angle (turns) on a target; null when the target does not know it.
 *
 * The full gate's infidelity, scaled by the target's offset and slope; the slope counts at most one full gate's angle
 * however often the angle winds.
 */
export function entanglerError(target: Target, angleTurns: number): number | null {
  const fidelity = target.fidelity?.twoQubit ?? null;
  if (fidelity === null) return null;
  const { entanglerOffset, entanglerSlope } = target.cost;
  const share = Math.min(1, Math.abs(angleTurns) / FULL_ENTANGLING_TURNS);
  return (1 - fidelity) * (entanglerOffset + entanglerSlope * share);
}

/** What a circuit costs on a target, in units of the error of one fully entangling gate: the transpiler minimises it. */
export function weighCost(target: TargetOrName, counts: NativeCounts): number {
  const { entanglerOffset, entanglerSlope, pulseWeight } = resolveTarget(target, 'weighCost').cost;
  requireObject(counts, 'what weighCost counts');
  return (
    counts.entanglingGates * entanglerOffset + counts.entanglingAngle * entanglerSlope + counts.pulses * pulseWeight
  );
}

/** What a native circuit consists of. */
export interface NativeCounts {
  /** The number of `gpi` and `gpi2` gates. */
  readonly pulses: number;
  /** The number of `ms` and `zz` gates. */
  readonly entanglingGates: number;
  /** The sum of the entangling gates' absolute angles, in full gates (1/4 turn each). */
  readonly entanglingAngle: number;
}
