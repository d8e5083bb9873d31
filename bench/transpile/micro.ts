import { type Circuit, type CircuitData, circuit } from 'ionloom';
import type { TranspileOptions } from 'ionloom/transpile';
import { verify } from 'ionloom/verify';
import { type Benchmark, type Row, row } from '../benchmark.js';
import { transpiled } from './corpus.js';
import { randomUnitary } from './random-unitary.js';

/** A circuit of abstract gates that grows. */
type QisCircuit = Circuit<'qis', number, never, never>;

interface Case {
  readonly name: string;
  readonly circuit: CircuitData;
  readonly gates: number;
  /** In full gates. */
  readonly angle?: number;
  readonly options?: TranspileOptions;
}

const RANDOM_BLOCKS = 400;
const MEAN_ANGLE = 1.27;

/** Single gates and small families, beside the best counts known for them. */
export const micro: Benchmark = {
  about: 'single gates and small families beside the best counts known',
  *run({ quick }) {
    for (const each of cases()) yield* rowsOf(each);
    yield randomBlocks(quick ? 50 : RANDOM_BLOCKS);
  },
};

function* rowsOf({ name, circuit: original, gates, angle, options }: Case): Generator<Row> {
  const { counts, transpilation } = transpiled(original, options);
  yield row(`${name}: entangling gates`, counts.entanglingGates, 'gates', { atMost: gates });
  if (angle !== undefined) {
    yield row(`${name}: entangling angle`, counts.entanglingAngle, 'full gates', { atMost: angle + 1e-9 });
  }
  if (original.qubits > 16) return;
  const { equivalent } = verify(original, transpilation);
  yield row(`${name}: verified`, equivalent === true ? 1 : 0, 'circuits', { atLeast: 1 });
}

function cases(): readonly Case[] {
  return [
    { name: 'CCX', circuit: circuit(3).ccx(0, 1, 2), gates: 5, angle: 3.5 },
    { name: 'Peres', circuit: circuit(3).ccx(0, 1, 2).cnot(0, 1), gates: 4, angle: 2.5 },
    { name: 'CSWAP', circuit: circuit(3).cswap(0, 1, 2), gates: 7, angle: 5.5 },
    { name: 'C3X', circuit: multiControlled(3, 4), gates: 13, angle: 7.75 },
    ...[5, 6, 8].map((controls) => ({
      // With wires to borrow, the linear constructions for dirty wires: at most 8k - 6 CX (Iten et al. 2016).
      name: `C${controls}X with ${controls - 2} wires to borrow`,
      circuit: multiControlled(controls, 2 * controls - 1),
      gates: 8 * controls - 6,
    })),
    { name: 'iSWAP', circuit: circuit(2).iswap(0, 1), gates: 1, angle: 1 },
    { name: 'SWAP', circuit: circuit(2).swap(0, 1), gates: 0, angle: 0 },
    { name: 'ladder of controlled phases', circuit: phaseLadder(6), gates: 15 },
    { name: 'QFT on 28 qubits', circuit: fourier(28), gates: 378 },
    // Without the 15 phases below 4e-7 in all, which is what others leave out as well.
    { name: 'QFT on 28 qubits, off by at most 1e-6', circuit: fourier(28), gates: 363, options: { approximate: 1e-6 } },
  ];
}

function multiControlled(controls: number, qubits: number): QisCircuit {
  const wires = Array.from({ length: controls }, (_, wire) => wire);
  return circuit(qubits).mcx(wires, controls);
}

function phaseLadder(qubits: number): QisCircuit {
  let ladder: QisCircuit = circuit(qubits);
  for (let a = 0; a < qubits; a++) {
    for (let b = a + 1; b < qubits; b++) ladder = ladder.cp(Math.PI / 2 ** (b - a), a, b);
  }
  return ladder;
}

function fourier(qubits: number): QisCircuit {
  let built: QisCircuit = circuit(qubits);
  for (let a = qubits - 1; a >= 0; a--) {
    built = built.h(a);
    for (let b = a - 1; b >= 0; b--) built = built.cp(Math.PI / 2 ** (a - b), b, a);
  }
  for (let a = 0; a < qubits >> 1; a++) built = built.swap(a, qubits - 1 - a);
  return built;
}

/** The mean angle of two-qubit unitaries drawn evenly: 1.50 full gates as they are, 1.27 where wires may change places. */
function randomBlocks(count: number): Row {
  let angle = 0;
  for (let seed = 0; seed < count; seed++) {
    angle += transpiled(circuit(2).unitary(randomUnitary(4, seed), [0, 1])).counts.entanglingAngle;
  }
  // The mean of a sample is off by about its standard error.
  const error = 0.35 / Math.sqrt(count);
  return row(`random two-qubit unitaries, ${count}: mean angle`, angle / count, 'full gates', {
    atMost: MEAN_ANGLE + 2 * error,
  });
}
