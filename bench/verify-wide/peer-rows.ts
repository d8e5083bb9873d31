import { type CircuitData, verify } from 'ionloom';
import { parseQasm, printQasm2 } from 'ionloom/qasm';
import type { Transpilation } from 'ionloom/transpile';
import { type Measurement, ofPeer, row } from '../benchmark.js';
import { runPeer } from '../peers/run.js';
import { timed } from '../timing.js';
import type { CorpusCircuit } from '../transpile/corpus.js';
import { geometricMean } from '../transpile/geometric-mean.js';
import { BY_GATES } from './mistaken.js';
import { qisForm, unmeasured } from './qis-form.js';
import { said } from './said.js';

const SCRIPT = 'wide_pairs.py';

interface QiskitResult {
  readonly file: string;
  readonly level: number;
  readonly qasm: string;
  readonly outputPermutation: readonly number[];
}

/** Circuits against what Qiskit makes of them, read back from OpenQASM. */
export function qiskitRows(wide: readonly CorpusCircuit[], python: string): Iterable<Measurement> {
  return ofPeer('Qiskit: levels 1 and 3', besideQiskit(wide, python));
}

function* besideQiskit(wide: readonly CorpusCircuit[], python: string): Generator<Measurement> {
  const printed = runPeer(python, SCRIPT, ['qiskit', ...wide.map(({ file }) => file.path)]);
  const results = linesIn<QiskitResult>(printed);
  let decided = 0;
  for (const { file, level, qasm, outputPermutation } of results) {
    const { circuit } = wide.find((each) => each.file.name === file)!;
    const claim = { circuit: parseQasm(qasm), outputPermutation };
    const [verdict, seconds] = timed(() => verify(unmeasured(circuit), claim, BY_GATES));
    if (verdict.equivalent === true) decided++;
    yield row(`${file} against Qiskit's level ${level}: ${said(verdict)}`, 1000 * seconds, 'ms');
  }
  yield row('circuits against Qiskit decided', decided / results.length, 'share', { atLeast: 0.9 });
}

/** An original and its transpilation, with how long the replay of its certificate took. */
export interface WidePair {
  readonly name: string;
  readonly circuit: CircuitData;
  readonly transpilation: Transpilation;
  readonly certified: boolean;
  /** Of the processor. */
  readonly certifiedSeconds: number;
}

interface QcecResult {
  readonly name: string;
  readonly verdict?: string;
  readonly seconds?: number;
  readonly error?: string;
}

/** The same pairs through MQT QCEC and through ours, with and without a certificate. */
export function qcecRows(pairs: readonly WidePair[], python: string, limit: number): Iterable<Measurement> {
  return ofPeer('MQT QCEC: transpilations', besideQcec(pairs, python, limit));
}

function* besideQcec(pairs: readonly WidePair[], python: string, limit: number): Generator<Measurement> {
  const given = pairs.map((pair) => ({
    pair,
    original: unmeasured(pair.circuit),
    candidate: qisForm(pair.transpilation),
  }));
  const lines = given.map(({ pair, original, candidate }) =>
    JSON.stringify({ name: pair.name, original: printQasm2(original), candidate: printQasm2(candidate) }),
  );
  const found = linesIn<QcecResult>(
    runPeer(python, SCRIPT, ['qcec', '--limit', String(limit)], `${lines.join('\n')}\n`),
  );
  const counts = { theirs: 0, alone: 0, certified: 0, aloneToo: 0, certifiedToo: 0 };
  const ratios: { readonly alone: number[]; readonly certified: number[] } = { alone: [], certified: [] };
  for (const [k, { verdict: said, seconds = limit, error }] of found.entries()) {
    const { pair, original, candidate } = given[k]!;
    const [{ equivalent }, own] = timed(() => verify(original, candidate, BY_GATES));
    const theirs = said !== undefined && SAME.has(said);
    if (equivalent === true) counts.alone++;
    if (pair.certified) counts.certified++;
    if (error === undefined) yield row(`${pair.name}: MQT QCEC: ${said}`, 1000 * seconds, 'ms');
    else yield { name: `${pair.name}: MQT QCEC`, unmeasured: error, peer: true };
    yield row(`${pair.name}: ours, without a certificate: ${equivalent ?? 'undecided'}`, 1000 * own, 'ms');
    if (!theirs) continue;
    counts.theirs++;
    if (equivalent === true) counts.aloneToo++;
    if (pair.certified) counts.certifiedToo++;
    if (equivalent === true) ratios.alone.push(own / seconds);
    if (pair.certified) ratios.certified.push(pair.certifiedSeconds / seconds);
  }
  const { theirs, alone, certified, aloneToo, certifiedToo } = counts;
  yield row(`MQT QCEC decided within ${limit} s`, theirs, `of ${found.length}`);
  yield row('ours decided without a certificate', alone, `of ${found.length}`);
  yield row('ours decided by certificate', certified, `of ${found.length}`);
  yield row('of what MQT QCEC decided, ours without a certificate', aloneToo / theirs, 'share', { atLeast: 1 });
  yield row('of what MQT QCEC decided, ours by certificate', certifiedToo / theirs, 'share', { atLeast: 1 });
  yield row('ours without a certificate over MQT QCEC, where both decided', geometricMean(ratios.alone), 'ratio');
  yield row('ours by certificate over MQT QCEC, where both decided', geometricMean(ratios.certified), 'ratio');
}

/** Its words for what is proved. */
const SAME: ReadonlySet<string> = new Set(['equivalent', 'equivalent_up_to_global_phase', 'equivalent_up_to_phase']);

function linesIn<Result>(printed: string): readonly Result[] {
  return printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Result);
}
