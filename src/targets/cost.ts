import type { TargetCost, TargetFidelity, TargetKind } from './target.js';

/**
 * The error of a pulse in units of a full entangling gate's error where no fidelities say better.
 *
 * It is the ratio of the average infidelities of IonQ's forte-1 noise model: (r1q / 2) / (3 r2q / 4), about 1 : 28.
 */
export const DEFAULT_PULSE_WEIGHT = 0.0359;

/**
 * The weights that a target of this kind has unless it is given others.
 *
 * On hardware the error of an entangling gate grows with its angle (continuous-angle gates: arXiv:2504.06259), so 0.4 is
 * charged per gate and 0.6 per full angle. The simulator's noise models charge every gate alike, whatever its angle.
 */
export function defaultCost(kind: TargetKind, fidelity: TargetFidelity | null): TargetCost {
  const perGate = kind === 'simulator' ? 1 : 0.4;
  return Object.freeze({
    entanglerOffset: perGate,
    entanglerSlope: 1 - perGate,
    pulseWeight: pulseWeight(fidelity) ?? DEFAULT_PULSE_WEIGHT,
  });
}

/** The error of a pulse over the error of a full entangling gate, at most 1; null where fidelities do not tell. */
export function pulseWeight(fidelity: TargetFidelity | null): number | null {
  if (fidelity === null || fidelity.oneQubit === null || fidelity.twoQubit === null) return null;
  const pulseError = 1 - fidelity.oneQubit;
  const entanglerError = 1 - fidelity.twoQubit;
  if (entanglerError === 0) return null;
  return Math.min(1, pulseError / entanglerError);
}
