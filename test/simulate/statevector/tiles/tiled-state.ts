import type { CircuitData } from '../../../../src/circuit/index.js';
import {
  requireBound,
  requireMemory,
  type Simulator,
  Statevector,
  statevectorBytes,
} from '../../../../src/simulate/index.js';
import { runTiled } from '../../../../src/simulate/statevector/threads/tiled-run.js';
import { tiledProgram } from '../../../../src/simulate/statevector/tiles/tiled-program.js';

/** What the tiled engine makes of all zeros, whatever the width: small registers never get there by themselves. */
export function tiledState(circuit: CircuitData, tileBits?: number): Statevector {
  const tiling = tileBits === undefined ? undefined : { bits: circuit.qubits, tileBits, lowBits: 2 };
  const program = tiledProgram(circuit, true, tiling);
  const state = new Statevector(new Float64Array(2 ** circuit.qubits), new Float64Array(2 ** circuit.qubits));
  state.re[program.flips] = program.factor.re;
  state.im[program.flips] = program.factor.im;
  runTiled(program, state.re, state.im, 1);
  return state;
}

/** The largest difference of two amplitudes. */
export function largestDifference(a: Statevector, b: Statevector): number {
  let largest = 0;
  for (let i = 0; i < a.re.length; i++) {
    const difference = Math.hypot(a.re[i]! - b.re[i]!, a.im[i]! - b.im[i]!);
    // Written so that NaN is found instead of being passed over.
    if (!(difference <= largest)) largest = difference;
  }
  return largest;
}

/** The tiled engine for every width: the statevector engine takes the reference for small ones. */
export const tiledSimulator: Simulator<Statevector> = {
  name: 'tiled',
  memoryFor: ({ qubits }) => statevectorBytes(qubits),
  run: (circuit, { memoryLimit = Number.POSITIVE_INFINITY } = {}) => {
    requireBound(circuit);
    requireMemory(statevectorBytes(circuit.qubits), memoryLimit, 'the state');
    return tiledState(circuit);
  },
};
