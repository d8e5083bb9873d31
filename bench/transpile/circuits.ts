import type { CircuitData } from 'ionloom';
import type { Entangler } from 'ionloom/targets';
import type { TranspileOptions } from 'ionloom/transpile';
import { type Verdict, verify } from 'ionloom/verify';
import { type Benchmark, type BenchmarkOptions, type Row, row } from '../benchmark.js';
import { type CorpusCircuit, idealFullGates, readCorpus, type Transpiled, transpiled } from './corpus.js';
import { geometricMean } from './geometric-mean.js';
import { reducedCircuit } from './reduced-circuit.js';

const ENTANGLERS: readonly Entangler[] = ['zz', 'ms'];
const PULSES_PER_RUN = 2;
/** What a translation without virtual Z rotations spends on a run of one-qubit gates. */
const STOCK_PULSES_PER_RUN = 3;

/** The widest circuits that are verified whole, and the width to which wider ones are reduced for that. */
const WIDTHS = { whole: 20, reduced: 16 };
const QUICK_WIDTHS = { whole: 12, reduced: 10 };

/** A floor in the index is rounded to so many full gates. */
const ROUNDED = 1e-3;

/** Circuits of classical reversible logic by the names that the corpora give them. */
const REVERSIBLE =
  /^(4mod5|alu|decod|ham\d|ham15|hwb|rd53|adder|rc_adder|vbe_adder|tof|barenco|mod5|gf2|csla|qcla|mod_red)/;

interface Measured extends CorpusCircuit {
  readonly made: Transpiled;
}

/** Every OpenQASM file of a folder at level 2, counted, verified, and compared with published counts and floors. */
export const circuits: Benchmark = {
  about: 'a folder of OpenQASM files at level 2: counts, verdicts, published numbers of others and floors',
  *run(options) {
    const corpus = readCorpus(options.circuits);
    for (const { file, placedErrors } of corpus.refused) {
      yield row(`${file.name}: refused for if or reset`, placedErrors, 'errors', { atLeast: 1 });
    }
    for (const failure of corpus.failures) console.error(failure);
    yield row('files that failed', corpus.failures.length, 'files', { atMost: 0 });
    for (const entangler of ENTANGLERS) {
      const measured: Measured[] = [];
      for (const each of corpus.circuits) {
        const made = transpiled(each.circuit, { entangler });
        measured.push({ ...each, made });
        yield* rowsOf(each, made, { entangler }, options);
      }
      yield* totals(entangler, measured);
      if (entangler === 'zz') yield* comparisons(measured);
    }
    yield* fullGates(corpus.circuits);
  },
};

function* rowsOf(
  { file, circuit }: CorpusCircuit,
  { transpilation, counts, seconds }: Transpiled,
  options: TranspileOptions,
  { quick }: BenchmarkOptions,
): Generator<Row> {
  const name = `${file.name} ${options.entangler}`;
  const floor = file.indexed('floor_partial_mirror');
  const floorAngle = file.indexed('floor_angle_ms');
  yield row(`${name}: entangling gates`, counts.entanglingGates, 'gates', atMost(floor));
  const angleGoal = atMost(floorAngle === undefined ? undefined : floorAngle + ROUNDED);
  yield row(`${name}: entangling angle`, counts.entanglingAngle, 'full gates', angleGoal);
  yield row(`${name}: pulses`, counts.pulses, 'pulses');
  yield row(`${name}: longest run of pulses`, counts.longestRun, 'pulses', { atMost: PULSES_PER_RUN });
  yield row(`${name}: transpiling`, seconds, 's');
  const widths = quick ? QUICK_WIDTHS : WIDTHS;
  if (circuit.qubits <= widths.whole) {
    yield verdictRow(`${name}: verified by`, verify(circuit, transpilation));
  } else {
    const reduced = reducedCircuit(circuit, widths.reduced);
    const where = `${name}: reduced to ${reduced.qubits} of ${circuit.qubits} qubits, verified by`;
    yield verdictRow(where, verify(reduced, transpiled(reduced, options).transpilation));
  }
}

function atMost(bound: number | undefined): { readonly atMost: number } | undefined {
  return bound === undefined ? undefined : { atMost: bound };
}

/** The distance found, which has to be within the verdict's tolerance; an undecided verdict has none, and fails. */
function verdictRow(name: string, { method, distance, tolerance, equivalent }: Verdict): Row {
  const found = equivalent === null ? Number.NaN : (distance ?? Number.POSITIVE_INFINITY);
  return row(`${name} ${method}`, found, 'distance', { atMost: tolerance });
}

function* totals(entangler: Entangler, measured: readonly Measured[]): Generator<Row> {
  const sum = (of: (made: Transpiled) => number): number => measured.reduce((total, { made }) => total + of(made), 0);
  yield row(
    `all files, ${entangler}: entangling gates`,
    sum(({ counts }) => counts.entanglingGates),
    'gates',
  );
  yield row(
    `all files, ${entangler}: entangling angle`,
    sum(({ counts }) => counts.entanglingAngle),
    'full gates',
  );
  yield row(
    `all files, ${entangler}: pulses`,
    sum(({ counts }) => counts.pulses),
    'pulses',
  );
  yield row(
    `all files, ${entangler}: replacements compared`,
    sum(({ transpilation }) => transpilation.report.checks.windows),
    'windows',
  );
  yield row(
    `all files, ${entangler}: replacements dropped`,
    sum(({ transpilation }) => transpilation.report.checks.dropped),
    'windows',
    { atMost: 0 },
  );
  yield row(
    `all files, ${entangler}: transpiling`,
    sum(({ seconds }) => seconds),
    's',
  );
  const ratios = measured.flatMap(({ circuit, made }) => {
    const runs = runsOf(circuit);
    return runs === 0 || made.counts.pulses === 0 ? [] : [made.counts.pulses / (STOCK_PULSES_PER_RUN * runs)];
  });
  yield row(`${entangler}: pulses, vs 3 for each one-qubit run of the input`, geometricMean(ratios), 'ratio', {
    atMost: 0.4,
  });
}

/** Runs of one-qubit gates that are more than Z rotations, in the input with full gates and nothing merged. */
function runsOf(circuit: CircuitData): number {
  const { operations, qubits } = transpiled(circuit, { level: 0 }, idealFullGates).transpilation.circuit;
  const inRun = new Array<boolean>(qubits).fill(false);
  let runs = 0;
  for (const { gate, targets } of operations) {
    if (gate.kind !== 'unitary') continue;
    for (const wire of targets) {
      if (targets.length === 1 && !inRun[wire]) runs++;
      inRun[wire] = targets.length === 1;
    }
  }
  return runs;
}

/** Geometric means of what a count is over a number that the folder's index has. */
function* comparisons(measured: readonly Measured[]): Generator<Row> {
  const gates = ({ made }: Measured) => made.counts.entanglingGates;
  const angle = ({ made }: Measured) => made.counts.entanglingAngle;
  yield* compared('published_qiskit_2.2.0', measured, [
    ['entangling gates', gates, 0.7],
    ['entangling angle', angle, 0.4],
  ]);
  yield* compared('published_tket_2.6.0', measured, [['entangling gates', gates, 0.72]]);
  yield* compared('published_nam2018_heavy', measured, [
    ['entangling gates', gates, 0.82],
    ['entangling angle', angle, 0.68],
  ]);
  const reversible = measured.filter(({ file }) => REVERSIBLE.test(file.name));
  yield* compared('input_2q_as_cx', reversible, [
    ['reversible: entangling gates', gates, 0.82],
    ['reversible: entangling angle', angle, 0.68],
  ]);
  yield above('published_qiskit_2.2.0', measured, gates);
  yield above('floor_partial_mirror', measured, gates);
  yield above('floor_angle_ms', measured, (each) => angle(each) - ROUNDED);
}

function* compared(
  column: string,
  measured: readonly Measured[],
  lines: readonly (readonly [name: string, of: (each: Measured) => number, goal: number])[],
): Generator<Row> {
  const having = measured.filter(({ file }) => file.indexed(column));
  if (having.length === 0) return;
  for (const [name, of, goal] of lines) {
    const ratio = geometricMean(having.map((each) => of(each) / each.file.indexed(column)!));
    yield row(`${name}, vs ${column}, ${having.length} files`, ratio, 'ratio', { atMost: goal });
  }
}

function above(column: string, measured: readonly Measured[], of: (each: Measured) => number): Row {
  const higher = measured.filter((each) => of(each) > (each.file.indexed(column) ?? Number.POSITIVE_INFINITY));
  for (const { file } of higher) console.error(`${file.name}: above ${column}`);
  return row(`files above ${column}`, higher.length, 'files', { atMost: 0 });
}

/** Targets without partial angles: published counts are of full gates, too. */
function* fullGates(all: readonly CorpusCircuit[]): Generator<Row> {
  const measured = all.map((each) => ({ ...each, made: transpiled(each.circuit, {}, idealFullGates) }));
  const gates = ({ made }: Measured) => made.counts.entanglingGates;
  yield* compared('published_qiskit_2.2.0', measured, [['full gates only: entangling gates', gates, 0.92]]);
  yield* compared('floor_cx', measured, [['full gates only: entangling gates', gates, 0.97]]);
  const narrow = measured.filter(({ circuit }) => circuit.qubits <= QUICK_WIDTHS.whole);
  const verdicts = narrow.map(({ circuit, made }) => verify(circuit, made.transpilation));
  const wrong = verdicts.filter(({ equivalent }) => equivalent !== true).length;
  yield row(`full gates only: not verified, of ${narrow.length} up to 12 qubits`, wrong, 'files', { atMost: 0 });
}
