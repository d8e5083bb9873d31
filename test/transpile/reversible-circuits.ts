import fc from 'fast-check';
import { type CircuitData, circuitOf, type Operation } from '../../src/circuit/index.js';
import { inverseOfUse, qisGates } from '../../src/gates/index.js';

/** Rows that controls are put on, with how many targets each has; the first are drawn most. */
const rows = [
  ...[qisGates.x, qisGates.x, qisGates.x, qisGates.x, qisGates.z, qisGates.s, qisGates.ti, qisGates.v, qisGates.vi],
  ...[qisGates.y, qisGates.h, qisGates.swap, qisGates.rccx, qisGates.rx, qisGates.p, qisGates.iswap],
];

const angles = [0.3, -0.7, Math.PI / 2, -Math.PI, 2 * Math.PI];

/** Random circuits of gates with up to two controls, half of them followed by their own mirror image. */
export function reversibleCircuits(wires: number, gates: number): fc.Arbitrary<CircuitData> {
  const operation = fc
    .record({
      row: fc.constantFrom(...rows),
      controls: fc.constantFrom(0, 1, 1, 2, 2, 2),
      wires: fc.shuffledSubarray(
        Array.from({ length: wires }, (_, k) => k),
        { minLength: wires, maxLength: wires },
      ),
      angle: fc.constantFrom(...angles),
    })
    .map(({ row, controls, wires: order, angle }): Operation => {
      const targets = row.targets as number;
      const used = Math.min(controls, wires - targets);
      return {
        gate: row,
        parameters: row.parameters.map(() => angle),
        controls: order.slice(0, used),
        targets: order.slice(used, used + targets),
      };
    });
  return fc
    .record({ half: fc.array(operation, { maxLength: gates }), rest: fc.array(operation, { maxLength: gates }) })
    .chain(({ half, rest }) =>
      fc.boolean().map((mirrored) => {
        const back = half.map(inverseOfUse).reverse();
        return circuitOf('qis', wires, mirrored ? [...half, ...rest.slice(0, 3), ...back] : [...half, ...rest]);
      }),
    );
}
