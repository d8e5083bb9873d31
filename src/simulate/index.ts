export type { HamiltonianProblem, LinearConstraint, Observable, QuadraticConstraint } from '../pauli/index.js';
export { finish, finishInTurns, type Step, type Steps, type Watch } from '../steps/index.js';
export { type BitTable, bitAt } from './bit-table.js';
export type { Action } from './block.js';
export { type EngineName, engineNames } from './choose-engine.js';
export { DensityMatrix } from './density-matrix/density-matrix.js';
export { type DensityMatrixOptions, densityMatrixSimulator } from './density-matrix/density-matrix-simulator.js';
export { DEFAULT_MEMORY_LIMIT, readableBytes, requireMemory } from './memory.js';
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
export { PreparedCircuit } from './prepared-circuit.js';
export { type Bound, programOf, requireBound } from './program.js';
export { DEFAULT_SEED, type RandomStream, randomStream } from './random.js';
export { referenceSimulator } from './reference-simulator.js';
export { type Outcome, SimulationResult } from './result.js';
export type { OutcomeCounts } from './sample.js';
export { probabilities, type SimulateOptions, simulate } from './simulate.js';
export type { Engine, QuantumState, RunOptions, Simulator } from './simulator.js';
export { type CliffordRows, conjugatedRows, sameOutcomes } from './stabilizer/compare.js';
export { stabilizerSimulator } from './stabilizer/stabilizer-simulator.js';
export type { StabilizerState } from './stabilizer/stabilizer-state.js';
export { type Complex, MAXIMUM_QUBITS, Statevector, statevectorBytes } from './statevector.js';
export { type FinalStateOptions, finalState, finalStateSteps, statevectorSimulator } from './statevector-simulator.js';
export { startThreads } from './threads/helpers.js';
