import type { Circuit } from 'ionloom';
import { customTarget, type Target } from 'ionloom/targets';
import { verify } from 'ionloom/verify';
import { type Benchmark, type Measurement, row, UsageError, unmeasuredPeer } from './benchmark.js';
import { peerLines } from './peers/run.js';
import { maps } from './route/maps.js';
import { type CorpusCircuit, readCorpus, type Transpiled, transpiled } from './transpile/corpus.js';
import { geometricMean } from './transpile/geometric-mean.js';

/** What bench/peers/route.py says of a map and a file. */
interface PeerResult {
  readonly file: string;
  /** The fewest of all seeds. */
  readonly gates?: number;
  /** Of all seeds together. */
  readonly total?: number;
  readonly error?: string;
}

const SEEDS = 20;
/** No further seed is begun after so many seconds on a file. */
const LIMIT_SECONDS = 40;
/** Up to so many wires every circuit is verified. */
const VERIFIED_WIRES = 12;
const QUICK_WIRES = 8;
/** Rotations below this (radians) are left out by the peer, without being asked; where there are any, ours may do so, too. */
const LEFT_OUT = 1e-3;

/** Circuits on maps with missing pairs, and beside them the best of several seeds of Qiskit's level 3. */
export const route: Benchmark = {
  about:
    'circuits on maps with missing pairs; with --peers beside the best of 20 seeds of Qiskit; --only TEXT takes maps',
  async *run({ quick, circuits, peers: python, only = '' }) {
    const chosen = Object.entries(maps).filter(([name]) => name.includes(only));
    if (chosen.length === 0) throw new UsageError(`No map has "${only}" in its name: ${Object.keys(maps).join(', ')}.`);
    const all = readCorpus(circuits).circuits;
    const corpus = quick ? all.filter(({ circuit }) => circuit.qubits <= QUICK_WIRES) : all;
    // What is run first is not compiled yet, and a user's first circuit is not the matter here.
    for (const { circuit } of corpus.slice(0, 3)) transpiled(circuit, {}, targetOf('warm-up', maps['grid 6x6']!));
    for (const [name, pairs] of chosen) {
      const target = targetOf(name, pairs);
      const fitting = corpus.filter(({ circuit }) => circuit.qubits <= target.qubits!);
      const ours = new Map<string, Transpiled>();
      for (const each of fitting) {
        const made = transpiled(each.circuit, leniency(each.circuit), target);
        ours.set(each.file.name, made);
        yield* ownRows(name, each, made);
      }
      if (python !== undefined) yield* besidePeer(name, fitting, ours, python);
    }
  },
};

/** A machine with some pairs, whose gates all count alike: what is compared is how many there are. */
function targetOf(name: string, connectivity: Parameters<typeof customTarget>[0]['connectivity'] & object): Target {
  const qubits = 1 + Math.max(...(connectivity as readonly (readonly number[])[]).flat());
  return customTarget({ name, qubits, connectivity, cost: { entanglerOffset: 1, entanglerSlope: 0 } });
}

function leniency({ operations }: Circuit): { readonly approximate?: number } {
  const isTiny = (angle: unknown) => typeof angle === 'number' && angle !== 0 && Math.abs(angle) < LEFT_OUT;
  return operations.some(({ parameters }) => parameters.some(isTiny)) ? { approximate: LEFT_OUT } : {};
}

function* ownRows(
  map: string,
  { file, circuit }: CorpusCircuit,
  { counts, seconds, transpilation }: Transpiled,
): Generator<Measurement> {
  const name = `${map}: ${file.name}`;
  yield row(`${name} ionloom: gates`, counts.entanglingGates, 'gates');
  yield row(`${name} ionloom: exchanges of wires`, transpilation.report.routing!.exchanges, 'exchanges');
  yield row(`${name} ionloom: time`, seconds, 's');
  if (transpilation.circuit.qubits > VERIFIED_WIRES) return;
  const { approximate = 0 } = leniency(circuit);
  // Columns are compared up to one phase, which may itself be off by what was left out.
  const { equivalent } = verify(circuit, transpilation, approximate > 0 ? { tolerance: 2 * approximate + 1e-7 } : {});
  yield row(`${name} ionloom: verified`, equivalent === true ? 1 : 0, 'yes', { atLeast: 1 });
}

async function* besidePeer(
  map: string,
  fitting: readonly CorpusCircuit[],
  ours: ReadonlyMap<string, Transpiled>,
  python: string,
): AsyncGenerator<Measurement> {
  const words = ['--seeds', String(SEEDS), '--limit', String(LIMIT_SECONDS)];
  const pairs = JSON.stringify(maps[map]);
  const ratios: number[] = [];
  const times: number[] = [];
  let worst = 0;
  let [own, theirs] = [0, 0];
  try {
    for await (const line of peerLines(python, 'route.py', [
      ...words,
      '--pairs',
      pairs,
      ...fitting.map(({ file }) => file.path),
    ])) {
      const { file, gates, total, error } = JSON.parse(line) as PeerResult;
      const name = `${map}: ${file} qiskit`;
      if (error !== undefined) {
        yield { name, unmeasured: error, peer: true };
        continue;
      }
      yield row(`${name}: gates`, gates!, 'gates');
      yield row(`${name}: time of all seeds`, total!, 's');
      const { counts, seconds } = ours.get(file)!;
      own += seconds;
      theirs += total!;
      times.push(seconds / total!);
      if (!(gates! > 0 && counts.entanglingGates > 0)) continue;
      const ratio = counts.entanglingGates / gates!;
      ratios.push(ratio);
      worst = Math.max(worst, ratio);
      if (ratio > 1) console.error(`${map}: ${file}: ${counts.entanglingGates} gates, and ${gates} by Qiskit`);
    }
  } catch (error) {
    yield unmeasuredPeer(`${map}: qiskit`, error);
  }
  if (ratios.length === 0) return;
  const beside = `${map}: beside the best of ${SEEDS} seeds, ${ratios.length} files`;
  yield row(`${beside}: gates`, geometricMean(ratios), 'ratio', { atMost: 0.8 });
  yield row(`${beside}: most gates`, worst, 'ratio', { atMost: 1.1 });
  yield row(`${beside}: time`, own / theirs, 'ratio', { atMost: 1 });
  yield row(`${beside}: time, mean of ratios`, geometricMean(times), 'ratio');
}
