export type { HamiltonianProblem, LinearConstraint, Observable, QuadraticConstraint } from '../pauli/index.js';
export { finish, finishInTurns, type Step, type Steps, type Watch } from '../steps/index.js';
export { type BitTable, bitAt } from './bits/bit-table.js';
export { type Bound, requireBound } from './contract/bound.js';
export type { Engine, QuantumState, RunOptions, Simulator } from './contract/simulator.js';
export { DensityMatrix } from './density-matrix/density-matrix.js';
export { type DensityMatrixOptions, densityMatrixSimulator } from './density-matrix/density-matrix-simulator.js';
export { type EngineName, engineNames } from './engines.js';
export {
  type HamiltonianEnergy,
  type HamiltonianEnergyOptions,
  hamiltonianEnergy,
} from './hamiltonian-energy.js';
export { DEFAULT_MEMORY_LIMIT, readableBytes, requireMemory } from './memory.js';
export { moments } from './moments.js';
export {
  type DepolarizingRates,
  depolarizingRates,
  type Noise,
  publishedNoiseModels,
  type TargetNoiseOptions,
  targetNoise,
} from './noise/noise.js';
export type { Moments } from './observables/moments.js';
export { type Outcome, SimulationResult } from './result.js';
export { DEFAULT_SEED, type RandomStream, randomStream } from './sampling/random.js';
export type { OutcomeCounts } from './sampling/sample.js';
export { probabilities, type SimulateOptions, simulate, simulateAsync } from './simulate.js';
export { type CliffordRows, conjugatedRows, sameOutcomes } from './stabilizer/compare.js';
export { stabilizerSimulator } from './stabilizer/stabilizer-simulator.js';
export type { StabilizerState } from './stabilizer/stabilizer-state.js';
export type { Action } from './statevector/actions/matrix-actions.js';
export { programOf } from './statevector/actions/program.js';
export { PreparedCircuit } from './statevector/prepared-circuit.js';
export { referenceSimulator } from './statevector/reference-simulator.js';
export { type Complex, MAXIMUM_QUBITS, Statevector, statevectorBytes } from './statevector/statevector.js';
export {
  type FinalStateOptions,
  finalState,
  finalStateSteps,
  statevectorSimulator,
} from './statevector/statevector-simulator.js';
export { startThreads } from './statevector/threads/helpers.js';
