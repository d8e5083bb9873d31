import { type CircuitData, type Evaluable, inOriginalQubits, requireEvaluable } from '../../circuit/index.js';
import { IonloomError, issue, type OptionNames, requireOptions } from '../../errors/index.js';
import { decomposeUse, type GateUse, matrixOfUse } from '../../gates/index.js';
import { finish, type Steps } from '../../steps/index.js';
import { requireBound } from '../contract/bound.js';
import { requireState } from '../contract/read-qubits.js';
import { type Engine, type RunOptions, runOptionNames } from '../contract/simulator.js';
import { allocate, DEFAULT_MEMORY_LIMIT, requireMemory } from '../memory.js';
import {
  type DepolarizingRates,
  depolarizingRates,
  isNoiseless,
  type Noise,
  rateOf,
  requireNative,
} from '../noise/noise.js';
import { DensityMatrix, densityMatrixBytes, MAXIMUM_MIXED_QUBITS, stringOfZs } from './density-matrix.js';
import { mixStrings } from './mix-strings.js';
import { pauliTransfer } from './pauli-transfer.js';

/** How the density matrix engine runs. */
export interface DensityMatrixOptions extends RunOptions {
  /** Depolarizing noise after every gate of a native circuit; none if left out. */
  readonly noise?: Noise;
}

const DENSITY_MATRIX_OPTIONS: OptionNames<DensityMatrixOptions> = { noise: true, ...runOptionNames };

/** Transfer matrices of wider gates are too large to be worth it: they are taken apart instead. */
const WIDEST_TRANSFER = 4;

/** The engine of mixed states: exact under noise, for small registers. */
export const densityMatrixSimulator: Engine<DensityMatrix> & {
  run(circuit: Evaluable, options?: DensityMatrixOptions): DensityMatrix;
} = Object.freeze({
  name: 'density-matrix',
  memoryFor: (circuit: Evaluable) => densityMatrixBytes(inOriginalQubits(circuit).qubits),
  refuses(circuit: Evaluable): string | undefined {
    const wide = inOriginalQubits(circuit).operations.find((use) => partsOf(use) === undefined);
    return wide && tooWide(wide);
  },
  run(input: Evaluable, options: DensityMatrixOptions = {}) {
    requireEvaluable(input, 'densityMatrixSimulator');
    requireOptions(options, DENSITY_MATRIX_OPTIONS, 'densityMatrixSimulator');
    requireState(input);
    return finish(mixedStateSteps(inOriginalQubits(input), options), options);
  },
});

/** The mixed state that a circuit leaves, gate by gate. */
export function* mixedStateSteps(circuit: CircuitData, options: DensityMatrixOptions): Steps<DensityMatrix> {
  const { memoryLimit = DEFAULT_MEMORY_LIMIT, noise = 'ideal' } = options;
  const rates = depolarizingRates(noise);
  const noisy = !isNoiseless(rates);
  if (noisy) requireNative(circuit);
  requireBound(circuit);
  const { qubits } = circuit;
  const purpose = purposeOf(qubits);
  const limit = Math.min(memoryLimit, densityMatrixBytes(MAXIMUM_MIXED_QUBITS));
  requireMemory(densityMatrixBytes(qubits), limit, purpose);
  const paulis = allocate(4 ** qubits, purpose);
  // All zeros: every product of Zs is one.
  for (let zs = 0; zs < 2 ** qubits; zs++) paulis[stringOfZs(zs)] = 1;
  yield* applyGates(paulis, circuit.operations, noisy ? rates : undefined);
  return new DensityMatrix(paulis, rates.readout ?? 0);
}

/** The mixed state after some more gates, which are without noise; the one before them stays as it is. */
export function* continuedSteps(state: DensityMatrix, gates: readonly GateUse[]): Steps<DensityMatrix> {
  const paulis = allocate(state.paulis.length, purposeOf(state.qubits));
  paulis.set(state.paulis);
  yield* applyGates(paulis, gates, undefined);
  return new DensityMatrix(paulis, state.readout);
}

function purposeOf(qubits: number): string {
  return `the density matrix of ${qubits} qubits`;
}

function* applyGates(
  paulis: Float64Array,
  operations: readonly GateUse[],
  rates: DepolarizingRates | undefined,
): Steps<void> {
  for (const [index, use] of operations.entries()) {
    applyGate(paulis, use, rates);
    yield { done: index + 1, total: operations.length };
  }
}

function applyGate(paulis: Float64Array, use: GateUse, rates: DepolarizingRates | undefined): void {
  const parts = partsOf(use);
  if (parts === undefined) throw new IonloomError(issue('NotEnoughQubits', tooWide(use)));
  for (const part of parts) {
    const wires = [...part.controls, ...part.targets];
    const rate = rates === undefined ? 0 : rateOf(part, rates);
    mixStrings(paulis, pauliTransfer(matrixOfUse(part), wires.length, rate), wires);
  }
}

/** A gate as gates that are narrow enough; undefined where the gate table knows no such parts. */
function partsOf(use: GateUse): readonly GateUse[] | undefined {
  if (use.gate.kind === 'barrier') return [];
  if (use.controls.length + use.targets.length <= WIDEST_TRANSFER) return [use];
  const parts = decomposeUse(use)?.uses.map(partsOf);
  return parts?.every((part) => part !== undefined) ? parts.flat() : undefined;
}

function tooWide({ gate, controls, targets }: GateUse): string {
  return `${gate.name} on ${controls.length + targets.length} wires is too wide for a density matrix`;
}
