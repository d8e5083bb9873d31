import { type Benchmark, type Measurement, type Row, row, UsageError, unmeasuredPeer } from '../benchmark.js';
import { peerLines } from '../peers/run.js';
import { median } from '../timing.js';
import { type CorpusCircuit, readCorpus, type Transpiled, transpiled } from './corpus.js';
import { geometricMean } from './geometric-mean.js';
import { bestSeconds } from './speed.js';

/** What bench/peers/transpile.py says of a file and a transpiler. */
interface PeerResult {
  readonly file: string;
  readonly peer: string;
  readonly gates?: number;
  readonly angle?: number;
  readonly pulses?: number;
  readonly seconds?: number;
  readonly error?: string;
}

/** Files on which a peer may be better; each is named on stderr. */
const ALLOWED_ABOVE = 3;
const LIMIT_SECONDS = 60;
const QUICK_LIMIT_SECONDS = 5;
/** The peer whose speed is the one to beat. */
const FAST_PEER = 'qiskit O2 rzz';
const LEAST_GATES = 200;
const ROUNDS = 3;

/** Other transpilers on the same files, for machines that connect all pairs, partial angles allowed where they can. */
export const peers: Benchmark = {
  about: 'other transpilers on the same files, in the same run; needs --peers PYTHON',
  async *run({ quick, circuits, peers: python }) {
    if (python === undefined) throw new UsageError('--peers names the Python that has bench/peers/requirements.txt.');
    const corpus = readCorpus(circuits).circuits;
    const ours = new Map(corpus.map((each) => [each.file.name, transpiled(each.circuit)]));
    for (const { file } of corpus) yield* ownRows(file.name, ours.get(file.name)!);
    const limit = String(quick ? QUICK_LIMIT_SECONDS : LIMIT_SECONDS);
    const found: PeerResult[] = [];
    for (const peer of PEERS) {
      const words = ['--limit', limit, '--only', peer, ...corpus.map(({ file }) => file.path)];
      try {
        for await (const line of peerLines(python, 'transpile.py', words)) {
          const result = JSON.parse(line) as PeerResult;
          found.push(result);
          yield* rowsOf(result);
        }
      } catch (error) {
        yield unmeasuredPeer(peer, error);
      }
    }
    const byFile = new Map(corpus.map(({ file }) => [file.name, found.filter((each) => each.file === file.name)]));
    yield* summary(corpus, ours, byFile);
    yield* speeds(corpus, found);
  },
};

/** The transpilers of bench/peers/transpilers.py, by their names there, each run for itself. */
const PEERS = [
  'qiskit O2 cz',
  'qiskit O3 cz',
  'qiskit O2 rzz',
  'qiskit O3 rzz',
  'qiskit-ionq',
  'pytket',
  'cirq-ionq',
  'bqskit',
] as const;

function* ownRows(name: string, { counts, seconds }: Transpiled): Generator<Row> {
  yield row(`${name} ionloom: gates`, counts.entanglingGates, 'gates');
  yield row(`${name} ionloom: angle`, counts.entanglingAngle, 'full gates');
  yield row(`${name} ionloom: pulses`, counts.pulses, 'pulses');
  yield row(`${name} ionloom: time`, seconds, 's');
}

function* rowsOf({ file, peer, gates, angle, pulses, seconds, error }: PeerResult): Generator<Measurement> {
  const name = `${file} ${peer}`;
  if (error !== undefined) {
    yield { name, unmeasured: error, peer: true };
    return;
  }
  yield row(`${name}: gates`, gates!, 'gates');
  yield row(`${name}: angle`, angle!, 'full gates');
  yield row(`${name}: pulses`, pulses!, 'pulses');
  yield row(`${name}: time`, seconds!, 's');
}

/** Against the best peer on each file, gates and angle each by the peer that is best at it. */
function* summary(
  corpus: readonly CorpusCircuit[],
  ours: ReadonlyMap<string, Transpiled>,
  byFile: ReadonlyMap<string, readonly PeerResult[]>,
): Generator<Measurement> {
  const gates: number[] = [];
  const angle: number[] = [];
  let above = 0;
  for (const { file } of corpus) {
    const { counts } = ours.get(file.name)!;
    const finished = byFile.get(file.name)!.filter(({ error }) => error === undefined);
    const fewest = Math.min(...finished.map((each) => each.gates!));
    const least = Math.min(...finished.map((each) => each.angle!));
    if (!(fewest > 0 && Number.isFinite(fewest) && counts.entanglingGates > 0)) continue;
    gates.push(counts.entanglingGates / fewest);
    angle.push(counts.entanglingAngle / least);
    if (counts.entanglingGates <= fewest) continue;
    above++;
    const best = finished.filter((each) => each.gates === fewest).map(({ peer }) => peer);
    console.error(`${file.name}: ${counts.entanglingGates} gates, ${best.join(' and ')} ${fewest}`);
  }
  if (gates.length === 0) {
    yield { name: 'summary', unmeasured: 'no peer finished any file', peer: true };
    return;
  }
  yield row(`gates, vs the best peer on each of ${gates.length} files`, geometricMean(gates), 'ratio', {
    atMost: 0.88,
  });
  yield row(`angle, vs the best peer on each of ${angle.length} files`, geometricMean(angle), 'ratio', {
    atMost: 0.85,
  });
  yield row('files with more gates than the best peer', above, 'files', { atMost: ALLOWED_ABOVE });
}

/** Input gates per second, median over the larger files. */
function* speeds(corpus: readonly CorpusCircuit[], found: readonly PeerResult[]): Generator<Row> {
  const large = new Map(
    corpus
      .filter(({ circuit }) => circuit.operations.length > LEAST_GATES)
      .map((each) => [each.file.name, each] as const),
  );
  const ours = median([...large.values()].map((each) => each.circuit.operations.length / bestSeconds(each, 2, ROUNDS)));
  for (const peer of new Set(found.map((each) => each.peer))) {
    const rates = found.flatMap(({ peer: name, file, seconds }) => {
      const each = large.get(file);
      return name === peer && each && seconds !== undefined ? [each.circuit.operations.length / seconds] : [];
    });
    if (rates.length > 0) yield row(`${peer}: speed, median of ${rates.length} files`, median(rates), 'gates/s');
    if (peer === FAST_PEER && rates.length > 0) {
      yield row(`ionloom: speed, median of ${large.size} files`, ours, 'gates/s', { atLeast: median(rates) });
    }
  }
}
