import { type OptionNames, requireAmounts, requireOptions } from '../errors/index.js';
import { FULL_ENTANGLING_TURNS } from '../gates/index.js';
import { entanglerError, type NativeCounts, pulseError } from './gate-error.js';
import { resolveTarget, type TargetOrName } from './resolve-target.js';

/** What {@link estimateFidelity} needs to know of a circuit. */
export interface FidelityCounts extends NativeCounts {
  /** How many qubits are read out; 0 leaves readout and preparation out of the estimate. */
  readonly measuredQubits?: number;
  /** Counts for nothing: a report's `output` has it. */
  readonly qubits?: number;
  /** Counts for nothing: a report's `output` has it. */
  readonly depth?: number;
}

const FIDELITY_COUNTS: OptionNames<FidelityCounts> = {
  pulses: true,
  entanglingGates: true,
  entanglingAngle: true,
  measuredQubits: true,
  qubits: true,
  depth: true,
};

const AMOUNTS = ['pulses', 'entanglingGates', 'entanglingAngle', 'measuredQubits'];

/**
 * The probability that nothing goes wrong: the product of every gate's average fidelity and of every read-out.
 *
 * Entangling gates count with their mean angle, which differs from the exact product only in second order of the errors.
 * Null when the circuit uses something whose fidelity the target does not know, except that an unknown readout
 * fidelity is left out. Crosstalk, idling and correlated errors are not modelled.
 */
export function estimateFidelity(named: TargetOrName, counts: FidelityCounts): number | null {
  const target = resolveTarget(named, 'estimateFidelity');
  requireOptions(counts, FIDELITY_COUNTS, 'estimateFidelity');
  const { pulses, entanglingGates, entanglingAngle, measuredQubits = 0 } = counts;
  requireAmounts({ ...counts, measuredQubits }, AMOUNTS, 'estimateFidelity');
  let fidelity = 1;
  if (pulses > 0) {
    const error = pulseError(target);
    if (error === null) return null;
    fidelity *= (1 - error) ** pulses;
  }
  if (entanglingGates > 0) {
    const error = entanglerError(target, (entanglingAngle / entanglingGates) * FULL_ENTANGLING_TURNS);
    if (error === null) return null;
    fidelity *= (1 - error) ** entanglingGates;
  }
  return fidelity * (target.fidelity?.readout ?? 1) ** measuredQubits;
}
