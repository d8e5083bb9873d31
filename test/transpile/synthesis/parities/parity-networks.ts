import fc from 'fast-check';
import type { Operation } from '../../../../src/circuit/index.js';
import { qisGates } from '../../../../src/gates/index.js';
import { customTarget, EntanglingCost } from '../../../../src/targets/index.js';
import type { NetworkCost, ParityStep } from '../../../../src/transpile/synthesis/parities/network.js';

const target = customTarget({
  name: 'by angle',
  entanglers: ['zz'],
  cost: { entanglerOffset: 0.4, entanglerSlope: 0.6, pulseWeight: 0 },
});
/** Interactions cost by their angle, and wires may change places. */
export const cost: NetworkCost = { gates: new EntanglingCost(target), relabels: true };
/** The same where wires stay. */
export const kept: NetworkCost = { ...cost, relabels: false };

/** A CNOT. */
export const cnot = (control: number, target: number): ParityStep => ({ kind: 'cnot', control, target });
/** A rotation about Z, or about ZZ. */
export const phase = (angle: number, ...wires: [number] | [number, number]): ParityStep => ({
  kind: 'phase',
  wires,
  angle,
});

/** Random networks, mostly of CNOTs. */
export function networks(wires: number, maxLength: number): fc.Arbitrary<ParityStep[]> {
  const pair = fc.shuffledSubarray(
    Array.from({ length: wires }, (_, k) => k),
    { minLength: 2, maxLength: 2 },
  );
  const angle = fc.constantFrom(Math.PI / 4, -Math.PI / 4, Math.PI / 2, Math.PI, -1.5 * Math.PI, 0.3, 2.9);
  const step = fc.tuple(fc.integer({ min: 0, max: 5 }), pair, angle).map(([kind, [a, b], value]): ParityStep => {
    if (kind < 3) return cnot(a!, b!);
    return kind < 5 ? phase(value, a!) : phase(value, a!, b!);
  });
  return fc.array(step, { minLength: 6, maxLength });
}

/** A network as gates of the table. */
export function operationsOf(steps: readonly ParityStep[]): Operation[] {
  return steps.map((step) => {
    if (step.kind === 'cnot') {
      return { gate: qisGates.x, parameters: [], controls: [step.control], targets: [step.target] };
    }
    const gate = step.wires.length === 1 ? qisGates.rz : qisGates.zz;
    return { gate, parameters: [step.angle], controls: [], targets: step.wires };
  });
}
