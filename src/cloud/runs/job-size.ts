import { type CircuitData, countGates, type Evaluable, isStated } from '../../circuit/index.js';

/** How much a job asks of a machine, all its circuits together. */
export interface JobGates {
  /** The widest circuit. */
  readonly qubits: number;
  readonly oneQubitGates: number;
  readonly twoQubitGates: number;
}

/**
 * The gates that a job is priced by: native ones as they are, abstract ones as they are lowered plainly, since what the
 * service makes of them is not known beforehand.
 */
export async function jobGates(circuits: readonly Evaluable[]): Promise<JobGates> {
  const native: CircuitData[] = [];
  for (const circuit of circuits.map((each) => (isStated(each) ? each.circuit : each))) {
    native.push(circuit.gateset === 'native' ? circuit : await lowered(circuit));
  }
  const counts = native.map(countGates);
  return {
    qubits: Math.max(1, ...native.map(({ qubits }) => qubits)),
    oneQubitGates: counts.reduce((sum, { gates, twoQubitGates }) => sum + gates - twoQubitGates, 0),
    twoQubitGates: counts.reduce((sum, { twoQubitGates }) => sum + twoQubitGates, 0),
  };
}

/** Every interaction for itself, so that the estimate is rather too high than too low; one-qubit gates in a row are pulses. */
async function lowered(circuit: CircuitData): Promise<CircuitData> {
  const { transpile } = await import('../../transpile/index.js');
  return transpile(circuit, 'ideal', { level: 0, entangler: 'zz' }).circuit;
}
