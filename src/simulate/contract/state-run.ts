import { type CircuitData, type Operation, WIDEST_INDEX } from '../../circuit/index.js';
import { type RandomStream, randomStream } from '../sampling/random.js';
import type { Samples } from '../sampling/samples.js';
import type { Run, Task } from './named-engine.js';
import type { QuantumState, RunOptions } from './simulator.js';

/**
 * What an engine found that has the final state.
 *
 * @param after the state after some more gates
 */
export function stateRun(
  state: QuantumState,
  { shots, seed, limit }: Task,
  after: (gates: readonly Operation[]) => QuantumState,
): Run {
  if (shots === undefined) return { state };
  limit.signal?.throwIfAborted();
  return {
    state,
    samples: samplesOf(state, shots, randomStream(seed, 1)),
    again: (gates, by) => samplesOf(after(gates), shots, randomStream(by, 1)),
  };
}

function samplesOf(state: QuantumState, shots: number, random: RandomStream): Samples {
  return state.qubits > WIDEST_INDEX && state.sampleBits !== undefined
    ? { bits: state.sampleBits(shots, random) }
    : { counts: state.sample(shots, random) };
}

/** A circuit with some more gates at its end. */
export function extended(circuit: CircuitData, gates: readonly Operation[]): CircuitData {
  const { gateset, qubits, globalPhase, parameters } = circuit;
  const operations = [...circuit.operations, ...gates];
  return { gateset, qubits, operations, measurements: [], globalPhase, parameters, keys: [] };
}

/** What runs later than the simulation itself has no progress of it to report. */
export function quiet({ onProgress: _onProgress, ...limit }: RunOptions): RunOptions {
  return limit;
}
