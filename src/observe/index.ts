export { type Estimate, type EstimatedPlan, type EstimateOptions, estimate, type GroupEstimate } from './estimate.js';
export { type Derivative, estimateGradient, gradient, type MeanWithError } from './gradient.js';
export {
  groupTerms,
  type MeasurementGroup,
  type MeasurementOptions,
  type Measurements,
  measurementsFor,
} from './measurements.js';
export {
  type ParameterOccurrence,
  type ParameterShift,
  parameterShift,
  type RunnableShift,
  type ShiftedCircuit,
} from './parameter-shift.js';
export { type Grouping, groupings, type ReadTerm } from './read-outs.js';
export type { CircuitReading, KeyedResults, SimulatedResults, WeightedOutcomes } from './readings.js';
export { type ShotSharing, sharings } from './shots.js';
