import { type Circuit, circuit, finalState, nativeCircuit, nativeGates, printQasm2, qisGates } from 'ionloom';
import { densityMatrixSimulator, type RandomStream, randomStream } from 'ionloom/simulate';
import { type Row, row } from '../benchmark.js';
import { runPeer } from '../peers/run.js';
import { gateList } from './gate-list.js';

const ABSTRACT = 140;
const NATIVE = 60;
const LETTERS = 'IXYZ';
const TAU = 2 * Math.PI;

/** The same circuits through Qiskit Aer and through ours: the largest difference of an amplitude. */
export function* compareAmplitudes(python: string): Generator<Row> {
  const random = randomStream(20261120);
  const abstract = Array.from({ length: ABSTRACT }, () => abstractCircuit(2 + random.integer(7), random));
  const native = Array.from({ length: NATIVE }, () => nativeOnly(2 + random.integer(7), random));
  const input = [...abstract.map((each) => ({ qasm: printQasm2(each) })), ...native.map(gateList)];
  const answers = JSON.parse(runPeer(python, 'simulate.py', ['aer', '--amplitudes'], JSON.stringify(input))) as {
    readonly amplitudes: readonly number[];
  }[];
  const distances = [...abstract, ...native].map((each, k) => distance(each, answers[k]!.amplitudes));
  yield row(`${distances.length} circuits, aer: largest difference of an amplitude`, Math.max(...distances), '', {
    atMost: 1e-10,
  });
}

/** Exact distributions under depolarizing noise, by both density matrices. */
export function* compareNoise(python: string, rates: readonly [number, number]): Generator<Row> {
  const random = randomStream(7);
  const circuits = Array.from({ length: 20 }, () => nativeOnly(2 + random.integer(5), random));
  const parameters = ['aer-noise', '--amplitudes', '--rates', ...rates.map(String)];
  const answers = JSON.parse(runPeer(python, 'simulate.py', parameters, JSON.stringify(circuits.map(gateList)))) as {
    readonly probabilities: readonly number[];
  }[];
  const largest = circuits.map((each, k) => {
    const state = densityMatrixSimulator.run(each, { noise: { r1q: rates[0], r2q: rates[1] } });
    return Math.max(...answers[k]!.probabilities.map((theirs, index) => Math.abs(theirs - state.probability(index))));
  });
  yield row(`${circuits.length} noisy circuits, aer: largest difference of a probability`, Math.max(...largest), '', {
    atMost: 1e-10,
  });
}

/** Largest difference of an amplitude once the phases of the states are aligned on the largest one. */
function distance(each: Circuit, theirs: readonly number[]): number {
  const state = finalState(each);
  const ours = Array.from({ length: theirs.length / 2 }, (_, index) => state.amplitude(index));
  const largest = ours.reduce((best, { re, im }, k) => (Math.hypot(re, im) > norm(ours[best]!) ? k : best), 0);
  const turn =
    Math.atan2(ours[largest]!.im, ours[largest]!.re) - Math.atan2(theirs[2 * largest + 1]!, theirs[2 * largest]!);
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  return Math.max(
    ...ours.map(({ re, im }, k) => {
      const [x, y] = [theirs[2 * k]!, theirs[2 * k + 1]!];
      return Math.hypot(re - (c * x - s * y), im - (s * x + c * y));
    }),
  );
}

function norm({ re, im }: { readonly re: number; readonly im: number }): number {
  return Math.hypot(re, im);
}

/** Gates of the whole table on wires at random, with up to two controls, and sums of Pauli strings. */
function abstractCircuit(qubits: number, random: RandomStream): Circuit {
  const gates = Object.values(qisGates).filter(
    ({ kind, targets, data }) => kind === 'unitary' && data === undefined && targets !== 'any' && targets <= qubits,
  );
  let made = circuit(qubits) as unknown as Circuit;
  for (let k = 0; k < 25; k++) {
    const order = shuffled(qubits, random);
    if (random.integer(8) === 0) {
      const wires = order.slice(0, 1 + random.integer(Math.min(4, qubits)));
      const term = wires.map(() => LETTERS[random.integer(4)]).join('');
      made = made.pauliexp({ [term]: random.uniform() }, 1, wires) as Circuit;
      continue;
    }
    const gate = gates[random.integer(gates.length)]!;
    const targets = gate.targets as number;
    const controls = Math.min(random.integer(3), qubits - targets);
    const angles = gate.parameters.map(() => TAU * (random.uniform() - 0.5));
    made = made.gate(gate.name, angles, order.slice(controls, controls + targets), {
      controls: order.slice(0, controls),
    }) as Circuit;
  }
  return made;
}

function nativeOnly(qubits: number, random: RandomStream): Circuit {
  let made = nativeCircuit(qubits) as unknown as Circuit;
  for (let k = 0; k < 40; k++) {
    const [a, b] = shuffled(qubits, random) as [number, number];
    const kind = random.integer(4);
    if (kind < 2)
      made = made.gate(
        kind === 0 ? nativeGates.gpi.name : nativeGates.gpi2.name,
        [random.uniform() - 0.5],
        [a],
      ) as Circuit;
    else if (kind === 2) {
      const phases = [random.uniform() - 0.5, random.uniform() - 0.5];
      made = made.gate(nativeGates.ms.name, [...phases, random.uniform() / 4], [a, b]) as Circuit;
    } else made = made.gate(nativeGates.zz.name, [random.uniform() / 4], [a, b]) as Circuit;
  }
  return made;
}

function shuffled(count: number, random: RandomStream): number[] {
  const order = Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; k--) {
    const other = random.integer(k + 1);
    [order[k], order[other]] = [order[other]!, order[k]!];
  }
  return order;
}
