import fc from 'fast-check';
import { type GateUse, qisGates } from '../../src/gates/index.js';
import { uniform } from '../math/uniform.js';

/** Interactions on three wires with any one-qubit gates between them. */
export function dressedInteractions(minLength: number, maxLength: number): fc.Arbitrary<readonly GateUse[]> {
  const angle = uniform(-3, 3);
  const step = fc.tuple(
    fc.constantFrom(qisGates.zz, qisGates.xx, qisGates.yy, qisGates.rzx),
    uniform(0.2, 1.5),
    fc.constantFrom<readonly number[]>([0, 1], [1, 2], [0, 2], [2, 1]),
    fc.tuple(angle, angle, angle),
    fc.tuple(angle, angle, angle),
  );
  return fc.array(step, { minLength, maxLength }).map((steps) =>
    steps.flatMap(([gate, theta, targets, first, second]): GateUse[] => [
      { gate: qisGates.u, parameters: first, controls: [], targets: [targets[0]!] },
      { gate: qisGates.u, parameters: second, controls: [], targets: [targets[1]!] },
      { gate, parameters: [theta], controls: [], targets },
    ]),
  );
}
