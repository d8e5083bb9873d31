export { type Connectivity, connects, type QubitPairs, qubitPairs } from './connectivity.js';
export { type NoiseModel, type NoiseModelName, noiseModels } from './noise-models.js';
export type {
  AngleRange,
  Entangler,
  Target,
  TargetCost,
  TargetFidelity,
  TargetKind,
  TargetLimits,
  TargetPrices,
  TargetStatus,
  TargetTiming,
} from './target.js';
