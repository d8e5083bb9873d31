export type { Bound } from '../circuit/index.js';
export type { HamiltonianProblem, LinearConstraint, Observable, QuadraticConstraint } from '../pauli/index.js';
export type { BitTable } from './bits/bit-table.js';
export type { Engine, QuantumState, RunOptions, Simulator } from './contract/simulator.js';
export { DensityMatrix } from './density-matrix/density-matrix.js';
export { type DensityMatrixOptions, densityMatrixSimulator } from './density-matrix/density-matrix-simulator.js';
export { type EngineName, engineNames } from './engines.js';
export {
  type HamiltonianEnergy,
  type HamiltonianEnergyOptions,
  hamiltonianEnergy,
} from './hamiltonian-energy.js';
export { moments } from './moments.js';
export {
  type DepolarizingRates,
  depolarizingRates,
  type Noise,
  publishedNoiseModels,
  type TargetNoiseOptions,
  targetNoise,
} from './noise/noise.js';
export type { Moments, MomentsSource } from './observables/moments.js';
export { type SimulatedOutcome as Outcome, SimulationResult } from './result.js';
export { DEFAULT_SEED, type RandomStream, randomStream } from './sampling/random.js';
export type { OutcomeCounts } from './sampling/sample.js';
export { probabilities, type SimulateOptions, simulate, simulateAsync } from './simulate.js';
export { stabilizerSimulator } from './stabilizer/stabilizer-simulator.js';
export type { StabilizerState } from './stabilizer/stabilizer-state.js';
export { referenceSimulator } from './statevector/reference-simulator.js';
export { type Complex, Statevector } from './statevector/statevector.js';
export { type FinalStateOptions, finalState, statevectorSimulator } from './statevector/statevector-simulator.js';
export { startThreads } from './statevector/threads/helpers.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export { bitAt } from './bits/bit-table.js';
/** @internal */
export { requireBound } from './contract/bound.js';
/** @internal */
export { readableBytes, requireMemory } from './memory.js';
/** @internal */
export { engineForMeans } from './simulate.js';
/** @internal */
export { conjugatedRows, sameOutcomes } from './stabilizer/compare.js';
/** @internal */
export type { Action } from './statevector/actions/matrix-actions.js';
/** @internal */
export { programOf } from './statevector/actions/program.js';
/** @internal */
export { PreparedCircuit } from './statevector/prepared-circuit.js';
/** @internal */
export { MAXIMUM_QUBITS, statevectorBytes } from './statevector/statevector.js';
/** @internal */
export { finalStateSteps } from './statevector/statevector-simulator.js';
/** @internal */
export { countTrajectories, mergedTrajectories, sampleTrajectories } from './trajectory-ranges.js';
