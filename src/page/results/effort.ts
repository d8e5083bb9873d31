import type { NoiseChoice } from '../work/methods/noisy-machine.js';
import type { CircuitSummary } from '../work/methods/read.js';

/** Up to this many updates of amplitudes something is computed while people type: well under a second. */
const UNASKED = 3e8;

/** Whether a circuit is simulated without being asked for. */
export function isQuick({ qubits, operations }: CircuitSummary, noise: NoiseChoice, shots: number): boolean {
  const gates = operations + 10;
  const ideal = gates * 2 ** qubits;
  // An abstract gate becomes a few native ones; of the shots, those with an error are each about half a run.
  const noisy = noise.kind === 'none' ? 0 : gates * (qubits <= 8 ? 4 ** qubits : (shots || 1000) * 2 ** qubits);
  return ideal + noisy <= UNASKED && shots <= 200_000;
}
