export type { HamiltonianProblem, LinearConstraint, Observable, QuadraticConstraint } from '../pauli/index.js';
export type { BitTable } from './bit-table.js';
export { type EngineName, engineNames } from './choose-engine.js';
export { DensityMatrix } from './density-matrix/density-matrix.js';
export { type DensityMatrixOptions, densityMatrixSimulator } from './density-matrix/density-matrix-simulator.js';
export { moments } from './moments.js';
export {
  type DepolarizingRates,
  depolarizingRates,
  type Noise,
  publishedNoiseModels,
  type TargetNoiseOptions,
  targetNoise,
} from './noise.js';
export {
  type HamiltonianEnergy,
  type HamiltonianEnergyOptions,
  hamiltonianEnergy,
} from './observables/hamiltonian-energy.js';
export type { Moments } from './observables/moments.js';
export type { Bound } from './program.js';
export { DEFAULT_SEED, type RandomStream, randomStream } from './random.js';
export { referenceSimulator } from './reference-simulator.js';
export { type Outcome, SimulationResult } from './result.js';
export type { OutcomeCounts } from './sample.js';
export { probabilities, type SimulateOptions, simulate } from './simulate.js';
export type { Engine, QuantumState, RunOptions, Simulator } from './simulator.js';
export { stabilizerSimulator } from './stabilizer/stabilizer-simulator.js';
export type { StabilizerState } from './stabilizer/stabilizer-state.js';
export { type Complex, Statevector } from './statevector.js';
export { type FinalStateOptions, finalState, statevectorSimulator } from './statevector-simulator.js';
export type { Steps, Watch } from './steps.js';
export { startThreads } from './threads/helpers.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export { bitAt } from './bit-table.js';
/** @internal */
export type { Action } from './block.js';
/** @internal */
export { readableBytes, requireMemory } from './memory.js';
/** @internal */
export { PreparedCircuit } from './prepared-circuit.js';
/** @internal */
export { programOf, requireBound } from './program.js';
/** @internal */
export { conjugatedRows, sameOutcomes } from './stabilizer/compare.js';
/** @internal */
export { MAXIMUM_QUBITS, statevectorBytes } from './statevector.js';
/** @internal */
export { finalStateSteps } from './statevector-simulator.js';
/** @internal */
export { finish, finishInTurns } from './steps.js';
