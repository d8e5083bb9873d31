import fc from 'fast-check';
import { allGates, type Gate, type GateData, type GateUse, qisGates } from '../../src/gates/index.js';
import { kronecker, type Matrix, multiply } from '../../src/math/index.js';
import { uniform } from '../math/uniform.js';

/** Angles that bugs like: zero, Clifford angles, tiny ones, beyond a turn, and any. */
export const angle: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, Math.PI, -Math.PI, Math.PI / 2, -Math.PI / 2, Math.PI / 4, 2 * Math.PI, 3 * Math.PI, 1e-9),
  uniform(-10, 10),
);

/** Phases and angles in turns, in and out of range. */
export const angleTurns: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, 0.25, -0.25, 0.5, -0.5, 0.75, 1, -1, 0.125),
  uniform(-2, 2),
);

const oneQubitMatrix: fc.Arbitrary<Matrix> = fc
  .tuple(angle, angle, angle, angle)
  .map(([a, b, c, d]) => multiply(qisGates.u.matrix([a, b, c], undefined, 1), qisGates.p.matrix([d], undefined, 1)));

const twoQubitMatrix: fc.Arbitrary<Matrix> = fc
  .tuple(oneQubitMatrix, oneQubitMatrix, angle, angle, angle, oneQubitMatrix)
  .map(([a, b, x, y, z, c]) =>
    [
      kronecker(c, a),
      qisGates.xx.matrix([x], undefined, 2),
      qisGates.yy.matrix([y], undefined, 2),
      qisGates.zz.matrix([z], undefined, 2),
      kronecker(a, b),
    ].reduce(multiply),
  );

function dataOf(gate: Gate, targets: number): fc.Arbitrary<GateData | undefined> {
  if (gate.data === 'matrix') {
    return (targets === 1 ? oneQubitMatrix : twoQubitMatrix).map((matrix) => ({ matrix }));
  }
  if (gate.data === 'pauliSum') {
    const letters = fc.array(fc.constantFrom('I', 'X', 'Y', 'Z'), { minLength: targets, maxLength: targets });
    const term = fc.tuple(letters, uniform(-2, 2));
    return fc.array(term, { minLength: 1, maxLength: 3 }).map((terms) => ({
      pauliSum: { terms: terms.map(([word]) => word.join('')), coefficients: terms.map(([, c]) => c) },
    }));
  }
  return fc.constant(undefined);
}

/** Any use of a gate on wires 0 .. wires-1, with up to `maxControls` controls where the gate may have them. */
export function useOf(gate: Gate, wires: number, maxControls = 2): fc.Arbitrary<GateUse> {
  const widest = Math.min(wires, gate.data === 'matrix' ? 2 : 3);
  const targetCount = gate.targets === 'any' ? fc.integer({ min: 1, max: widest }) : fc.constant(gate.targets);
  return targetCount.chain((targets) => {
    const free = gate.gateset === 'qis' && gate.kind === 'unitary' ? Math.min(maxControls, wires - targets) : 0;
    // A gate without targets is only an operation under a control.
    return fc.integer({ min: 0, max: Math.max(0, free) }).chain((controls) =>
      fc
        .tuple(
          fc.tuple(...gate.parameters.map(({ unit }) => (unit === 'turns' ? angleTurns : angle))),
          fc.shuffledSubarray(
            Array.from({ length: wires }, (_, k) => k),
            { minLength: targets + controls, maxLength: targets + controls },
          ),
          dataOf(gate, targets),
        )
        .map(([parameters, order, data]) => ({
          gate,
          parameters,
          controls: order.slice(0, controls),
          targets: order.slice(controls),
          ...(data ? { data } : {}),
        })),
    );
  });
}

/** The gates that fit on this many wires. */
export function gatesFor(gateset: Gate['gateset'], wires: number): readonly Gate[] {
  return allGates.filter((gate) => gate.gateset === gateset && (gate.targets === 'any' || gate.targets <= wires));
}

/** Lists of random gate uses over the whole table. */
export function randomUses(
  gateset: Gate['gateset'],
  wires: number,
  { maxLength = 8, maxControls = 2 } = {},
): fc.Arbitrary<GateUse[]> {
  const one = fc.oneof(...gatesFor(gateset, wires).map((gate) => useOf(gate, wires, maxControls)));
  return fc.array(one, { minLength: 1, maxLength });
}
