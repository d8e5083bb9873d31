import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Circuit, finalState, simulate } from 'ionloom';
import { DEFAULT_SEED, randomStream, stabilizerSimulator } from 'ionloom/simulate';
import { type Goal, type Measurement, ofPeer, PeerFailure, type Row, row } from '../benchmark.js';
import { runPeer } from '../peers/run.js';
import { secondsOf } from '../timing.js';
import { cliffordCircuit, fourierTransform, nativeLayers, randomCircuit } from './circuits.js';
import { compareAmplitudes, compareNoise } from './differential.js';
import { gateList } from './gate-list.js';

/** What is timed of ours, in a process of its own. */
export interface Timing {
  readonly circuit: () => Circuit;
  /** Seconds of one run. */
  readonly run: (circuit: Circuit, threads: number) => number;
}

/** A peer on a circuit, and how many times longer it may be expected to take. */
interface Comparison {
  readonly timing: string;
  readonly peer: string;
  readonly threads?: number;
  readonly goal?: Goal;
  readonly parameters?: readonly string[];
  /** Which of the numbers that the peer prints. */
  readonly field?: 'seconds' | 'measureSeconds';
}

const ROUNDS = 3;
/** A peer that takes longer for three runs is reported by that. */
const LIMIT_SECONDS = 120;
const SHOTS = 1000;
/** The rates of IonQ's forte-1 noise model. */
const FORTE_RATES = ['0.000267', '0.00495'];
const JAVASCRIPT_PEERS: readonly string[] = ['quantum-circuit', 'jsqubits'];

const finalStateTime = (circuit: Circuit, threads: number): number =>
  secondsOf(() => finalState(circuit, { threads }).probability(0));

const timings: Readonly<Record<string, Timing>> = {
  'random 16': { circuit: () => randomCircuit(16).circuit, run: finalStateTime },
  'random 20': { circuit: () => randomCircuit(20).circuit, run: finalStateTime },
  'random 22': { circuit: () => randomCircuit(22).circuit, run: finalStateTime },
  'random 24': { circuit: () => randomCircuit(24).circuit, run: finalStateTime },
  'fourier 24': { circuit: () => fourierTransform(24).circuit, run: finalStateTime },
  'native ms 22': { circuit: () => nativeLayers(22, 'ms').circuit, run: finalStateTime },
  'native ms 24': { circuit: () => nativeLayers(24, 'ms').circuit, run: finalStateTime },
  'clifford 1000, gates': {
    circuit: () => cliffordCircuit(1000, 100_000),
    run: (circuit) => secondsOf(() => stabilizerSimulator.run(circuit)),
  },
  'clifford 1000, measure all': {
    circuit: () => cliffordCircuit(1000, 100_000),
    run: (circuit) => {
      const state = stabilizerSimulator.run(circuit);
      return secondsOf(() => state.sampleBits(1, randomStream(DEFAULT_SEED)));
    },
  },
  'noise 12': {
    circuit: () => nativeLayers(12, 'zz').circuit,
    run: (circuit, threads) => secondsOf(() => simulate(circuit, { shots: SHOTS, noise: 'forte-1', threads })),
  },
};

const comparisons: readonly Comparison[] = [
  { timing: 'random 22', peer: 'qulacs', goal: { atLeast: 2.5 } },
  { timing: 'random 24', peer: 'qulacs', goal: { atLeast: 2.5 } },
  { timing: 'native ms 22', peer: 'qulacs', goal: { atLeast: 2.5 } },
  { timing: 'native ms 24', peer: 'qulacs', goal: { atLeast: 2.5 } },
  { timing: 'random 22', peer: 'qulacs-optimized', goal: { atLeast: 1.1 } },
  { timing: 'random 24', peer: 'qulacs-optimized', goal: { atLeast: 1.1 } },
  { timing: 'random 20', peer: 'aer', goal: { atLeast: 1 } },
  { timing: 'random 22', peer: 'aer', goal: { atLeast: 1 } },
  { timing: 'random 24', peer: 'aer', goal: { atLeast: 1 } },
  { timing: 'random 24', peer: 'aer', threads: 2, goal: { atLeast: 1 } },
  { timing: 'random 24', peer: 'aer-no-fusion' },
  { timing: 'fourier 24', peer: 'aer', goal: { atLeast: 2 } },
  { timing: 'fourier 24', peer: 'aer', threads: 2, goal: { atLeast: 2 } },
  { timing: 'random 20', peer: 'cirq' },
  { timing: 'random 16', peer: 'quantum-circuit', goal: { atLeast: 20 } },
  { timing: 'random 16', peer: 'jsqubits', goal: { atLeast: 20 } },
  { timing: 'clifford 1000, gates', peer: 'stim', goal: { atLeast: 1 / 2 } },
  { timing: 'clifford 1000, measure all', peer: 'stim', goal: { atLeast: 1 / 4 }, field: 'measureSeconds' },
  {
    timing: 'noise 12',
    peer: 'aer-noise',
    goal: { atLeast: 3 },
    parameters: ['--rates', ...FORTE_RATES, '--shots', String(SHOTS)],
  },
];

/** The seconds of ours, in this process: the least of a few runs. */
export function* timed(name: string, threads: number): Generator<Row> {
  const { circuit, run } = timings[name]!;
  const built = circuit();
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 4; round++) least = Math.min(least, run(built, threads));
  yield row('seconds', least, 's');
}

/**
 * Other simulators on the same circuits, theirs and ours in turn.
 *
 * @param ours the seconds of a timing of ours, in a process of its own
 */
export function* comparePeers(
  python: string,
  quick: boolean,
  ours: (name: string, threads: number) => number,
): Generator<Measurement> {
  const rounds = quick ? 1 : ROUNDS;
  yield* ofPeer('aer: amplitudes', compareAmplitudes(python));
  yield* ofPeer('aer-noise: probabilities', compareNoise(python, [Number(FORTE_RATES[0]), Number(FORTE_RATES[1])]));
  for (const comparison of comparisons) {
    yield* ofPeer(`${nameOf(comparison)}: ${comparison.peer}`, compared(comparison, python, rounds, ours));
  }
}

function nameOf({ timing, threads = 1 }: Comparison): string {
  return `${timing}, ${threads} thread${threads === 1 ? '' : 's'}`;
}

function* compared(
  comparison: Comparison,
  python: string,
  rounds: number,
  ours: (name: string, threads: number) => number,
): Generator<Row> {
  const { timing, peer, threads = 1, goal, parameters = [], field = 'seconds' } = comparison;
  const input = JSON.stringify(gateList(timings[timing]!.circuit()));
  const theirs = (): number => {
    const words = [peer, '--threads', String(threads), '--repeat', String(rounds), ...parameters];
    const text = JAVASCRIPT_PEERS.includes(peer)
      ? runJavaScript(peer, input, rounds)
      : runPeer(python, 'simulate.py', words, input);
    return text === undefined ? LIMIT_SECONDS / rounds : (JSON.parse(text) as Record<string, number>)[field]!;
  };
  // Theirs first: where the peer is missing, ours need not be measured to find out.
  const least = { theirs: theirs(), ours: ours(timing, threads) };
  for (let round = 1; round < rounds && least.theirs < LIMIT_SECONDS / rounds; round++) {
    least.theirs = Math.min(least.theirs, theirs());
    least.ours = Math.min(least.ours, ours(timing, threads));
  }
  const name = nameOf(comparison);
  yield row(`${name}: ionloom`, least.ours, 's');
  yield row(`${name}: ${peer}`, least.theirs, 's');
  yield row(`${name}: ${peer} / ionloom`, least.theirs / least.ours, 'times', goal);
}

/** What a JavaScript peer prints; undefined where it takes too long. */
function runJavaScript(peer: string, input: string, rounds: number): string | undefined {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [join('bench', 'peers', 'simulate.mjs'), peer, String(rounds)],
    { encoding: 'utf8', input, timeout: 1000 * LIMIT_SECONDS },
  );
  if (error) return undefined;
  if (status !== 0) throw new PeerFailure(`${peer} failed, is it installed? ${stderr.trim().split('\n')[0] ?? ''}`);
  return stdout;
}
