export { findTarget, targetNames, targets } from './catalogue/index.js';
export { type CharacterizedTarget, targetFrom } from './characterization/index.js';
export { type Connectivity, connects, type QubitPairs, qubitPairs } from './connectivity.js';
export { type CustomTarget, customTarget } from './custom-target.js';
export { type DurationOptions, estimateDuration, type TimedGate } from './estimate-duration.js';
export { estimateFidelity, type FidelityCounts } from './estimate-fidelity.js';
export { estimatePrice, type JobSize } from './estimate-price.js';
export { type NativeCounts, weighCost } from './gate-error.js';
export { type NoiseModel, type NoiseModelName, noiseModels } from './noise-models.js';
export type { TargetOrName } from './resolve-target.js';
export {
  type AngleRange,
  type Entangler,
  entanglers,
  type PairFidelity,
  type Target,
  type TargetCost,
  type TargetFidelity,
  type TargetKind,
  type TargetLimits,
  type TargetPrices,
  type TargetSources,
  type TargetStatus,
  type TargetTiming,
} from './target.js';
export type { CatalogueName, TargetName } from './target-name.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export { angleRangeOf, takesNegativeZz } from './angle-range.js';
/** @internal */
export { isUnknownMachine, unknownMachineHint } from './catalogue/index.js';
/** @internal */
export { EntanglingCost, type EntanglingCounts, fullGateCount } from './entangling-cost.js';
/** @internal */
export { ErrorMap } from './error-map.js';
/** @internal */
export { entanglerError, pulseError } from './gate-error.js';
/** @internal */
export { resolveTarget } from './resolve-target.js';
