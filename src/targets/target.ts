import type { Connectivity } from './connectivity.js';
import type { NoiseModel } from './noise-models.js';

/** A native two-qubit gate: `ms` (Mølmer-Sørensen) or `zz`. */
export type Entangler = (typeof entanglers)[number];

/** Every native two-qubit gate by name. */
export const entanglers = ['ms', 'zz'] as const;

/** What kind of thing runs the circuit. */
export type TargetKind = 'simulator' | 'qpu' | 'ideal' | 'custom';

/** Whether jobs can be sent to the target. */
export type TargetStatus = 'available' | 'unavailable' | 'retired';

/** An inclusive range of angles in turns, lower end first. */
export type AngleRange = readonly [number, number];

/** Typical fidelities between 0 and 1; null where no source gives one. */
export interface TargetFidelity {
  /** Average fidelity of one pulse (`gpi` or `gpi2`). */
  readonly oneQubit: number | null;
  /** Average fidelity of one fully entangling gate. */
  readonly twoQubit: number | null;
  /** State preparation and measurement together, per qubit. */
  readonly readout: number | null;
}

/** Two different qubits and the average fidelity of one fully entangling gate on them, between 0 and 1. */
export type PairFidelity = readonly [first: number, second: number, fidelity: number];

/** Typical durations and coherence times in seconds; null where no source gives one. */
export interface TargetTiming {
  readonly oneQubit: number | null;
  readonly twoQubit: number | null;
  readonly readout: number | null;
  readonly reset: number | null;
  readonly t1: number | null;
  readonly t2: number | null;
}

/** What a job costs, in `unit`s. */
export interface TargetPrices {
  /** For one pulse in one shot. */
  readonly oneQubitGate: number;
  /** For one entangling gate in one shot. */
  readonly twoQubitGate: number;
  /** The least that a job costs. */
  readonly minimum: number;
  /** The least that a job costs when error mitigation is on. */
  readonly minimumWithMitigation: number;
  readonly unit: 'USD';
}

/** What the target refuses to exceed; null where no limit is known. */
export interface TargetLimits {
  /** The largest number of shots of one job. */
  readonly shots: number | null;
  /** The smallest number of shots with debiasing on; null where debiasing does not exist. */
  readonly debiasingShots: number | null;
  /** The largest number of operations in one circuit. */
  readonly operations: number | null;
}

/**
 * The weights that the transpiler minimises, in units of the error of one fully entangling gate.
 *
 * An entangling gate of angle t (turns) weighs `entanglerOffset + entanglerSlope * |t| / 0.25`, a pulse weighs
 * `pulseWeight`. Offset and slope sum to 1, so a full gate weighs 1 and weights stay meaningful on an error-free target.
 */
export interface TargetCost {
  readonly entanglerOffset: number;
  readonly entanglerSlope: number;
  readonly pulseWeight: number;
}

/** Where the facts of a field come from, in words; `all` stands for every field that is not named. */
export type TargetSources = Readonly<Partial<Record<TargetField | 'all', string>>>;

type TargetField =
  | 'qubits'
  | 'status'
  | 'entanglers'
  | 'partialAngles'
  | 'zzAngleRange'
  | 'connectivity'
  | 'noiseModel'
  | 'fidelity'
  | 'pairFidelities'
  | 'readoutFidelities'
  | 'timing'
  | 'prices'
  | 'limits';

/**
 * Everything about a backend that transpiling, validating and estimating need to know.
 *
 * A target is frozen plain data (only a restricted connectivity has methods). A number that no source gives is null.
 */
export interface Target {
  /** The name on the wire (`qpu.forte-1`), or `simulator:MODEL` for the simulator with a noise model. */
  readonly name: string;
  readonly kind: TargetKind;
  /** One sentence. */
  readonly description: string;
  readonly status: TargetStatus;
  /** The number of qubits; null means any width. */
  readonly qubits: number | null;
  /** The native two-qubit gates that the target runs, the preferred one first; at least one. */
  readonly entanglers: readonly Entangler[];
  /** Whether an entangling gate may have any angle in its range; false means the full gate (1/4 turn) only. */
  readonly partialAngles: boolean;
  /** The angles that `ms` takes, in turns. */
  readonly msAngleRange: AngleRange;
  /** The angles that `zz` takes, in turns; null means any finite angle. */
  readonly zzAngleRange: AngleRange | null;
  readonly connectivity: Connectivity;
  /** The depolarizing noise that the target applies; null for hardware and for an error-free target. */
  readonly noiseModel: NoiseModel | null;
  /** Null when no fidelity at all is known. */
  readonly fidelity: TargetFidelity | null;
  /** Where pairs differ: those whose own fidelity is known; `fidelity.twoQubit` stands for all others. */
  readonly pairFidelities?: readonly PairFidelity[];
  /** Where qubits differ: the fidelity of each one's preparation and read-out; null stands for `fidelity.readout`. */
  readonly readoutFidelities?: readonly (number | null)[];
  /** Null when no duration at all is known or durations mean nothing. */
  readonly timing: TargetTiming | null;
  /** Null when the price is not known. */
  readonly prices: TargetPrices | null;
  readonly limits: TargetLimits;
  readonly cost: TargetCost;
  /** Where the facts come from. */
  readonly sources: TargetSources;
}
