import { type Angle, angleToString, isNumeric } from '../math/index.js';
import type { Transpilation, TranspileRelation } from '../transpile/index.js';
import type { PassVerdict, Verdict } from '../verify/index.js';
import { folded } from './output.js';

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
  readonly outputPermutation: readonly number[];
  /** Radians; text where a parameter is free. */
  readonly frames: readonly (number | string)[];
  readonly globalPhase: number | string;
  readonly estimate: Transpilation['report']['estimate'] & { readonly shots: number };
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

/** The report of a file: that of its circuit, or those of all circuits of a job of several. */
export function reportWhole(reports: readonly TranspileDocument[], multiple: boolean): object {
  if (!multiple) return reports[0]!;
  return { circuits: reports, seconds: reports.reduce((sum, { seconds }) => sum + seconds, 0) };
}

/** What a person wants to know of a transpilation. */
export function summaryLines(document: TranspileDocument): readonly string[] {
  const { input, output, estimate, target, entangler, level, approximation, checks, verification } = document;
  const angle = `${rounded(output.entanglingAngle)} full gate${output.entanglingAngle === 1 ? '' : 's'}`;
  return [
    `${target} by ${entangler}, level ${level}`,
    `  in   ${count(input.qubits, 'qubit')}, ${count(input.gates, 'gate')}, ${input.twoQubitGates} of them on two or more qubits`,
    `  out  ${count(output.pulses, 'pulse')}, ${count(output.entanglingGates, 'entangling gate')} with the angle of ${angle}, depth ${output.depth}`,
    ...(approximation.dropped === 0
      ? []
      : [`  left out ${count(approximation.dropped, 'interaction')}, off by at most ${rounded(approximation.spent)}`]),
    ...(checks.dropped === 0
      ? []
      : [
          `  ${count(checks.dropped, 'replacement')} of ${checks.windows} would have been wrong and ${checks.dropped === 1 ? 'was' : 'were'} not made`,
        ]),
    ...estimateLine(estimate),
    ...(verification?.equivalent === true ? [folded(`verified: ${verification.guarantee}`, '  ')] : []),
  ];
}

function estimateLine({
  fidelity,
  durationSeconds,
  priceUsd,
  shots,
}: TranspileDocument['estimate']): readonly string[] {
  const parts = [
    ...(fidelity === null ? [] : [`fidelity ${fidelity.toFixed(4)}`]),
    ...(durationSeconds === null ? [] : [`${rounded(1000 * durationSeconds)} ms per shot`]),
    ...(priceUsd === null ? [] : [`$${priceUsd.toFixed(2)} for ${shots} shots`]),
  ];
  return parts.length === 0 ? [] : [`  estimated ${parts.join(', ')}`];
}

/** Why a transpilation that was to be verified is not, or undefined where it is. */
export function unverified({ verification }: TranspileDocument): string | undefined {
  if (verification === undefined || verification.equivalent === true) return undefined;
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
export function permuted({ outputPermutation }: TranspileDocument): string | undefined {
  const moved = outputPermutation.flatMap((wire, qubit) => (wire === qubit ? [] : [`${qubit} on ${wire}`]));
  if (moved.length === 0) return undefined;
  return folded(`note: qubits end on other wires (${moved.join(', ')}); --keep-wires brings them back`, '  ');
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(4)));
}
