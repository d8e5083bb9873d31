import { type PricedJob, priceOf, reportsIn } from '../documents/index.js';
import { type Angle, angleToString, isNumeric } from '../math/index.js';
import { counted } from '../printing/index.js';
import type { Target } from '../targets/index.js';
import { routingText, type Transpilation, type TranspileRelation } from '../transpile/index.js';
import type { Method, PassVerdict, Verdict } from '../verify/index.js';
import { aboutFile } from './failure.js';
import { readJson } from './input.js';
import { priceText } from './job-price.js';
import { folded } from './output.js';
import { displayName } from './source.js';
import type { Terminal } from './terminal.js';

/** The report of one transpiled circuit, as `--report` writes it. */
export interface TranspileDocument {
  readonly name?: string;
  readonly target: string;
  readonly entangler: string;
  readonly level: number;
  readonly seed: number;
  readonly input: Transpilation['report']['input'];
  readonly output: Transpilation['report']['output'];
  readonly relation: TranspileRelation;
  readonly inputPermutation: readonly number[];
  readonly outputPermutation: readonly number[];
  /** Radians; text where a parameter is free. */
  readonly frames: readonly (number | string)[];
  readonly globalPhase: number | string;
  readonly estimate: Transpilation['report']['estimate'] & PricedJob;
  readonly routing: Transpilation['report']['routing'];
  readonly approximation: Transpilation['report']['approximation'];
  readonly checks: Transpilation['report']['checks'];
  readonly seconds: number;
  readonly passes: Transpilation['report']['passes'];
  readonly passVerdicts?: readonly PassVerdict[];
  readonly verification?: Verdict;
}

/** An angle as JSON takes it. */
export function plainAngle(angle: Angle): number | string {
  return isNumeric(angle) ? angle : angleToString(angle);
}

/** The report of a file: that of its circuit, or those of all circuits of a job of several with the price of the job. */
export function reportWhole(
  reports: readonly TranspileDocument[],
  multiple: boolean,
  target: Target,
  priced: PricedJob,
): object {
  if (!multiple) return reports[0]!;
  const sizes = reports.map(({ output }) => output);
  return {
    circuits: reports,
    estimate: { priceUsd: priceOf(sizes, target, priced), ...priced },
    seconds: reports.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

/**
 * What is read from a report as {@link reportWhole} makes it: that of the one circuit, or those of all in a list.
 *
 * @throws Failure that names the file, also for what `read` throws.
 */
export async function fromReport<Result>(
  file: string,
  terminal: Pick<Terminal, 'stdin'>,
  read: (reports: readonly unknown[]) => Result,
): Promise<Result> {
  const document = await readJson(file, terminal);
  return aboutFile(displayName(file), 'it was read as a report of ionloom transpile', () => read(reportsIn(document)));
}

/**
 * What a person wants to know of a transpilation.
 *
 * @param demanded whether the verdict was asked for, and is told in full
 */
export function summaryLines(document: TranspileDocument, demanded: boolean): readonly string[] {
  const { input, output, estimate, target, entangler, level, routing, approximation, checks, verification } = document;
  const angle = `${rounded(output.entanglingAngle)} full gate${output.entanglingAngle === 1 ? '' : 's'}`;
  return [
    `${target} by ${entangler}, level ${level}`,
    `  in   ${counted(input.qubits, 'qubit')}, ${counted(input.gates, 'gate')}, ${input.twoQubitGates} of them on two or more qubits`,
    `  out  ${counted(output.pulses, 'pulse')}, ${counted(output.entanglingGates, 'entangling gate')} with the angle of ${angle}, depth ${output.depth}`,
    ...(routing === null || routing.exchanges === 0 ? [] : [`  routed by ${routingText(routing)}`]),
    ...(approximation.dropped === 0
      ? []
      : [`  left out ${counted(approximation.dropped, 'rotation')}, off by at most ${rounded(approximation.spent)}`]),
    ...(checks.dropped === 0
      ? []
      : [
          `  ${counted(checks.dropped, 'replacement')} of ${checks.windows} would have been wrong and ${checks.dropped === 1 ? 'was' : 'were'} not made`,
        ]),
    ...estimateLine(estimate),
    ...(demanded && verification?.equivalent === true ? [folded(`verified: ${verification.guarantee}`, '  ')] : []),
  ];
}

function estimateLine({
  fidelity,
  durationSeconds,
  priceUsd,
  ...priced
}: TranspileDocument['estimate']): readonly string[] {
  const parts = [
    ...(fidelity === null ? [] : [`fidelity ${fidelity.toFixed(4)}`]),
    ...(durationSeconds === null ? [] : [`${rounded(1000 * durationSeconds)} ms per shot`]),
    ...(priceUsd === null ? [] : [priceText(priceUsd, priced)]),
  ];
  return parts.length === 0 ? [] : [`  estimated ${parts.join(', ')}`];
}

/** Whether the result is not the input, so that it may not be written. */
export function isDifferent({ verification }: Pick<TranspileDocument, 'verification'>): boolean {
  return verification?.equivalent === false;
}

/**
 * What was compared with the input without being asked for, or why nothing was, in a line; undefined where the result
 * is not the input, which is told as an error.
 */
export function comparedLine({ verification }: Pick<TranspileDocument, 'verification'>): string | undefined {
  if (verification === undefined) return undefined;
  const { equivalent, method, distance, bound, stimuli, guarantee } = verification;
  // An undecided verdict may begin by saying that nothing was compared, and why.
  if (equivalent === null) return `not verified: ${guarantee.replace(/^Nothing[^:]*: |\.$/g, '')}`;
  if (!equivalent) return undefined;
  // Tableaux are compared exactly.
  const apart = distance ?? bound ?? 0;
  const within = apart === 0 ? 'exactly' : `to ${apart.toPrecision(2)}`;
  return `verified by ${method}: ${compared(method, stimuli)}, ${within}`;
}

function compared(method: Method, stimuli: number): string {
  return { ...comparedBy, ...comparedOn(stimuli) }[method];
}

const OUTPUTS_AGREE = 'what is measured from all zeros is the same';

const comparedBy = {
  none: 'nothing was compared',
  'read-out': 'the same is read',
  certificate: 'every step of its certificate holds',
  'clifford-tableau': 'both circuits make the same of every Pauli',
  'pauli-rotations': 'both circuits are the same rotations about Pauli strings',
  'path-sum': 'the original and then the inverse of the result bring every input back',
  'output-distribution': OUTPUTS_AGREE,
  'clifford-outcomes': OUTPUTS_AGREE,
} as const;

const comparedOn = (stimuli: number) => ({
  'exact-unitary': `all ${stimuli} columns of both unitaries agree`,
  'random-stimuli': `the final states from ${stimuli} inputs agree`,
});

/**
 * Why a transpilation may not be used as if it were verified, or undefined where it may.
 *
 * @param demanded whether it had to be: an undecided verdict is then an error, too
 */
export function unverified(
  { verification }: Pick<TranspileDocument, 'verification'>,
  demanded: boolean,
): string | undefined {
  if (verification === undefined || verification.equivalent === true) return undefined;
  if (verification.equivalent === null && !demanded) return undefined;
  const word = verification.equivalent === null ? 'not verified' : 'not equivalent, and not written';
  return `error: ${word}\n${folded(verification.guarantee, '  ')}`;
}

/** The passes after which the circuit was not the same or could not be compared, or undefined where there are none. */
export function passesUnverified({ passVerdicts = [] }: TranspileDocument): string | undefined {
  const wrong = passVerdicts.filter(({ verdict }) => verdict.equivalent !== true);
  if (wrong.length === 0) return undefined;
  const lines = wrong.map(({ pass, verdict }) => folded(`after ${pass}: ${verdict.guarantee}`, '  '));
  return ['error: not verified after every pass', ...lines].join('\n');
}

/** That results are to be read on other wires, or undefined where every qubit is on its own. */
export function permuted({ outputPermutation }: TranspileDocument, isJob: boolean): string | undefined {
  const moved = outputPermutation.flatMap((wire, qubit) => (wire === qubit ? [] : [`${qubit} on ${wire}`]));
  if (moved.length === 0) return undefined;
  const said = isJob ? ', which the metadata of the job say' : '';
  return folded(`note: qubits end on other wires (${moved.join(', ')})${said}; --keep-wires brings them back`, '  ');
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(4)));
}
