import { type Angle, angleToString, isNumeric } from '../math/index.js';
import type { Transpilation } from '../transpile/index.js';
import type { Verdict } from '../verify/index.js';
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
  readonly outputPermutation: readonly number[];
  /** Radians; text where a parameter is free. */
  readonly frames: readonly (number | string)[];
  readonly globalPhase: number | string;
  readonly estimate: Transpilation['report']['estimate'] & { readonly shots: number };
  readonly seconds: number;
  readonly passes: Transpilation['report']['passes'];
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
  const { input, output, estimate, target, entangler, level, verification } = document;
  const angle = `${rounded(output.entanglingAngle)} full gate${output.entanglingAngle === 1 ? '' : 's'}`;
  return [
    `${target} by ${entangler}, level ${level}`,
    `  in   ${count(input.qubits, 'qubit')}, ${count(input.gates, 'gate')}, ${input.twoQubitGates} of them on two or more qubits`,
    `  out  ${count(output.pulses, 'pulse')}, ${count(output.entanglingGates, 'entangling gate')} with the angle of ${angle}, depth ${output.depth}`,
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

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(4)));
}
