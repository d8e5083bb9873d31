import type { CircuitData } from '../circuit/index.js';
import type { Angle } from '../math/index.js';
import type { Entangler, Target } from '../targets/index.js';

/**
 * How hard the transpiler tries, no level being worse than the one below it: 0 lowers only, nothing moved or merged;
 * 1 cancels and merges neighbours; 2 and 3 also try to make every two-qubit block anew.
 */
export type Level = 0 | 1 | 2 | 3;

/** What passes share, and what the lowering leaves beside the circuit. */
export interface PassContext {
  readonly target: Target;
  readonly entangler: Entangler;
  readonly level: Level;
  /** Radians of the Rz after the circuit on each wire; set by the lowering. */
  frames: readonly Angle[];
  /** Radians; set by the lowering. */
  globalPhase: Angle;
}

/** One step of the pipeline. */
export interface Pass {
  readonly name: string;
  /** What must hold of the circuit before. */
  readonly requires: string;
  /** What holds of the circuit after; its unitary is always the same, up to frames and phase in the context. */
  readonly ensures: string;
  readonly run: (circuit: CircuitData, context: PassContext) => CircuitData;
}

/** A circuit's fields without its methods. */
export function partsOf({
  gateset,
  qubits,
  operations,
  measurements,
  globalPhase,
  parameters,
  keys,
}: CircuitData): CircuitData {
  return { gateset, qubits, operations, measurements, globalPhase, parameters, keys };
}
