import { startThreads } from '../../../public/simulate.js';

/** From this many qubits on, the engine of all amplitudes is helped by other threads. */
const SMALLEST_HELPED = 18;

/**
 * How many threads work on a state of some qubits, once they are ready; 1 where the page may not share memory.
 *
 * @param wanted as many as the machine runs if left out
 */
export async function readyThreads(qubits: number, wanted: number | undefined): Promise<number> {
  if (wanted === undefined && qubits < SMALLEST_HELPED) return 1;
  return wanted === 1 ? 1 : await startThreads(wanted);
}
