import { certificateOf, verify } from 'ionloom';
import type { Entangler } from 'ionloom/targets';
import { type Level, levels, type Transpilation } from 'ionloom/transpile';
import { type Benchmark, type Measurement, row, UsageError } from './benchmark.js';
import { timed } from './timing.js';
import { readCorpus } from './transpile/corpus.js';
import { longChain } from './verify-wide/long-chain.js';
import { BY_GATES, claimOf, countCertified, countUncertified, MutantTally } from './verify-wide/mistaken.js';
import { qcecRows, qiskitRows, type WidePair } from './verify-wide/peer-rows.js';
import { said } from './verify-wide/said.js';
import { transpiled } from './verify-wide/transpiled.js';

/** Circuits that are too wide for states, or nearly so. */
const LEAST_QUBITS = 20;
const ENTANGLERS: readonly Entangler[] = ['zz', 'ms'];
/** Mutants of each kind and transpilation with a certificate; without one there are fewer, as each takes longer. */
const MUTANTS = 4;
const CERTIFIED_FOR_EACH_UNCERTIFIED = 4;
/** Transpilations of so many gates have fewer mutants. */
const MANY_GATES = 2000;
/** Seconds that another program may take for a pair. */
const PEER_LIMIT = 20;
const QUICK_PEER_LIMIT = 5;
/** The pairs that other programs are given; the others would only repeat what these show. */
const PEER_ENTANGLER: Entangler = 'zz';

/** Circuits of 20 and more qubits against their transpilations, with and without certificates, and against other compilers'. */
export const verifyWide: Benchmark = {
  about:
    'circuits of 20 and more qubits against their transpilations, certificates, mutants, other compilers, 1,000 qubits; with --peers beside MQT QCEC',
  *run({ quick, circuits, only = '', cases = MUTANTS, levels: asked, peers }): Generator<Measurement> {
    if ('trotter'.includes(only)) yield* longChain(quick);
    const chosen = levelsOf(asked) ?? (quick ? [1, 2] : levels);
    const wide = readCorpus(circuits).circuits.filter(
      ({ circuit, file }) => circuit.qubits >= LEAST_QUBITS && file.name.includes(only),
    );
    if (wide.length === 0) return;
    const [pairs, replays, ours] = [new Tally(), new Tally(), new Tally()];
    const [certified, uncertified] = [new MutantTally(), new MutantTally()];
    const sums = new Map(chosen.map((level) => [level, { transpiling: 0, verifying: 0, replaying: 0 }]));
    const forPeers: WidePair[] = [];
    for (const { file, circuit } of wide) {
      for (const entangler of ENTANGLERS) {
        const made = new Map<Level, Transpilation>();
        for (const level of chosen) {
          const [candidate, transpiling] = timed(() => transpiled(circuit, { level, entangler }));
          made.set(level, candidate);
          const name = `${file.name} level ${level} ${entangler}`;
          const of = `${file.name} (${circuit.qubits} qubits, ${candidate.circuit.operations.length} gates) level ${level} ${entangler}`;
          const [verdict, verifying] = timed(() => verify(circuit, candidate));
          pairs.count(verdict.equivalent === true);
          yield row(`${of}: ${said(verdict)}`, 1000 * verifying, 'ms');
          yield row(`${of}: verifying over transpiling`, verifying / transpiling, 'ratio');
          const text = JSON.stringify(certificateOf(candidate));
          const certificate = JSON.parse(text);
          const [replayed, replaying] = timed(() => verify(circuit, candidate.circuit, { certificate }));
          replays.count(replayed.equivalent === true);
          yield row(`${of}: the certificate`, text.length / 1000, 'kB');
          yield row(`${of}: replaying the certificate: ${said(replayed)}`, 1000 * replaying, 'ms');
          const sum = sums.get(level)!;
          sum.transpiling += transpiling;
          sum.verifying += verifying;
          sum.replaying += replaying;
          const perKind = quick ? 1 : candidate.circuit.operations.length > MANY_GATES ? Math.ceil(cases / 6) : cases;
          const fewer = Math.ceil(perKind / CERTIFIED_FOR_EACH_UNCERTIFIED);
          countCertified(name, circuit, candidate, certificate, perKind, certified);
          countUncertified(name, circuit, candidate, fewer, uncertified);
          if (entangler === PEER_ENTANGLER) {
            const isCertified = replayed.equivalent === true;
            forPeers.push({
              name,
              circuit,
              transpilation: candidate,
              certified: isCertified,
              certifiedSeconds: replaying,
            });
          }
        }
        const [first, third] = [made.get(1), made.get(3)];
        if (!first || !third) continue;
        const [verdict, seconds] = timed(() => verify(first, claimOf(third), BY_GATES));
        ours.count(verdict.equivalent === true);
        yield row(`${file.name} level 1 against level 3 ${entangler}: ${said(verdict)}`, 1000 * seconds, 'ms');
      }
    }
    yield row('transpilations decided', pairs.share, 'share', { atLeast: 1 });
    yield row('certificates replayed', replays.share, 'share', { atLeast: 1 });
    yield* sumRows(sums);
    if (ours.all > 0) yield row('level 1 against level 3 decided', ours.share, 'share', { atLeast: 0.9 });
    yield* mutantRows('beside a certificate', certified);
    yield* mutantRows('without a certificate', uncertified);
    if (peers === undefined) return;
    yield* qiskitRows(wide, peers);
    yield* qcecRows(forPeers, peers, quick ? QUICK_PEER_LIMIT : PEER_LIMIT);
  },
};

/** Seconds of the processor over all circuits. */
interface Sums {
  readonly transpiling: number;
  readonly verifying: number;
  readonly replaying: number;
}

function* sumRows(sums: ReadonlyMap<Level, Sums>): Generator<Measurement> {
  const all = { transpiling: 0, verifying: 0, replaying: 0 };
  for (const [level, { transpiling, verifying, replaying }] of sums) {
    all.transpiling += transpiling;
    all.verifying += verifying;
    all.replaying += replaying;
    yield row(`level ${level}: transpiling all circuits`, transpiling, 's');
    yield row(`level ${level}: verifying over transpiling, all circuits`, verifying / transpiling, 'ratio');
    yield row(`level ${level}: replaying over transpiling, all circuits`, replaying / transpiling, 'ratio');
  }
  yield row('verifying over transpiling, all circuits', all.verifying / all.transpiling, 'ratio', { atMost: 2 });
  yield row('replaying over transpiling, all circuits', all.replaying / all.transpiling, 'ratio', { atMost: 2 });
}

function* mutantRows(how: string, { count, passed }: MutantTally): Generator<Measurement> {
  for (const name of passed) yield row(`a mutant passes ${how}: ${name}`, 1, 'mutants', { atMost: 0 });
  yield row(`mutants ${how}`, count, 'mutants');
  yield row(`mutants that pass ${how}`, passed.length, 'mutants', { atMost: 0 });
}

/** How many of all. */
class Tally {
  all = 0;
  counted = 0;

  count(counted: boolean): void {
    this.all++;
    if (counted) this.counted++;
  }

  get share(): number {
    return this.all === 0 ? 1 : this.counted / this.all;
  }
}

/** The levels that were asked for, as in `0,2`. */
function levelsOf(text: string | undefined): readonly Level[] | undefined {
  if (text === undefined) return undefined;
  const found = text.split(',').map((each) => levels.find((level) => String(level) === each.trim()));
  if (found.some((level) => level === undefined))
    throw new UsageError(`--levels takes levels such as 0,2, not ${text}.`);
  return found as readonly Level[];
}
