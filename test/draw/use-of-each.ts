import type { Gate, GateUse } from '../../src/gates/index.js';
import { identity } from '../../src/math/index.js';

/** A use of a gate, its wires one after the other from 0, controls first, and all its angles 0.5. */
export function useOfEach(gate: Gate, controls = 0): GateUse {
  const targets = gate.targets === 'any' ? 2 : gate.targets;
  const data =
    gate.data === 'matrix'
      ? { data: { matrix: identity(4) } }
      : gate.data === 'pauliSum'
        ? { data: { pauliSum: { terms: ['XZ'], coefficients: [0.25] } } }
        : {};
  return {
    gate,
    parameters: gate.parameters.map(() => 0.5),
    controls: Array.from({ length: controls }, (_, k) => k),
    targets: Array.from({ length: targets }, (_, k) => controls + k),
    ...data,
  };
}
