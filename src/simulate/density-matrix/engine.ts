import { finish } from '../../steps/index.js';
import type { NamedEngine } from '../contract/named-engine.js';
import { quiet, stateRun } from '../contract/state-run.js';
import { DEFAULT_MEMORY_LIMIT } from '../memory.js';
import { noisyShotsOf, shotsWithErrors } from '../noise/error-places.js';
import { densityMatrixBytes } from './density-matrix.js';
import { continuedSteps, mixedStateSteps } from './density-matrix-simulator.js';

/** Beyond this width a density matrix takes longer than any number of shots that is worth taking. */
const WIDEST_MIXED_QUBITS = 11;

/** Whether the exact mixed state of so many qubits is worth its time and within the memory. */
export function fitsMixedState(qubits: number, memoryLimit: number = DEFAULT_MEMORY_LIMIT): boolean {
  return qubits <= WIDEST_MIXED_QUBITS && densityMatrixBytes(qubits) <= memoryLimit;
}

/** The exact mixed state: any noise, on few qubits. */
export const densityMatrixEngine: NamedEngine<'density-matrix'> = {
  name: 'density-matrix',
  judge(task) {
    const { qubits } = task.circuit;
    // The numbers that a gate changes, and a little for reading them.
    const cost = qubits <= WIDEST_MIXED_QUBITS ? 4 ** qubits + 2 ** qubits / 4 : Number.POSITIVE_INFINITY;
    const reason = `${shotsWithErrors(noisyShotsOf(task))} more work than the exact mixed state of ${qubits} qubits`;
    return { cost, reason };
  },
  *run(task) {
    const { circuit, rates, limit } = task;
    const state = yield* mixedStateSteps(circuit, { ...limit, noise: rates });
    return stateRun(state, task, (gates) => finish(continuedSteps(state, gates), quiet(limit)));
  },
};
