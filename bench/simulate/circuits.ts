import { type Circuit, circuit, nativeCircuit } from 'ionloom';
import { type RandomStream, randomStream } from 'ionloom/simulate';

/** A circuit with the number of rotations that are not diagonal once neighbouring one-qubit gates are merged. */
export interface Workload {
  readonly circuit: Circuit;
  readonly rotations: number;
}

const DEPTH = 20;
const TAU = 2 * Math.PI;

/** Layers of random one-qubit gates on all qubits and of CZ and CNOT, in turn, on random pairs. */
export function randomCircuit(qubits: number, depth = DEPTH): Workload {
  const random = randomStream(20261120);
  let made = circuit(qubits) as unknown as Circuit;
  for (let layer = 0; layer < depth; layer++) {
    for (let qubit = 0; qubit < qubits; qubit++) {
      const angles = [Math.acos(1 - 2 * random.uniform()), TAU * random.uniform(), TAU * random.uniform()];
      made = made.gate('u', angles, [qubit]) as Circuit;
    }
    for (const [a, b] of pairs(qubits, random)) {
      made = made.gate(layer % 2 === 0 ? 'cz' : 'cnot', [], [a, b]) as Circuit;
    }
  }
  // The basis changes of the last CNOTs have no gate behind them to merge with.
  return { circuit: made, rotations: depth * qubits + (depth % 2 === 0 ? qubits >> 1 : 0) };
}

/** The quantum Fourier transform with its exchanges at the end. */
export function fourierTransform(qubits: number): Workload {
  let made = circuit(qubits) as unknown as Circuit;
  for (let a = qubits - 1; a >= 0; a--) {
    made = made.gate('h', [], [a]) as Circuit;
    for (let b = a - 1; b >= 0; b--) made = made.gate('cp', [Math.PI / 2 ** (a - b)], [b, a]) as Circuit;
  }
  for (let a = 0; a < qubits >> 1; a++) made = made.gate('swap', [], [a, qubits - 1 - a]) as Circuit;
  return { circuit: made, rotations: qubits };
}

/** The quantum Fourier transform of a product of random states, which has no zeros to save work on. */
export function fourierOfProduct(qubits: number): Workload {
  const random = randomStream(20261120);
  let made = circuit(qubits) as unknown as Circuit;
  for (let qubit = 0; qubit < qubits; qubit++) made = made.gate('ry', [1 + random.uniform()], [qubit]) as Circuit;
  for (const { gate, parameters, targets, controls } of fourierTransform(qubits).circuit.operations) {
    made = made.gate(gate.name, parameters, targets, { controls }) as Circuit;
  }
  // The first Hadamard gate merges with the rotation before it.
  return { circuit: made, rotations: 2 * qubits - 1 };
}

/** Layers of GPI2 on all qubits and of MS or ZZ of any angle on random pairs. */
export function nativeLayers(qubits: number, entangler: 'ms' | 'zz'): Workload {
  const random = randomStream(20261120);
  let made = nativeCircuit(qubits) as unknown as Circuit;
  for (let layer = 0; layer < DEPTH; layer++) {
    for (let qubit = 0; qubit < qubits; qubit++) made = made.gate('gpi2', [random.uniform()], [qubit]) as Circuit;
    for (const wires of pairs(qubits, random)) {
      const angle = 0.25 * random.uniform();
      const angles = entangler === 'ms' ? [random.uniform(), random.uniform(), angle] : [angle];
      made = made.gate(entangler, angles, wires) as Circuit;
    }
  }
  return { circuit: made, rotations: (entangler === 'ms' ? DEPTH + 1 : DEPTH) * qubits };
}

/** Layers of Hadamard gates between rings of CZ: additions alone. */
export function hadamardLayers(qubits: number): Workload {
  const layers = 8;
  let made = circuit(qubits) as unknown as Circuit;
  for (let layer = 0; layer < layers; layer++) {
    for (let qubit = 0; qubit < qubits; qubit++) made = made.gate('h', [], [qubit]) as Circuit;
    if (layer === layers - 1) break;
    for (let qubit = 0; qubit < qubits; qubit++) made = made.gate('cz', [], [qubit, (qubit + 1) % qubits]) as Circuit;
  }
  return { circuit: made, rotations: layers * qubits };
}

/** A GHZ state by a chain of CNOTs. */
export function ghz(qubits: number): Workload {
  let made = circuit(qubits).h(0) as unknown as Circuit;
  for (let qubit = 1; qubit < qubits; qubit++) made = made.gate('cnot', [], [qubit - 1, qubit]) as Circuit;
  return { circuit: made, rotations: 2 * qubits - 1 };
}

/** All qubits in random pairs; one is left over where their number is odd. */
function pairs(qubits: number, random: RandomStream): readonly (readonly [number, number])[] {
  const order = Array.from({ length: qubits }, (_, qubit) => qubit);
  for (let k = qubits - 1; k > 0; k--) {
    const other = random.integer(k + 1);
    [order[k], order[other]] = [order[other]!, order[k]!];
  }
  return Array.from({ length: qubits >> 1 }, (_, k) => [order[2 * k]!, order[2 * k + 1]!] as const);
}

/** Clifford gates at random: H, S and CNOT alike. */
export function cliffordCircuit(qubits: number, gates: number): Circuit {
  const random = randomStream(20261120);
  let made = circuit(qubits) as unknown as Circuit;
  for (let k = 0; k < gates; k++) {
    const a = random.integer(qubits);
    const kind = random.integer(3);
    if (kind < 2) made = made.gate(kind === 0 ? 'h' : 's', [], [a]) as Circuit;
    else made = made.gate('cnot', [], [a, (a + 1 + random.integer(qubits - 1)) % qubits]) as Circuit;
  }
  return made;
}
