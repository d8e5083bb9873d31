import type { Command } from 'commander';
import { type CircuitData, carriedOut } from '../../circuit/index.js';
import { type CircuitDocument, evaluable, titleOf } from '../../documents/index.js';
import { issue } from '../../errors/index.js';
import {
  planVerification,
  type Relation,
  relations,
  type StatedCandidate,
  type Verdict,
  type VerifyOptions,
  verify,
} from '../../verify/index.js';
import { type ExitCode, exitCodes, Failure, usageFailure } from '../failure.js';
import { addExamples } from '../help.js';
import { type ReadOptions, readCircuits } from '../input.js';
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
import { Progress } from '../progress.js';
import { STANDARD_STREAM } from '../source.js';
import type { Terminal } from '../terminal.js';
import { bound, type ClaimOptions, certificatesOf, claimsOf } from '../verify-claims.js';

interface Options extends OutputOptions, ReadOptions, ClaimOptions {
  readonly relation?: Relation;
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
--frames says what B leaves out at its end; distribution where one of them is in native gates and the
other is not, because a transpiled circuit is the same only together with its frames; else
unitary-up-to-phase, or with --permutation frames-and-permutation.

--certificate checks why B is the same as A, gate by gate and at any width: a file that ionloom
transpile --certificate wrote, which also says what B leaves out at its end. Nothing in it is trusted.

Parameters without a value from --set stay free: the circuits are compared for all values at once.

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
      .option('--certificate <FILE>', 'check this certificate of ionloom transpile, and nothing else')
      .option('--tolerance <X>', 'the largest distance that counts as equal', positiveNumber)
      .option('--seed <N>', 'decides the random inputs on which wide circuits are compared', wholeNumber(0))
      .option('--memory <GIB>', 'how much memory the comparison may take; 1 if left out', positiveNumber),
  );
  return addExamples(
    addOutputOptions(command),
    [
      'ionloom verify original.qasm rewritten.qasm',
      'ionloom verify original.qasm native.json --report report.json',
      'ionloom verify original.qasm native.json --certificate why.json',
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
  const { set: _, ...chosen } = options;
  const [first, second] = [await readCircuits(a, chosen, terminal), await readCircuits(b, chosen, terminal)];
  for (const { warnings, file } of [first, second]) output.warn(warnings, file);
  requireSameNumber(first, second);
  const stated = await claimsOf(first, second, options, terminal);
  const certificates = await certificatesOf(options, first.circuits.length, terminal);
  const { original, claims } = bound(first, second, stated, options);
  const verdicts = original.circuits.map((input, index) => {
    const claim = claims[index]!;
    // Two jobs whose metadata say what they were made from stand for that; all else is compared wire by wire.
    const circuit = claim.isMetadata ? carriedOut(evaluable(input)) : input.circuit;
    const progress = new Progress(terminal, options);
    const certificate = certificates?.[index];
    const relation = options.relation ?? claim.relation ?? (certificate ? undefined : defaultRelation(circuit, claim));
    const how = { ...verifyOptions(options, relation), ...(certificate ? { certificate } : {}) };
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
    const isSwapped = original.circuits.some(({ circuit }) => circuit.gateset === 'native');
    const nativeSide = isSwapped ? 'A, which should be the original, is in native gates' : 'B is in native gates';
    if (verdicts.some(({ relation }) => relation === 'distribution') && options.relation === undefined) {
      output.say(
        options.report === undefined
          ? `what is measured is compared, because ${nativeSide}; with --report the circuits are`
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

function requireSameNumber(original: CircuitDocument, candidate: CircuitDocument): void {
  const [ours, theirs] = [original.circuits.length, candidate.circuits.length];
  if (ours === theirs) return;
  const message = `there are ${theirs} circuits here and ${ours} in ${original.file}`;
  throw new Failure([issue('CircuitCount', message)], { file: candidate.file });
}

/** What "the same" means where the command line does not say; see the help. */
function defaultRelation({ gateset }: CircuitData, { circuit, frames, outputPermutation }: StatedCandidate): Relation {
  if (frames !== undefined) return 'frames-and-permutation';
  if (circuit.gateset !== gateset) return 'distribution';
  return outputPermutation === undefined ? 'unitary-up-to-phase' : 'frames-and-permutation';
}

function verifyOptions({ tolerance, seed, memory }: Options, relation: Relation | undefined): VerifyOptions {
  return {
    ...(relation === undefined ? {} : { relation }),
    ...(tolerance === undefined ? {} : { tolerance }),
    ...(seed === undefined ? {} : { seed }),
    ...(memory === undefined ? {} : { memoryLimit: memory * GIBIBYTE }),
  };
}
