import type { CircuitData, Operation } from '../../circuit/index.js';
import { type NamedEngine, SMALL_COST } from '../contract/named-engine.js';
import type { RunOptions } from '../contract/simulator.js';
import { quiet, stateRun } from '../contract/state-run.js';
import { isNoiseless, runsWithoutNoise } from '../noise/noise.js';
import type { Statevector } from './statevector.js';
import { finalState, stateSteps } from './statevector-simulator.js';

/** All amplitudes: any gates, as far as memory goes. */
export const statevectorEngine: NamedEngine<'statevector'> = {
  name: 'statevector',
  judge({ circuit: { qubits }, rates }) {
    if (!isNoiseless(rates)) return { refusal: runsWithoutNoise('statevector') };
    const cost = 2 ** qubits;
    const small = `all amplitudes of ${qubits} qubits are a small vector`;
    return { cost, reason: cost <= SMALL_COST ? small : 'there are gates that are not Clifford' };
  },
  *run(task) {
    const { circuit, limit } = task;
    const state = yield* stateSteps(circuit, limit);
    return stateRun(state, task, (gates) => continued(state, circuit, gates, quiet(limit)));
  },
};

/** The state after some more gates of a circuit: the vector need not be made anew. */
export function continued(
  state: Statevector,
  { gateset, qubits, parameters }: CircuitData,
  operations: readonly Operation[],
  limit: RunOptions,
): Statevector {
  const added = { gateset, qubits, operations, measurements: [], globalPhase: 0, parameters, keys: [] };
  return finalState(added, { ...limit, initial: state });
}
