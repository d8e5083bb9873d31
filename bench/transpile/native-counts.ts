import type { CircuitData } from 'ionloom';

/** A fully entangling gate, in turns. */
const FULL_ENTANGLING_TURNS = 0.25;

/** What a native circuit costs, counted here from its gates and not taken from the transpiler's report. */
export interface NativeCounts {
  readonly pulses: number;
  /** The most pulses between two entangling gates on a wire. */
  readonly longestRun: number;
  readonly entanglingGates: number;
  /** In units of a full entangling gate. */
  readonly entanglingAngle: number;
}

/** Native gates are pulses on one wire and entangling gates on two, whose angle is their parameter of that name. */
export function nativeCounts(circuit: CircuitData<'native'>): NativeCounts {
  const run = new Array<number>(circuit.qubits).fill(0);
  const counts = { pulses: 0, longestRun: 0, entanglingGates: 0, entanglingAngle: 0 };
  for (const { gate, parameters, targets } of circuit.operations) {
    if (gate.kind !== 'unitary') continue;
    if (targets.length === 1) {
      // A gate without a phase does nothing: it is no pulse.
      if (gate.parameters.length === 0) continue;
      const wire = targets[0]!;
      counts.pulses++;
      run[wire] = run[wire]! + 1;
      counts.longestRun = Math.max(counts.longestRun, run[wire]!);
    } else {
      counts.entanglingGates++;
      const place = gate.parameters.findIndex(({ name }) => name === 'angle');
      counts.entanglingAngle += Math.abs(Number(parameters[place])) / FULL_ENTANGLING_TURNS;
      for (const wire of targets) run[wire] = 0;
    }
  }
  return counts;
}
