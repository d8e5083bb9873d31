import { type CircuitDocument, titleOf } from '../documents/index.js';
import { jobPriceLine } from './job-price.js';
import type { Output } from './output.js';
import type { Asked, TranspileWishes } from './transpile-circuit.js';
import {
  comparedLine,
  passesUnverified,
  permuted,
  summaryLines,
  type TranspileDocument,
  unverified,
} from './transpile-report.js';

/** What of the command line decides what is told. */
interface Telling extends Pick<TranspileWishes, 'verify'> {
  /** How the circuits are written; IonQ JSON if left out. */
  readonly format?: string;
  /** Whether they are written as a job. */
  readonly isJob: boolean;
}

/** Tells people what became of the circuits of a file; whether nothing speaks against using them. */
export function tellTranspiled(
  { circuits, multiple }: CircuitDocument,
  reports: readonly TranspileDocument[],
  { target, priced }: Asked,
  { verify, format = 'ionq', isJob }: Telling,
  output: Output,
): boolean {
  const demanded = verify === true;
  reports.forEach((each, index) => {
    const title = multiple ? `${titleOf(circuits, index)}: ` : '';
    output.say(title + summaryLines(each, demanded).join('\n'));
    const compared = verify === undefined ? comparedLine(each) : undefined;
    if (compared !== undefined) output.say(`  ${compared}`);
    for (const line of [unverified(each, demanded), passesUnverified(each)])
      if (line !== undefined) output.insist(line);
    const note = format === 'ionq' ? permuted(each, isJob) : undefined;
    if (note !== undefined) output.say(note);
  });
  const sizes = reports.map((each) => each.output);
  const whole = multiple ? jobPriceLine(sizes, target, priced) : undefined;
  if (whole !== undefined) output.say(whole);
  return reports.every((each) => unverified(each, demanded) === undefined && passesUnverified(each) === undefined);
}
