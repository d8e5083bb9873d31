import fc from 'fast-check';
import type { CircuitData, Operation } from '../../src/circuit/index.js';
import { circuitOf } from '../../src/circuit/index.js';
import { qisGates } from '../../src/gates/index.js';
import { AffineAngle } from '../../src/math/index.js';
import { decompose } from '../../src/transpile/passes/decompose.js';
import { denseUnitary } from '../gates/dense.js';
import { madeBy } from './pass-claim.js';

const PI = Math.PI;
const constants = ['h', 's', 'si', 'x', 'y', 'z', 'v', 'vi', 't', 'ti', 'h', 't'] as const;
const angles = [PI / 2, -PI / 2, PI, PI / 4, -PI / 4, (3 * PI) / 2, (5 * PI) / 2, 2 * PI, 0.3, (3 * PI) / 4, -0.3];

function placed(wires: number, gate: Operation['gate'], controls: number, parameters: Operation['parameters'] = []) {
  const targets = gate.targets as number;
  return fc
    .shuffledSubarray(
      Array.from({ length: wires }, (_, k) => k),
      { minLength: targets + controls, maxLength: targets + controls },
    )
    .map(
      (order): Operation => ({ gate, parameters, controls: order.slice(0, controls), targets: order.slice(controls) }),
    );
}

/**
 * Elementary circuits mostly of Clifford gates and few angles, so that much in them is equal or cancels.
 *
 * @param symbols names of parameters that some of the angles are, by plus or minus one
 */
export function cliffordHeavy(
  wires: number,
  maxLength: number,
  symbols: readonly string[] = [],
): fc.Arbitrary<CircuitData> {
  const named = symbols.flatMap((name) => [new AffineAngle(0.2, [[name, 1]]), new AffineAngle(0, [[name, -1]])]);
  const angle = fc.constantFrom(...angles, ...named, ...named, ...named);
  const fixed = fc.constantFrom(...constants).chain((name) => placed(wires, qisGates[name], 0));
  const turned = fc
    .tuple(fc.constantFrom(qisGates.rx, qisGates.ry, qisGates.rz, qisGates.rz), angle)
    .chain(([gate, value]) => placed(wires, gate, 0, [value]));
  const cnot = placed(wires, qisGates.x, 1);
  const interaction = fc
    .tuple(fc.constantFrom(qisGates.xx, qisGates.yy, qisGates.zz, qisGates.rzx), angle)
    .chain(([gate, value]) => placed(wires, gate, 0, [value]));
  const any = fc
    .tuple(fc.constantFrom(0.3, 1.2), fc.constantFrom(0, 0.7, PI / 2))
    .chain(([theta, phi]) => placed(wires, qisGates.u, 0, [theta, phi, -0.4]));
  const barrier = placed(wires, { ...qisGates.barrier, targets: 1 }, 0).map(
    (operation): Operation => ({ ...operation, gate: qisGates.barrier }),
  );
  const one = fc.oneof(
    { weight: 8, arbitrary: fixed },
    { weight: 3, arbitrary: turned },
    { weight: 10, arbitrary: cnot },
    { weight: 5, arbitrary: interaction },
    { weight: 1, arbitrary: any },
    { weight: 1, arbitrary: barrier },
  );
  return fc
    .array(one, { minLength: Math.floor(maxLength / 2), maxLength })
    .map((operations) => elementary(circuitOf('qis', wires, operations)));
}

/** A circuit after the first pass: one-qubit gates and interactions of one Pauli pair. */
export function elementary(circuit: CircuitData): CircuitData {
  return madeBy(decompose, circuit);
}

/** How many gates on two wires there are. */
export function interactionsOf({ operations }: CircuitData): number {
  return operations.filter(({ gate, targets }) => gate.kind === 'unitary' && targets.length === 2).length;
}

/** The sum of the angles of interactions in full gates, each up to half turns of both wires. */
export function angleOf({ operations }: CircuitData): number {
  let sum = 0;
  for (const { gate, parameters, targets } of operations) {
    if (gate.kind !== 'unitary' || targets.length !== 2) continue;
    const angle = parameters[0] as number;
    sum += Math.abs(angle - PI * Math.round(angle / PI)) / (PI / 2);
  }
  return sum;
}

/** The probabilities of the outcomes of the measured wires from |0...0>, by their bits in the order of measurement. */
export function outcomes(circuit: CircuitData): readonly number[] {
  const { qubits, measurements } = circuit;
  const read = measurements.flatMap(({ wires }) => wires.filter((wire) => wire !== null));
  const wires = measurements.length > 0 ? read : Array.from({ length: qubits }, (_, wire) => wire);
  const unitary = denseUnitary(circuit.operations, qubits);
  const size = 2 ** qubits;
  const found = new Array<number>(2 ** wires.length).fill(0);
  for (let row = 0; row < size; row++) {
    const probability = unitary[2 * row * size]! ** 2 + unitary[2 * row * size + 1]! ** 2;
    // The reference has wire 0 as its most significant bit.
    const outcome = wires.reduce((bits, wire, k) => bits | (((row >> (qubits - 1 - wire)) & 1) << k), 0);
    found[outcome] = found[outcome]! + probability;
  }
  return found;
}
