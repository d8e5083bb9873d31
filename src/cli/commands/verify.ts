import type { Command } from 'commander';
import { type CircuitData, carriedOut } from '../../circuit/index.js';
import { IonloomError, issue } from '../../errors/index.js';
import { isObject } from '../../formats/ionq/index.js';
import {
  planVerification,
  type Relation,
  relations,
  type StatedCandidate,
  type Verdict,
  type VerifyOptions,
  verify,
} from '../../verify/index.js';
import { aboutFile, type ExitCode, exitCodes, Failure, usageFailure } from '../failure.js';
import { addExamples } from '../help.js';
import { type CircuitFile, evaluable, type ReadOptions, readCircuits, readJson, titleOf } from '../input.js';
import {
  addInputOptions,
  addOutputOptions,
  choice,
  GIBIBYTE,
  numberList,
  positiveNumber,
  wholeNumber,
} from '../options.js';
import { folded, Output, type OutputOptions } from '../output.js';
import { requireBound } from '../parameters.js';
import { Progress } from '../progress.js';
import { displayName, STANDARD_STREAM } from '../source.js';
import type { Terminal } from '../terminal.js';

interface Options extends OutputOptions, ReadOptions {
  readonly relation?: Relation;
  readonly permutation?: readonly number[];
  readonly frames?: readonly number[];
  readonly report?: string;
  readonly tolerance?: number;
  readonly seed?: number;
  readonly memory?: number;
}

/** Amplitudes that gates change in a second, roughly. */
const WORK_PER_SECOND = 1e9;

/** From this much work on, a person has time to wonder what is going on. */
const SLOW_WORK = 2 * WORK_PER_SECOND;

const PROSE = `A is the original and B the candidate. What "the same" means is stated, never searched for:
  unitary                 the same unitary, global phase included
  unitary-up-to-phase     the same unitary up to one global phase
  frames-and-permutation  the same after B's final Z frames and with its qubits put back, up to one
                          global phase; without --frames and --permutation both are nothing
  distribution            the same probabilities of what A measures, from all zeros

Without --relation it is what the circuit of a --report was made to keep; frames-and-permutation where
--frames says what B leaves out at its end; distribution where B is in native gates and A is not,
because a transpiled circuit is the same only together with its frames; else unitary-up-to-phase, or
with --permutation frames-and-permutation.

The exit code is 0 only if the circuits are the same; it is 1 also where that could not be decided.`;

export function define(command: Command): Command {
  addInputOptions(
    command
      .argument('<A>', 'the original: a circuit or a job')
      .argument('<B>', 'the candidate: a circuit or a job')
      .addOption(choice('--relation <R>', 'what "the same" means', relations))
      .option(
        '--permutation <LIST>',
        'the wire of B that holds qubit 0, 1, ... of A at the end, such as 1,0,2',
        numberList,
      )
      .option('--frames <LIST>', 'radians of the Rz left out at the end of B, by wire', numberList)
      .option('--report <FILE>', 'take permutation, frames and phase from a report of ionloom transpile')
      .option('--tolerance <X>', 'the largest distance that counts as equal', positiveNumber)
      .option('--seed <N>', 'decides the random inputs on which wide circuits are compared', wholeNumber(0))
      .option('--memory <GIB>', 'how much memory the comparison may take; 1 if left out', positiveNumber),
  );
  return addExamples(
    addOutputOptions(command),
    [
      'ionloom verify original.qasm rewritten.qasm',
      'ionloom verify original.qasm native.json --report report.json',
      'ionloom verify original.qasm native.json --relation distribution',
      'ionloom verify a.qasm b.qasm --permutation 1,0',
    ],
    PROSE,
  );
}

export async function run([a, b]: readonly [string, string], options: Options, terminal: Terminal): Promise<ExitCode> {
  const output = new Output(terminal, options);
  if (a === STANDARD_STREAM && b === STANDARD_STREAM)
    throw usageFailure('standard input holds only one of the two circuits');
  const original = await readCircuits(a, options, terminal);
  const candidate = await readCircuits(b, options, terminal);
  output.warn(original.warnings, original.file);
  output.warn(candidate.warnings, candidate.file);
  requireSameNumber(original, candidate);
  for (const source of [original, candidate]) requireBound(source, 'be compared');
  const claims = await claimsOf(original, candidate, options, terminal);
  const verdicts = original.circuits.map((input, index) => {
    const claim = claims[index]!;
    // Two jobs whose metadata say what they were made from stand for that; all else is compared wire by wire.
    const isMetadata = claim === candidate.circuits[index]!.stated;
    const circuit = isMetadata ? carriedOut(evaluable(input)) : input.circuit;
    const progress = new Progress(terminal, options);
    const how = verifyOptions(options, options.relation ?? claim.relation ?? defaultRelation(circuit, claim));
    const { method, work } = planVerification(circuit, claim, how);
    if (work > SLOW_WORK) progress.announce(`verifying by ${method}, about ${Math.ceil(work / WORK_PER_SECOND)} s`);
    try {
      return verify(circuit, claim, {
        ...how,
        onProgress: (done, total) => progress.show('verifying', done, total),
      });
    } finally {
      progress.end();
    }
  });
  if (options.json) {
    output.document(verdicts.length === 1 ? verdicts[0] : { equivalent: allEquivalent(verdicts), circuits: verdicts });
  } else {
    const title = (index: number) => (verdicts.length === 1 ? '' : `${titleOf(original.circuits, index)}: `);
    if (verdicts.some(({ relation }) => relation === 'distribution') && options.relation === undefined) {
      output.say(
        options.report === undefined
          ? 'what is measured is compared, because B is in native gates; with --report the circuits are'
          : 'what is measured is compared, because B was transpiled to keep that alone',
      );
    }
    output.result(verdicts.map((verdict, index) => title(index) + verdictLines(verdict)).join('\n'));
  }
  return allEquivalent(verdicts) === true ? exitCodes.done : exitCodes.bad;
}

/** True if all are, false if one is not, null where it was not decided. */
function allEquivalent(verdicts: readonly Verdict[]): boolean | null {
  if (verdicts.some(({ equivalent }) => equivalent === false)) return false;
  return verdicts.every(({ equivalent }) => equivalent === true) ? true : null;
}

function verdictLines({ equivalent, method, relation, guarantee }: Verdict): string {
  const word = equivalent === null ? 'undecided' : equivalent ? 'equivalent' : 'NOT equivalent';
  return `${word} (${relation}, by ${method})\n${folded(guarantee, '  ')}`;
}

function requireSameNumber(original: CircuitFile, candidate: CircuitFile): void {
  const [ours, theirs] = [original.circuits.length, candidate.circuits.length];
  if (ours === theirs) return;
  const message = `there are ${theirs} circuits here and ${ours} in ${original.file}`;
  throw new Failure([issue('InvalidInput', message)], { file: candidate.file });
}

/** What "the same" means where the command line does not say; see the help. */
function defaultRelation({ gateset }: CircuitData, { circuit, frames, outputPermutation }: StatedCandidate): Relation {
  if (frames !== undefined) return 'frames-and-permutation';
  if (circuit.gateset === 'native' && gateset !== 'native') return 'distribution';
  return outputPermutation === undefined ? 'unitary-up-to-phase' : 'frames-and-permutation';
}

function verifyOptions({ tolerance, seed, memory }: Options, relation: Relation): VerifyOptions {
  return {
    relation,
    ...(tolerance === undefined ? {} : { tolerance }),
    ...(seed === undefined ? {} : { seed }),
    ...(memory === undefined ? {} : { memoryLimit: memory * GIBIBYTE }),
  };
}

/** What a candidate states, and the relation that it was made to keep where a report says so. */
interface ReportedCandidate extends StatedCandidate {
  readonly relation?: Relation;
}

/** What each candidate states, from the command line or from a transpiler's report. */
async function claimsOf(
  original: CircuitFile,
  candidate: CircuitFile,
  options: Options,
  terminal: Terminal,
): Promise<readonly ReportedCandidate[]> {
  const { permutation, frames, report } = options;
  if (report === undefined) {
    requireLength('--permutation', permutation, original);
    requirePermutation(permutation);
    requireLength('--frames', frames, candidate);
    const claim = { ...(permutation ? { outputPermutation: permutation } : {}), ...(frames ? { frames } : {}) };
    const isSaid = permutation !== undefined || frames !== undefined;
    return candidate.circuits.map(({ circuit, stated }) => (isSaid || !stated ? { circuit, ...claim } : stated));
  }
  if (permutation !== undefined || frames !== undefined) {
    throw usageFailure('--report already says what --permutation and --frames would');
  }
  const document = await readJson(report, terminal);
  return aboutFile(displayName(report), 'it was read as a report of ionloom transpile', () => {
    const claims = isObject(document) && Array.isArray(document['circuits']) ? document['circuits'] : [document];
    return candidate.circuits.map(({ circuit }, index) => claimOf(circuit, claims[index]));
  });
}

/** A list that leaves out a wire was more likely cut off than meant so. */
function requireLength(option: string, list: readonly number[] | undefined, { file, circuits }: CircuitFile): void {
  const other = circuits.find(({ circuit }) => list !== undefined && circuit.qubits !== list.length);
  if (other === undefined) return;
  throw usageFailure(`${option} lists ${list!.length} numbers for the ${other.circuit.qubits} qubits of ${file}`);
}

/** Each qubit ends on a wire of its own; which wires there are is the verifier's to say. */
function requirePermutation(list: readonly number[] = []): void {
  if (list.every((wire, k) => Number.isInteger(wire) && wire >= 0 && list.indexOf(wire) === k)) return;
  throw usageFailure(`--permutation ${list.join(',')} does not put each qubit on a wire of its own`);
}

function claimOf(circuit: CircuitData, claim: unknown): ReportedCandidate {
  const { outputPermutation, frames, globalPhase, relation } = isObject(claim) ? claim : {};
  if (!isNumbers(outputPermutation) || !isNumbers(frames) || typeof globalPhase !== 'number') {
    throw new IonloomError(
      issue('InvalidInput', 'this is not a report with outputPermutation, frames and globalPhase as numbers'),
    );
  }
  if (relation === undefined) return { circuit, outputPermutation, frames, globalPhase };
  if (!relations.includes(relation as Relation)) {
    throw new IonloomError(
      issue('InvalidInput', `the report has the relation ${JSON.stringify(relation)}, which is none`),
    );
  }
  return { circuit, outputPermutation, frames, globalPhase, relation: relation as Relation };
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}
