import { type Circuit, type CircuitData, circuit } from 'ionloom';
import type { Level } from 'ionloom/transpile';
import { type Benchmark, row } from '../benchmark.js';
import { median, secondsOf } from '../timing.js';
import { type CorpusCircuit, readCorpus, transpiled } from './corpus.js';
import { uniformStream } from './uniform-stream.js';

/** A circuit of abstract gates that grows. */
type QisCircuit = Circuit<'qis', number, never, never>;

/** Only circuits above so many gates say something about gates per second. */
const LEAST_GATES = 200;
const ROUNDS = 5;
const SIZES = [10_000, 30_000, 100_000];
const WIRES = 20;

const GOALS: readonly (readonly [Level, number])[] = [
  [1, 200_000],
  [2, 50_000],
];

/** Input gates per second, warm and on one thread, and how time and memory grow with the circuit. */
export const speed: Benchmark = {
  about: 'input gates per second at levels 1 and 2, and circuits of up to 100,000 gates',
  *run({ quick, circuits }) {
    const large = readCorpus(circuits).circuits.filter((each) => each.circuit.operations.length > LEAST_GATES);
    const rounds = quick ? 2 : ROUNDS;
    for (const [level, goal] of GOALS) {
      const rates = large.map((each) => each.circuit.operations.length / bestSeconds(each, level, rounds));
      yield row(`level ${level}: median over ${large.length} files`, median(rates), 'gates/s', { atLeast: goal });
    }
    const perGate: number[] = [];
    for (const gates of quick ? SIZES.slice(0, 2) : SIZES) {
      const wide = randomCircuit(WIRES, gates);
      const seconds = secondsOf(() => transpiled(wide));
      perGate.push(seconds / gates);
      yield row(
        `level 2: ${gates} gates on ${WIRES} qubits`,
        seconds,
        's',
        gates === 100_000 ? { atMost: 5 } : undefined,
      );
    }
    // Time that grows faster than the circuit would show as a growing time per gate.
    yield row('level 2: time per gate, longest circuit over shortest', perGate.at(-1)! / perGate[0]!, 'ratio', {
      atMost: 2,
    });
    // What the process ever held, so an upper bound for any one circuit.
    const peak = process.resourceUsage().maxRSS / 1024 ** 2;
    yield row('most memory held', peak, 'GiB', { atMost: 1 });
  },
};

/** The least of several rounds, the first two unmeasured: what the machine does while nobody disturbs it. */
export function bestSeconds({ circuit: original }: CorpusCircuit, level: Level, rounds: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = -2; round < rounds; round++) {
    const seconds = secondsOf(() => transpiled(original, { level }));
    if (round >= 0) best = Math.min(best, seconds);
  }
  return best;
}

/** Gates of many kinds on wires at random: the same for every machine. */
function randomCircuit(wires: number, gates: number): CircuitData {
  const uniform = uniformStream(gates);
  let built: QisCircuit = circuit(wires);
  for (let k = 0; k < gates; k++) {
    const a = Math.floor(wires * uniform());
    const b = (a + 1 + Math.floor((wires - 1) * uniform())) % wires;
    const angle = Math.PI * (2 * uniform() - 1);
    const kind = Math.floor(6 * uniform());
    if (kind === 0) built = built.h(a);
    else if (kind === 1) built = built.rz(angle, a);
    else if (kind === 2) built = built.t(a);
    else if (kind === 3) built = built.cp(angle, a, b);
    else built = built.cnot(a, b);
  }
  return built;
}
