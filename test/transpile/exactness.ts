import type { CircuitData } from '../../src/circuit/index.js';
import { type GateUse, qisGates } from '../../src/gates/index.js';
import { type Matrix, maxDistance } from '../../src/math/index.js';
import type { Transpilation } from '../../src/transpile/index.js';
import { denseUnitary } from '../gates/dense.js';

/** A run is the same every time. */
export const FIXED = { seed: 20261120 } as const;

/** What a transpilation states, whatever the names in its circuit's type. */
export interface Stated extends Pick<Transpilation, 'frames' | 'globalPhase' | 'outputPermutation'> {
  readonly circuit: CircuitData;
}

/** The unitary that a transpilation says the original has: e^{i globalPhase} P Rz(frames) circuit. */
export function statedUnitary({ circuit, frames, globalPhase, outputPermutation }: Stated): Matrix {
  const rest: GateUse[] = frames.map((frame, wire) => ({
    gate: qisGates.rz,
    parameters: [frame],
    controls: [],
    targets: [wire],
  }));
  const phase = (globalPhase as number) + (circuit.globalPhase as number);
  return denseUnitary([...circuit.operations, ...rest, ...swapsHome(outputPermutation)], circuit.qubits, phase);
}

/** The swaps after which every qubit is on its own wire again, where qubit q is on wire `permutation[q]` before them. */
export function swapsHome(permutation: readonly number[]): readonly GateUse[] {
  const wireOf = [...permutation];
  const swaps: GateUse[] = [];
  for (let qubit = 0; qubit < wireOf.length; qubit++) {
    const wire = wireOf[qubit]!;
    if (wire === qubit) continue;
    swaps.push({ gate: qisGates.swap, parameters: [], controls: [], targets: [wire, qubit] });
    wireOf[wireOf.indexOf(qubit)] = wire;
    wireOf[qubit] = qubit;
  }
  return swaps;
}

/** How far a transpilation is from the circuit it stands for, global phase included. */
export function distanceTo(circuit: CircuitData, transpilation: Stated): number {
  const original = denseUnitary(circuit.operations, circuit.qubits, circuit.globalPhase as number);
  return maxDistance(original, statedUnitary(transpilation));
}
