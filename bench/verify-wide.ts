import { type CircuitData, transpile, type Verdict, verify } from 'ionloom';
import type { Entangler } from 'ionloom/targets';
import { type Level, levels, type Transpilation, type TranspileOptions } from 'ionloom/transpile';
import { type Benchmark, type Measurement, row, UsageError } from './benchmark.js';
import { readCorpus } from './transpile/corpus.js';
import { type Claim, drawsOf, mutantKinds, mutantOf } from './verify-wide/mutants.js';
import { trotterChain } from './verify-wide/trotter.js';

/** Circuits that are too wide for states, or nearly so. */
const LEAST_QUBITS = 20;
const ENTANGLERS: readonly Entangler[] = ['zz', 'ms'];
/** Seconds for the search of level 3. */
const BUDGET = 1;
/** Mutants of each kind and circuit. */
const MUTANTS = 4;

/** Nothing but comparisons by gates: no state fits. */
const BY_GATES = { memoryLimit: 1 } as const;

/** Circuits of 20 and more qubits against their transpilations, one level against another, and mutants of them. */
export const verifyWide: Benchmark = {
  about:
    'circuits of 20 and more qubits against their transpilations, levels against each other, mutants, and 1,000 qubits',
  *run({ quick, circuits, only = '', cases = MUTANTS, levels: asked }): Generator<Measurement> {
    const chosen = levelsOf(asked) ?? (quick ? [1, 2] : levels);
    const wide = readCorpus(circuits).circuits.filter(
      ({ circuit, file }) => circuit.qubits >= LEAST_QUBITS && file.name.includes(only),
    );
    const [pairs, ours, mutants] = [new Tally(), new Tally(), new Tally()];
    for (const { file, circuit } of wide) {
      for (const entangler of ENTANGLERS) {
        const made = new Map<Level, Transpilation>();
        for (const level of chosen) {
          const [candidate, transpiling] = timed(() => transpiled(circuit, { level, entangler }));
          made.set(level, candidate);
          const [verdict, verifying] = timed(() => verify(circuit, candidate, BY_GATES));
          pairs.count(verdict.equivalent === true);
          const of = `${file.name} (${circuit.qubits} qubits, ${candidate.circuit.operations.length} gates) level ${level} ${entangler}`;
          yield row(`${of}: ${said(verdict)}`, 1000 * verifying, 'ms');
          yield row(`${of}: verifying over transpiling`, verifying / transpiling, 'ratio', { atMost: 2 });
          if (verdict.equivalent === true && level === 2) {
            const passed = passing(circuit, candidate, quick ? 1 : cases, mutants);
            if (passed.length > 0)
              yield row(`${of}: mutants that pass (${passed.join(', ')})`, passed.length, 'mutants', { atMost: 0 });
          }
        }
        const [first, third] = [made.get(1), made.get(3)];
        if (!first || !third) continue;
        const [verdict, seconds] = timed(() => verify(first, third, BY_GATES));
        ours.count(verdict.equivalent === true);
        yield row(`${file.name} level 1 against level 3 ${entangler}: ${said(verdict)}`, 1000 * seconds, 'ms');
      }
    }
    yield row('transpilations decided', pairs.share, 'share', { atLeast: 1 });
    if (ours.all > 0) yield row('level 1 against level 3 decided', ours.share, 'share', { atLeast: 0.9 });
    yield row('mutants', mutants.all, 'mutants');
    yield row('mutants that pass', mutants.counted, 'mutants', { atMost: 0 });
    if (!'trotter'.includes(only)) return;
    const [qubits, gates] = quick ? [100, 10_000] : [1000, 100_000];
    const chain = trotterChain(qubits, gates);
    const candidate = transpiled(chain, { level: 1, entangler: 'zz' });
    const [verdict, seconds] = timed(() => verify(chain, candidate, BY_GATES));
    yield row(`trotter: ${qubits} qubits, ${gates} gates: ${said(verdict)}`, seconds, 's', { atMost: 20 });
    yield row('trotter: most memory held', process.resourceUsage().maxRSS / 1024 ** 2, 'GiB', { atMost: 2 });
  },
};

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

function transpiled(circuit: CircuitData, options: TranspileOptions): Transpilation {
  return transpile(circuit, 'ideal', options.level === 3 ? { ...options, budget: BUDGET } : options) as Transpilation;
}

/** The kinds of the mutants that were taken for right. */
function passing(circuit: CircuitData, candidate: Transpilation, count: number, tally: Tally): readonly string[] {
  const draw = drawsOf(circuit.operations.length);
  const { circuit: native, frames, outputPermutation, globalPhase } = candidate;
  const claim: Claim = { circuit: native, frames, outputPermutation, globalPhase };
  return mutantKinds.flatMap((kind) =>
    Array.from({ length: count }, () => {
      const passes = verify(circuit, mutantOf(claim, kind, draw), BY_GATES).equivalent === true;
      tally.count(passes);
      return passes ? [kind] : [];
    }).flat(),
  );
}

function said({ equivalent, method, bound, stuck }: Verdict): string {
  if (equivalent === true) return `${method}, bound ${bound === null ? '-' : bound.toPrecision(2)}`;
  if (equivalent === false) return `${method} says different`;
  return `undecided at gates ${stuck?.original ?? '-'} and ${stuck?.candidate ?? '-'}`;
}

function timed<Result>(action: () => Result): readonly [Result, number] {
  const start = performance.now();
  const result = action();
  return [result, (performance.now() - start) / 1000];
}

/** The levels that were asked for, as in `0,2`. */
function levelsOf(text: string | undefined): readonly Level[] | undefined {
  if (text === undefined) return undefined;
  const found = text.split(',').map((each) => levels.find((level) => String(level) === each.trim()));
  if (found.some((level) => level === undefined))
    throw new UsageError(`--levels takes levels such as 0,2, not ${text}.`);
  return found as readonly Level[];
}
