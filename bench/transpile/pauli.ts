import type { PauliOrder } from 'ionloom/transpile';
import { verify } from 'ionloom/verify';
import { type Benchmark, type Measurement, row, unmeasuredPeer } from '../benchmark.js';
import { evolutionCircuit, inputLine, pauliInputs } from '../inputs/index.js';
import { runPeer } from '../peers/run.js';
import { transpiled } from './corpus.js';
import { geometricMean } from './geometric-mean.js';

/** What bench/peers/pauli.py says of an input. */
interface PeerResult {
  readonly name: string;
  readonly peer: string;
  readonly gates: number;
  readonly angle: number;
}

/** Gates over those of Qiskit's own evolution gate in CZ; its counts with partial angles stand beside them. */
const GOALS: Readonly<Record<PauliOrder, number>> = { preserve: 0.6, free: 0.45 };

const WIDEST_VERIFIED = 12;

/** Evolutions under Hamiltonians of lattices and molecules, beside Qiskit's own synthesis. */
export const pauli: Benchmark = {
  about: 'evolutions under Pauli sums, beside Qiskit with --peers PYTHON',
  *run({ peers }) {
    const inputs = pauliInputs();
    const lines = inputs.map(inputLine).join('\n');
    const found: PeerResult[] = [];
    if (peers !== undefined) yield* readResults(peers, `${lines}\n`, found);
    for (const pauliOrder of ['preserve', 'free'] as const) {
      const made = new Map(
        inputs.map((input) => [input.name, transpiled(evolutionCircuit(input), { pauliOrder })] as const),
      );
      for (const [name, { counts }] of made) {
        yield row(`${name}, order ${pauliOrder}: entangling gates`, counts.entanglingGates, 'gates');
        yield row(`${name}, order ${pauliOrder}: entangling angle`, counts.entanglingAngle, 'full gates');
      }
      if (pauliOrder === 'preserve') {
        const narrow = inputs.filter(({ qubits }) => qubits <= WIDEST_VERIFIED);
        const wrong = narrow.filter(
          (input) => verify(evolutionCircuit(input), made.get(input.name)!.transpilation).equivalent !== true,
        );
        yield row(`order preserve: not verified, of ${narrow.length}`, wrong.length, 'inputs', { atMost: 0 });
      }
      for (const peer of new Set(found.map((each) => each.peer))) {
        const theirs = found.filter((each) => each.peer === peer);
        const gates = geometricMean(theirs.map(({ name, gates }) => made.get(name)!.counts.entanglingGates / gates));
        const angle = geometricMean(theirs.map(({ name, angle }) => made.get(name)!.counts.entanglingAngle / angle));
        const goal = peer === 'qiskit O3 cz' ? { atMost: GOALS[pauliOrder] } : undefined;
        yield row(`order ${pauliOrder}: gates, vs ${peer}`, gates, 'ratio', goal);
        yield row(`order ${pauliOrder}: angle, vs ${peer}`, angle, 'ratio');
      }
    }
    for (const { name, peer, gates } of found) yield row(`${name}, ${peer}: entangling gates`, gates, 'gates');
  },
};

/** Takes in what the peer makes of the inputs; yields what could not be measured. */
function* readResults(python: string, input: string, found: PeerResult[]): Generator<Measurement> {
  try {
    const printed = runPeer(python, 'pauli.py', [], input);
    found.push(
      ...printed
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as PeerResult),
    );
  } catch (error) {
    yield unmeasuredPeer('qiskit on Pauli evolutions', error);
  }
}
