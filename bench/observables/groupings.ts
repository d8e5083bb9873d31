import { circuit } from 'ionloom';
import { type Grouping, groupings, groupTerms, measurementsFor } from 'ionloom/observe';
import { type Measurement, ofPeer, row } from '../benchmark.js';
import { inputLine, type PauliInput } from '../inputs/index.js';
import { runPeer } from '../peers/run.js';
import { secondsOf } from '../timing.js';

/** What a program makes of a Hamiltonian. */
interface Found {
  readonly name: string;
  readonly commutation: Grouping;
  readonly method: string;
  readonly groups: number;
  readonly seconds: number;
}

const PEERS = ['qiskit', 'pennylane'] as const;

/** Circuits, entangling gates and times of each Hamiltonian, and the peers' of the same. */
export function* comparedGroupings(
  inputs: readonly PauliInput[],
  python: string | undefined,
  rounds: number,
): Generator<Measurement> {
  const ours = new Map<string, { groups: number; seconds: number }>();
  for (const input of inputs) {
    for (const grouping of groupings) {
      const { groups, gates, seconds, circuitSeconds } = measured(input, grouping, rounds);
      ours.set(`${input.name} ${grouping}`, { groups, seconds });
      yield row(`${input.name}: circuits, ${grouping}`, groups, 'circuits');
      if (grouping === 'general') yield row(`${input.name}: entangling gates per circuit`, gates / groups, 'gates');
      yield row(`${input.name}: seconds of grouping, ${grouping}`, seconds, 's');
      yield row(`${input.name}: seconds with the circuits, ${grouping}`, circuitSeconds, 's');
    }
  }
  if (python === undefined) return;
  for (const peer of PEERS) yield* ofPeer(`${peer}: groups`, besidePeer(inputs, ours, python, peer, rounds));
}

function measured({ terms, qubits }: PauliInput, grouping: Grouping, rounds: number) {
  const observable = { terms: terms.map(([letters]) => letters), coefficients: terms.map(([, value]) => value) };
  const empty = circuit(qubits);
  let seconds = Number.POSITIVE_INFINITY;
  let circuitSeconds = Number.POSITIVE_INFINITY;
  let groups = 0;
  let gates = 0;
  for (let round = 0; round <= rounds; round++) {
    const alone = secondsOf(() => {
      groups = groupTerms(observable, qubits, { grouping }).length;
    });
    const taken = secondsOf(() => {
      const plan = measurementsFor(observable, empty, { grouping });
      groups = plan.groups.length;
      gates = plan.groups.reduce((sum, { entanglingGates }) => sum + entanglingGates, 0);
    });
    seconds = Math.min(seconds, alone);
    circuitSeconds = Math.min(circuitSeconds, taken);
  }
  return { groups, gates, seconds, circuitSeconds };
}

/** Fewer circuits or as many as each of a peer's methods on each Hamiltonian, and no longer; peers make no circuits. */
function* besidePeer(
  inputs: readonly PauliInput[],
  ours: ReadonlyMap<string, { readonly groups: number; readonly seconds: number }>,
  python: string,
  peer: string,
  rounds: number,
): Generator<Measurement> {
  const text = runPeer(python, 'grouping.py', [String(rounds), peer], `${inputs.map(inputLine).join('\n')}\n`);
  const found = text
    .trim()
    .split('\n')
    .map((line): Found => JSON.parse(line));
  const times = new Map<string, { theirs: number; ours: number }>();
  for (const { name, commutation, method, groups, seconds } of found) {
    const own = ours.get(`${name} ${commutation}`)!;
    yield row(`${name}: ${peer} ${method}, ${commutation}`, groups, 'circuits', { atLeast: own.groups });
    const key = `${peer} ${method}, ${commutation}`;
    const sum = times.get(key) ?? { theirs: 0, ours: 0 };
    times.set(key, { theirs: sum.theirs + seconds, ours: sum.ours + own.seconds });
  }
  for (const [key, sum] of times)
    yield row(`all: seconds of ${key} / ionloom`, sum.theirs / sum.ours, 'times', { atLeast: 1 });
}
